"""Following by e-mail: twice confirmed, told once, ended by one click, forgotten."""

import datetime
import re
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.timezone import now

from leszno_strategy.orphans import forgetting
from letters.models import Letter
from organisation.models import User
from public import followers
from public.followed import Followed
from public.models import Follower
from reporting.models import State, Version
from tasks.models import Task
from tests.conftest import queries_of
from tests.factories import (
    make_campaign,
    make_goal,
    make_office_user,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    year_of,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db

NO_BREAK = "\N{NO-BREAK SPACE}"
FORM = "/miasto/obserwuj/"
ANNA = "anna@example.org"
LINK = re.compile(r"https?://[^/]+(/\S*obserwuj/\S+/)")


@pytest.fixture
def office() -> User:
    return make_office_user()


@pytest.fixture
def task() -> Task:
    task = make_task(
        title="Most", stages=[{2010: ("20", None)}], executor=make_unit("Drogi")
    )
    make_campaign(year_of(task, 2010))
    return task


def approve(task: Task, by: User, *, minutes_ago: int = 60) -> Version:
    make_report(task, year_of(task, 2010), State.APPROVED, by=by)
    version = Version.objects.public().order_by("-pk").first()
    assert version is not None
    at = now() - datetime.timedelta(minutes=minutes_ago)
    Version.objects.filter(pk=version.pk).update(at=at)
    return version


def send(client, email: str = ANNA, what: str = "?", address: str = FORM, **more):
    body = client.get(address).content.decode()
    found = re.search(r'name="mark" value="([^"]*)"', body)
    assert found is not None
    said = {"mark": found[1], "email": email, "what": what, **more}
    return client.post(address, said)


def path_in(letter) -> str:
    found = LINK.search(letter.body)
    assert found is not None, letter.body
    return found[1]


def follow(client, email: str = ANNA, **asked) -> Follower:
    """Ask, and confirm by the letter."""
    send(client, email, **asked)
    client.post(path_in(mail.outbox[-1]))
    return Follower.objects.order_by("-pk")[0]


def tell() -> str:
    out = StringIO()
    call_command("tell_followers", stdout=out)
    return out.getvalue().replace(NO_BREAK, " ")


def end_of(letter) -> str:
    return letter.message()["List-Unsubscribe"].strip("<>")


def test_without_a_cookie_one_asks_confirms_and_is_told(task, office):
    reader = Client(enforce_csrf_checks=True)
    response = send(reader)
    assert response["Location"] == f"{FORM}wyslano/"
    assert "Zajrzyj do skrzynki" in text_of(reader.get(response["Location"]))
    (letter,) = mail.outbox
    assert letter.to == [ANNA]
    assert letter.message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    asked = reader.get(path_in(letter))
    # Programs that look at letters open links: this alone does nothing.
    assert Follower.objects.get().confirmed_at is None
    assert "Tak, chcę" in text_of(asked)
    assert "Będziesz dostawać" in text_of(reader.post(path_in(letter)))
    approve(task, office)
    assert "Napisano 1 wiadomość" in tell()
    told = mail.outbox[-1]
    assert told.subject.replace(NO_BREAK, " ") == "Miasto: 1 zmiana w strategii"
    assert "Most: zatwierdzono sprawozdanie za 2010" in told.body
    assert "/miasto/zadania/I.1.1/?rok=2010#sprawozdanie" in told.body
    assert not reader.cookies


def test_who_did_not_confirm_is_not_told_and_is_forgotten(client, task, office):
    send(client)
    approve(task, office)
    assert "Napisano 0 wiadomości" in tell()
    row = Follower.objects.get()
    late = row.asked_at - followers.UNCONFIRMED - datetime.timedelta(seconds=1)
    Follower.objects.update(asked_at=late)
    forgetting.send(sender=None)
    assert not Follower.objects.exists()


def test_who_confirmed_stays(client, task):
    follow(client)
    Follower.objects.update(asked_at=now() - datetime.timedelta(days=900))
    forgetting.send(sender=None)
    assert Follower.objects.exists()


def test_what_was_published_before_is_not_told(client, task, office):
    approve(task, office)
    follow(client)
    assert "Napisano 0 wiadomości" in tell()


def test_nothing_is_told_twice_and_at_most_once_a_day(client, task, office, settings):
    follow(client)
    approve(task, office)
    assert "Napisano 1 wiadomość" in tell()
    assert "Napisano 0 wiadomości" in tell()
    other = make_task(task.programme, stages=[{2010: ("5", None)}])
    approve(other, office)
    assert "Napisano 0 wiadomości" in tell()
    settings.FOLLOWERS_TOLD = "at_once"
    assert "Napisano 1 wiadomość" in tell()
    assert "I.1.2" in mail.outbox[-1].body
    assert "Most" not in mail.outbox[-1].body


def test_what_is_just_being_approved_waits_for_its_neighbours(client, task, office):
    follow(client)
    approve(task, office, minutes_ago=1)
    assert "Napisano 0 wiadomości" in tell()


@pytest.mark.parametrize(
    ("what", "is_told"),
    [("?", True), ("?cel=I", True), ("?cel=II", False), ("unit", True)],
)
def test_of_a_part_only_its_changes_are_told(client, task, office, what, is_told):
    strategy = task.programme.goal.strategy
    make_goal(strategy, "II")
    address = FORM
    if what == "unit":
        what = f"?jednostka={task.executors.get().unit.pk}"
        address += what
    follow(client, what=what, address=address)
    approve(task, office)
    assert ("Napisano 1 wiadomość" in tell()) is is_told


def test_of_a_strategy_that_is_public_no_more_nothing_is_told(client, task, office):
    follow(client)
    approve(task, office)
    strategy = task.programme.goal.strategy
    strategy.state = "preparation"
    strategy.published_at = None
    strategy.save()
    assert "Napisano 0 wiadomości" in tell()
    assert client.get(FORM).status_code == 404


def test_one_click_of_the_mail_program_ends_it_without_a_page(client, task, office):
    follow(client)
    approve(task, office)
    tell()
    address = end_of(mail.outbox[-1])
    machine = Client(enforce_csrf_checks=True)
    data = {"List-Unsubscribe": "One-Click"}
    assert machine.post(address, data).status_code == 200
    assert not Follower.objects.exists()
    # A second click is no fault.
    assert "Nie dostaniesz już" in text_of(machine.post(address, data))


def test_a_link_that_was_only_opened_ends_nothing(client, task):
    follow(client)
    address = end_of(mail.outbox[0])
    assert "Zakończyć te wiadomości?" in text_of(client.get(address))
    assert Follower.objects.exists()


def test_the_pages_of_links_are_kept_by_nobody(client, task):
    send(client)
    for address in (path_in(mail.outbox[0]), end_of(mail.outbox[0])):
        response = client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("token", ["1", "1.", "1.abc", "x.abc", ".", "1:abc"])
@pytest.mark.parametrize("deed", ["potwierdz", "koniec"])
def test_a_link_cannot_be_guessed(client, task, token, deed):
    row = follow(client)
    token = token.replace("1", str(row.pk))
    assert client.post(f"/obserwuj/{token}/{deed}/").status_code == 200
    assert Follower.objects.exists()


def test_a_link_to_confirm_ends_nothing_and_is_good_for_two_days(
    client, task, monkeypatch
):
    send(client)
    confirm = path_in(mail.outbox[0])
    client.post(confirm.replace("potwierdz", "koniec"))
    assert Follower.objects.exists()
    monkeypatch.setattr(followers, "UNCONFIRMED", datetime.timedelta(seconds=-1))
    assert "nie jest już ważny" in text_of(client.post(confirm))
    assert Follower.objects.get().confirmed_at is None


def test_who_asks_again_learns_it_by_letter_alone(client, task):
    follow(client)
    response = send(client, ANNA.upper())
    assert response["Location"] == f"{FORM}wyslano/"
    assert Follower.objects.count() == 1
    assert "które już dostajesz" in mail.outbox[-1].body


def test_nothing_of_a_readers_letter_stays(client, task):
    send(client)
    assert not Letter.objects.exists()


def test_one_address_gets_three_links_a_day_and_one_computer_asks_ten_times(client):
    make_task()
    for _n in range(3):
        assert send(client).status_code == 302
    response = send(client)
    assert response.status_code == 429
    assert "Spróbuj jutro" in text_of(response)
    assert len(mail.outbox) == 3
    for n in range(6):
        assert send(client, f"n{n}@example.org").status_code == 302
    assert send(client, "jeszcze@example.org").status_code == 429


def test_a_machine_and_a_stale_page_are_refused(client, task):
    assert send(client, website="x").status_code == 200
    assert send(client, mark="stary").status_code == 200
    assert send(client, "anna").status_code == 200
    assert send(client, what="?cel=XX").status_code == 200
    assert not Follower.objects.exists()
    assert not mail.outbox


def test_in_english_the_letters_are_english(client, task, office):
    follow(client, address=f"/en{FORM}")
    assert mail.outbox[0].subject == "Confirm that you want to follow the strategy"
    assert "/en/obserwuj/" in path_in(mail.outbox[0])
    approve(task, office)
    tell()
    assert mail.outbox[-1].subject == "Miasto: 1 change in the strategy"


def test_where_nobody_is_told_nothing_is_offered(client, task, settings):
    assert f'href="{FORM}?cel=I"' in client.get("/miasto/cele/I/").content.decode()
    settings.FOLLOWERS_TOLD = "never"
    assert FORM not in client.get("/miasto/cele/I/").content.decode()
    assert client.get(FORM).status_code == 404
    assert "FOLLOWERS_TOLD" in tell()


def test_an_address_is_removed_when_its_person_asks(client, task):
    follow(client)
    out = StringIO()
    call_command("forget_follower", ANNA.upper(), stdout=out)
    assert "Usunięto 1 wiersz" in out.getvalue().replace(NO_BREAK, " ")
    assert not Follower.objects.exists()


def test_with_the_goal_or_the_strategy_the_address_goes(client, task):
    follow(client, what="?cel=I")
    task.programme.goal.delete()
    assert not Follower.objects.exists()


@pytest.mark.both
def test_of_one_thing_an_address_is_told_once(task):
    goal = task.programme.goal
    unit = task.executors.get().unit
    for part in ({}, {"goal": goal}, {"unit": unit}):
        row = {"email": ANNA, "language": "pl", "strategy": goal.strategy, **part}
        Follower.objects.create(**row)
        with pytest.raises(IntegrityError), transaction.atomic():
            Follower.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Follower.objects.create(
            email=ANNA, language="pl", strategy=goal.strategy, goal=goal, unit=unit
        )


def test_telling_many_asks_no_more_for_what_they_follow(task, office):
    def rows(count: int) -> None:
        Follower.objects.all().delete()
        for n in range(count):
            Follower.objects.create(
                email=f"n{n}@example.org",
                language="pl",
                strategy=task.programme.goal.strategy,
                confirmed_at=now(),
            )

    def quiet() -> None:
        followers.tell(now(), once_a_day=True)

    rows(2)
    few = queries_of(quiet)
    rows(50)
    assert queries_of(quiet) == few


def test_each_is_followed_by_its_own_name(task):
    strategy = task.programme.goal.strategy
    goal, unit = task.programme.goal, task.executors.get().unit
    assert Followed(strategy).query == ""
    assert Followed(strategy, goal=goal).page == "/miasto/zmiany/?cel=I"
    assert Followed(strategy, unit=unit).form == f"{FORM}?jednostka={unit.pk}"


def test_nothing_of_another_strategy_is_told(client, task, office):
    other = make_strategy("inna")
    there = make_task(make_programme(make_goal(other)), stages=[{2010: ("5", None)}])
    make_campaign(year_of(there, 2010))
    follow(client)
    approve(there, office)
    assert "Napisano 0 wiadomości" in tell()
