"""A session ends by idleness alone; a form that comes too late is kept."""

import datetime
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leszno_strategy import kept_forms
from leszno_strategy.sessions import RENEWED
from organisation.models import OfficeRole, User
from reporting.models import Campaign, Report
from tasks.models import Task
from tests.factories import (
    make_campaign,
    make_office_user,
    make_post,
    make_task,
    make_user,
    year_of,
)
from tests.pages import text_of
from tests.sent import sent_from

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)
REPORT = "/panel/miasto/zadania/I.1.1/2010/"
CAMPAIGN = "/panel/miasto/2010/kampania/"


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def task() -> Task:
    task = make_task(stages=[{2010: ("100", None)}])
    make_campaign(year_of(task, 2010))
    return task


@pytest.fixture
def office(task: Task) -> User:
    return make_office_user(username="biuro")


@pytest.fixture
def client(office: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(office)
    return client


def end(client: Client) -> None:
    """Let the session be idle until it ends; the browser keeps its cookies."""
    Session.objects.update(expire_date=timezone.now() - MINUTE)


def tokens(page) -> dict[str, str]:
    """Return what the page's forms say of themselves."""
    html = page.content.decode()
    found = re.findall(r'name="(csrfmiddlewaretoken|whose)" value="([^"]*)"', html)
    return {name: unescape(value) for name, value in found}


def report_sent(client: Client, **typed) -> dict:
    page = client.get(REPORT)
    form = page.context["form"]
    sent = {one.html_name: one.value() for one in form if one.value()}
    return {**sent, **tokens(page), "step": "save", **typed}


def signed_in_again(client: Client, answer, user: User):
    """Sign in where the answer leads, and follow to where the person wanted to be."""
    assert answer.status_code == 302, text_of(answer)
    assert answer["Location"].startswith("/konto/login/?next=")
    client.force_login(user)
    (address,) = parse_qs(urlsplit(answer["Location"]).query)["next"]
    return client.get(address)


def test_working_puts_off_the_end_of_a_session(client, settings):
    session = client.session
    session[RENEWED] -= settings.SESSION_COOKIE_AGE / 2
    session.save()
    Session.objects.update(expire_date=timezone.now() + MINUTE)
    assert client.get("/panel/").status_code == 200
    left = Session.objects.get().expire_date - timezone.now()
    assert left > datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE - 60)


def test_not_every_page_writes_the_session(client):
    soon = timezone.now() + MINUTE
    Session.objects.update(expire_date=soon)
    client.get("/panel/")
    assert Session.objects.get().expire_date == soon


def test_an_idle_session_ends(client):
    end(client)
    answer = client.get("/panel/")
    assert answer["Location"] == "/konto/login/?next=/panel/"


def test_a_report_sent_too_late_is_shown_again_with_what_was_typed(client, office):
    sent = report_sent(client, done="Zrobiono dużo.")
    end(client)
    answer = client.post(REPORT, sent)
    login = client.get(answer["Location"])
    assert "Twoje wpisy są zachowane" in text_of(login)
    page = signed_in_again(client, answer, office)
    assert page.status_code == 200
    assert "Jeszcze nie zapisano: system cię wylogował" in text_of(page)
    assert page.context["form"]["done"].value() == "Zrobiono dużo."
    assert not Report.objects.exists()
    again = {**sent, **tokens(page)}
    address = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    assert client.post(address, again).status_code == 302
    assert Report.objects.get().latest.content["done"] == "Zrobiono dużo."
    # What was sent at last is kept no longer.
    assert client.get(address).context["kept"] is None


def test_what_others_saved_meanwhile_is_told_as_well(client, office, task):
    sent = report_sent(client, done="Moje")
    end(client)
    answer = client.post(REPORT, sent)
    client.force_login(office)
    client.post(REPORT, report_sent(client, done="Cudze"))
    page = signed_in_again(client, answer, office)
    (one,) = page.context["form"].meanwhile
    assert (one.now, one.typed) == ("Cudze", "Moje")


def test_files_are_not_kept_and_are_named(client, office):
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.4")
    sent = report_sent(client, done="Tekst", files=file)
    end(client)
    page = signed_in_again(client, client.post(REPORT, sent), office)
    assert "Wybierz te pliki ponownie, nie zachowano ich: plan.pdf" in text_of(page)


def test_nobody_else_on_the_same_computer_sees_it(client, office, task):
    sent = report_sent(client, done="Tajne plany")
    end(client)
    answer = client.post(REPORT, sent)
    other = make_office_user(username="inna")
    page = signed_in_again(client, answer, other)
    assert "Tajne plany" not in page.content.decode()
    assert "Jeszcze nie zapisano" not in text_of(page)
    # It waits for whose it is.
    assert "Tajne plany" in signed_in_again(client, answer, office).content.decode()


def test_a_form_of_nobody_is_not_kept(client, office):
    sent = report_sent(client, done="Tekst")
    del sent["whose"]
    end(client)
    answer = client.post(REPORT, sent)
    assert answer["Location"] == f"/konto/login/?next={REPORT}"
    forged = {**sent, "whose": "1:abc:def"}
    assert client.post(REPORT, forged)["Location"] == answer["Location"]


def test_nobody_fills_the_disk_with_forms_that_are_kept(client, office):
    sent, nothing = report_sent(client), f"/konto/login/?next={REPORT}"
    end(client)
    long = {**sent, "done": "x" * kept_forms.MOST_BYTES}
    assert client.post(REPORT, long)["Location"] == nothing
    for _n in range(30):
        assert client.post(REPORT, sent)["Location"] != nothing
    assert client.post(REPORT, sent)["Location"] == nothing


def test_a_form_of_a_closed_account_is_not_kept(client, office):
    sent = report_sent(client, done="Tekst")
    User.objects.update(is_active=False)
    answer = client.post(REPORT, sent)
    assert answer["Location"] == f"/konto/login/?next={REPORT}"


def test_a_form_of_another_site_is_not_kept(client, office):
    sent = report_sent(client, done="Tekst")
    del sent["csrfmiddlewaretoken"]
    answer = client.post(REPORT, sent, headers={"origin": "https://gdzie.example"})
    assert answer.status_code == 403
    assert client.post(REPORT, sent).status_code == 403


def test_whoever_signed_in_again_in_another_window_loses_nothing(client, office):
    """Signing in changes the token of all forms that are open."""
    sent = report_sent(client, done="Z drugiego okna")
    client.cookies["csrftoken"] = "x" * 32
    own = {"origin": "http://testserver"}
    answer = client.post(REPORT, sent, headers=own)
    page = client.get(answer["Location"])
    assert page.context["form"]["done"].value() == "Z drugiego okna"
    client.force_login(make_office_user(username="inna"))
    client.cookies["csrftoken"] = "x" * 32
    assert client.post(REPORT, sent, headers=own).status_code == 403


def test_a_campaign_is_kept(client, office):
    page = client.get(CAMPAIGN)
    sent = {one.html_name: one.value() or "" for one in page.context["form"]}
    sent |= {**tokens(page), "seen": page.context["seen"], "instructions": "Zachowane"}
    end(client)
    again = signed_in_again(client, client.post(CAMPAIGN, sent), office)
    assert again.context["form"]["instructions"].value() == "Zachowane"
    assert "system cię wylogował" in text_of(again)
    assert not Campaign.objects.filter(instructions="Zachowane").exists()


@pytest.mark.parametrize("is_new", [True, False])
def test_a_page_of_the_structure_is_kept(client, office, task, is_new):
    goal = task.programme.goal
    name = "admin:tasks_goal_" + ("add" if is_new else "change")
    address = reverse(name, args=[] if is_new else [goal.pk])
    page = client.get(address)
    sent = {**sent_from(page, title="Nowy tytuł"), **tokens(page)}
    end(client)
    again = signed_in_again(client, client.post(address, sent), office)
    assert again.status_code == 200
    form = again.context["adminform"].form
    assert form["title"].value() == "Nowy tytuł"
    assert "system cię wylogował" in text_of(again)
    goal.refresh_from_db()
    assert goal.title != "Nowy tytuł"
    if not is_new:
        sent = {**sent_from(again), **tokens(again)}
        assert client.post(address, sent).status_code == 302
        goal.refresh_from_db()
        assert goal.title == "Nowy tytuł"


def test_a_new_row_of_a_table_is_kept(client, office, task):
    address = reverse("admin:tasks_task_change", args=[task.pk])
    page = client.get(address)
    row = {"place": "9", "title": "Nowy etap", "id": "", "task": task.pk}
    sent = sent_from(page, stages__TOTAL_FORMS=2) | tokens(page)
    sent |= {f"stages-1-{name}": value for name, value in row.items()}
    end(client)
    again = signed_in_again(client, client.post(address, sent), office)
    assert "Nowy etap" in again.content.decode()
    assert task.stages.count() == 1


@pytest.mark.parametrize("reason", ["Brakuje opisu efektów.", "Niepełne"])
def test_a_deed_is_not_done_and_its_text_is_kept(client, office, reason):
    page = client.get(REPORT)
    sent = {**tokens(page), "reason": reason}
    end(client)
    answer = client.post(
        f"{REPORT}zwroc/", sent, headers={"referer": f"http://testserver{REPORT}"}
    )
    again = signed_in_again(client, answer, office)
    assert again.status_code == 200
    assert reason in text_of(again)
    assert f'href="http://testserver{REPORT}"' in again.content.decode()
    client.force_login(make_user(make_post(office_role=OfficeRole.OFFICE)))
    assert client.get(again.request["PATH_INFO"]).status_code == 404


def test_no_password_is_kept(client, office, monkeypatch):
    page = client.get("/konto/password/change/")
    sent = {**tokens(page), "password1": "nowe-haslo", "oldpassword": "stare-haslo"}
    found = []
    monkeypatch.setattr(kept_forms.cache, "set", lambda *given: found.append(given))
    end(client)
    client.post("/konto/password/change/", sent)
    assert found
    assert "haslo" not in str(found)


def test_a_page_of_a_visitor_says_nothing_of_anybody(db):
    assert 'name="whose"' not in Client().get("/uwagi/").content.decode()


def test_a_script_is_told_that_nobody_is_signed_in_and_nothing_is_kept(client, task):
    sent = report_sent(client, done="Zrobiono.")
    end(client)
    draft = f"{REPORT}szkic/"
    response = client.post(draft, sent, headers={"accept": "application/json"})
    assert (response.status_code, response.json()) == (401, {"signed_out": True})
    # Signed in again elsewhere: the page's token is of the session before.
    client.force_login(User.objects.get())
    sent["csrfmiddlewaretoken"] = "x" * 64
    response = client.post(draft, sent, headers={"accept": "application/json"})
    assert response.status_code == 401
    assert not Report.objects.exists()


def test_signing_out_lets_the_browser_forget_what_pages_kept(client, task):
    page = client.get(REPORT)
    response = client.post(reverse("account_logout"), tokens(page))
    assert response.status_code == 302
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not client.get(REPORT, follow=False).content
