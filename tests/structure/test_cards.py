"""Cards in the panel: changed whole, with rows in order, and by two people at once."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from indicators.models import Indicator
from leszno_strategy.kept_forms import sign
from organisation.history import sign as history_of
from organisation.models import OfficeRole, User
from reporting.models import State
from tasks.models import Stage, StageYear, Strategy, StrategyState, Task
from tests.factories import (
    draft,
    make_campaign,
    make_closed,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_task,
    make_unit,
    make_user,
)
from tests.structure.sending import sent_from

pytestmark = pytest.mark.django_db
CARD = "/panel/struktura/miasto/zadania/I.1.1/"


@pytest.fixture
def task() -> Task:
    """Task I.1.1 with two stages, of which the first has figures."""
    found = make_task(stages=[{2009: ("60", "20")}, {}], executor=make_unit())
    make_indicator(found)
    return found


@pytest.fixture
def office(client):
    client.force_login(make_office_user(username="biuro"))
    return client


def test_each_card_is_shown(office, task) -> None:
    make_indicator(task.programme, {2009: "5"})
    for address in (
        CARD,
        "/panel/struktura/miasto/programy/I.1/",
        "/panel/struktura/miasto/cele/I/",
        *(
            f"/panel/struktura/miasto/wskazniki/{one.pk}/"
            for one in Indicator.objects.all()
        ),
    ):
        page = office.get(address)
        assert page.status_code == 200
        assert page.context["may_change"]
        # Sent as it was shown, it changes nothing.
        answer = office.post(address, sent_from(page))
        assert answer.status_code == 302
        assert task.history.count() == 1


def test_a_card_is_saved_as_people_type(office, task) -> None:
    sent = sent_from(
        office.get(CARD),
        title="Nowa nazwa",
        weight="12,5",
        planned_total_cost="1 250 000 zł",
        partners__0__name="Policja",
        funding__0__source="Budżet miasta",
        funding__0__funds="20 000 zł",
        absent_kinds=["impact"],
    )
    assert office.post(CARD, sent).status_code == 302
    task.refresh_from_db()
    assert (task.title, str(task.weight)) == ("Nowa nazwa", "12.50")
    assert task.planned_total_cost_amount == 1_250_000
    assert task.partners.get().name == "Policja"
    assert task.funding.get().amount == 20_000
    assert task.absent_kinds.get().kind == "impact"
    assert task.history.first().history_user.username == "biuro"
    history = office.get(CARD).context["history"]
    assert any("Policja" in entry.what for entry in history)
    changes = [change for one in history for change in one.changes]
    assert ("nazwa", "Zadanie 1", "Nowa nazwa") in changes


def test_two_stages_change_places_with_their_figures(office, task) -> None:
    first, second = task.stages.all()
    sent = sent_from(office.get(CARD), stages__0__place="2", stages__1__place="1")
    assert office.post(CARD, sent).status_code == 302
    assert list(task.stages.all()) == [second, first]
    assert StageYear.objects.get().stage == first


def test_a_stage_with_figures_is_not_removed_by_the_way(office, task) -> None:
    sent = sent_from(office.get(CARD), stages__0__DELETE="on")
    answer = office.post(CARD, sent)
    assert answer.status_code == 422
    assert task.stages.count() == 2
    sent = sent_from(office.get(CARD), stages__1__DELETE="on")
    assert office.post(CARD, sent).status_code == 302
    assert task.stages.count() == 1


def test_a_mistake_is_named_and_nothing_typed_is_lost(office, task) -> None:
    sent = sent_from(office.get(CARD), title="", weight="ciężka", description="Tekst")
    answer = office.post(CARD, sent)
    assert answer.status_code == 422
    assert {field.name for field in answer.context["mistakes"]} == {"title", "weight"}
    said = answer.content.decode()
    assert "ciężka" in said
    assert "Tekst" in said


def test_a_stage_that_ends_too_early_is_named_at_its_field(office, task) -> None:
    days = {"stages__1__starts_on": "2012-01-02", "stages__1__ends_on": "2012-01-01"}
    page = office.post(CARD, sent_from(office.get(CARD), **days))
    assert [field.html_name for field in page.context["mistakes"]] == [
        "stages-1-ends_on"
    ]
    assert not page.context["card"].whole_errors


def test_of_two_who_change_one_card_nothing_is_lost(office, task) -> None:
    sent = sent_from(office.get(CARD), description="Mój opis")
    colleague = make_office_user(username="kolega")
    changed = Task.objects.get(pk=task.pk)
    changed.title = "Tytuł kolegi"
    history_of(changed, by=colleague)
    changed.save()
    Stage.objects.create(task=task, title="Etap kolegi")
    told = office.post(CARD, sent)
    assert told.status_code == 409
    said = told.content.decode()
    assert "Tytuł kolegi" in said
    assert "Mój opis" in said
    assert "kolega" in said
    assert office.post(CARD, sent_from(told)).status_code == 302
    task.refresh_from_db()
    assert (task.title, task.description) == ("Tytuł kolegi", "Mój opis")
    assert task.stages.filter(title="Etap kolegi").exists()


def test_a_row_that_colleagues_wrote_of_is_removed_only_when_told(office, task) -> None:
    year = task.strategy.years.get(year=2010)
    make_campaign(year)
    indicator = task.indicators.get()
    who = make_office_user(username="autor")
    make_report(task, year, State.DRAFT, by=who, what=draft(task, "3", values=("7",)))
    sent = sent_from(office.get(CARD), indicators__0__DELETE="on")
    told = office.post(CARD, sent)
    assert told.status_code == 409
    assert "autor" in told.content.decode()
    assert task.indicators.get() == indicator
    agreed = {**sent, "agreed": told.context["told"].agreed}
    assert office.post(CARD, agreed).status_code == 302
    assert not task.indicators.exists()


def test_a_form_that_came_after_the_session_is_shown_again(
    client, office, task
) -> None:
    sent = sent_from(office.get(CARD), description="Długi tekst")
    sent["whose"] = _whose(office)
    Session.objects.update(expire_date=timezone.now())
    answer = client.post(CARD, sent)
    (address,) = parse_qs(urlsplit(answer["Location"]).query)["next"]
    client.force_login(User.objects.get(username="biuro"))
    page = client.get(address)
    assert page.context["card"].form["description"].value() == "Długi tekst"
    assert office.post(CARD, sent_from(page)).status_code == 302
    task.refresh_from_db()
    assert task.description == "Długi tekst"


def _whose(client: Any) -> str:

    return sign(User.objects.get(username="biuro"))


def test_rows_make_known_what_was_not(office) -> None:
    task = make_task()
    Task.objects.filter(pk=task.pk).update(partners_known=False)
    sent = sent_from(
        office.get(CARD), stages__0__title="Pierwszy", partners__0__name="Cech"
    )
    office.post(CARD, sent)
    task.refresh_from_db()
    assert (task.stages_known, task.partners_known) == (True, True)


def test_values_of_a_programmes_indicator_are_typed_on_its_card(office, task) -> None:
    indicator = make_indicator(task.programme, {2009: "5", 2010: "6"})
    StageYear.objects.update(actual="20")
    make_closed(indicator.strategy, 2009)
    address = f"/panel/struktura/miasto/wskazniki/{indicator.pk}/"
    page = office.get(address)
    # 2009 is closed; 2010 is not.
    _targets, values, _breaks = page.context["card"].tables
    disabled = [one.fields["text"].disabled for one in values]
    assert disabled == [True, False, False]
    sent = sent_from(page, values__1__text="1 250,5", values__2__year="2011")
    sent["values-2-text"] = "ok. 18"
    assert office.post(address, sent).status_code == 302
    found = [(one.year, one.text, one.number) for one in indicator.values.all()]
    assert [(year, text) for year, text, _n in found] == [
        *((2009, "5"), (2010, "1 250,5"), (2011, "ok. 18"))
    ]
    assert [str(n.normalize()) if n else None for _y, _t, n in found] == [
        *("5", "1250.5", None)
    ]
    late = sent_from(office.get(address), values__3__year="2009", values__3__text="9")
    assert office.post(address, late).status_code == 422


def test_values_of_a_task_come_through_its_report(office, task) -> None:
    indicator = make_indicator(task, {2009: "5"})
    address = f"/panel/struktura/miasto/wskazniki/{indicator.pk}/"
    office.post(address, sent_from(office.get(address)) | {"values-0-text": "9"})
    assert indicator.values.get().text == "5"
    Strategy.objects.update(state=StrategyState.PREPARATION)
    sent = sent_from(office.get(address), values__0__text="9")
    assert office.post(address, sent).status_code == 302
    assert indicator.values.get().text == "9"


def test_a_row_is_added_below_its_parent(office, task) -> None:
    where = "/panel/struktura/miasto/dodaj/"
    sent = sent_from(office.get(f"{where}cel/"), number="II", title="Nowy cel")
    assert office.post(f"{where}cel/", sent)["Location"].endswith("/cele/II/")
    sent = sent_from(office.get(f"{where}program/II/"), title="Nowy program")
    assert office.post(f"{where}program/II/", sent)["Location"].endswith("/II.1/")
    sent = sent_from(office.get(f"{where}zadanie/II.1/"), title="Nowe", weight="7,5")
    assert office.post(f"{where}zadanie/II.1/", sent)["Location"].endswith("/II.1.1/")
    made = Task.objects.get(title="Nowe")
    assert (made.code, str(made.weight), made.stages_known) == ("II.1.1", "7.50", False)
    for place, number in (("cel", "ii"), ("program/I", "1"), ("zadanie/I.1", "1")):
        sent = sent_from(office.get(f"{where}{place}/"), number=number, title="x")
        answer = office.post(f"{where}{place}/", sent)
        assert answer.status_code == 422
        assert [one.name for one in answer.context["mistakes"]] in (["number"], [])


@pytest.mark.parametrize(
    ("role", "programme", "own", "others", "saves"),
    [
        (OfficeRole.OFFICE, 200, 200, 200, 302),
        (OfficeRole.AUDITOR, 200, 200, 200, 403),
        (OfficeRole.ADMINISTRATOR, 404, 404, 404, 404),
        ("coordinator", 200, 200, 404, 302),
        ("nobody", 404, 404, 404, 404),
    ],
)
def test_each_role_reads_and_changes_what_the_table_says(
    client, task, role, programme, own, others, saves
) -> None:
    task.programme.coordinator = make_post()
    task.programme.save()
    make_task(make_programme(task.programme.goal))
    post = task.programme.coordinator if role == "coordinator" else None
    if role in OfficeRole.values:
        post = make_post(office_role=role)
    client.force_login(make_user(post))
    start = "/panel/struktura/miasto/"
    page = client.get(CARD)
    assert page.status_code == own
    assert client.get(f"{start}zadania/I.2.1/").status_code == others
    assert client.get(f"{start}programy/I.1/").status_code == programme
    sent = sent_from(page, title="Inny") if own == 200 else {"title": "Inny"}
    assert client.post(CARD, sent).status_code == saves
    changes = client.post(f"{start}programy/I.1/", {"title": "x"}).status_code
    assert changes == {302: 422, 403: 403, 404: 404}[saves] or role == "coordinator"
    if role == "coordinator":
        assert changes == 403


def test_a_card_asks_few_queries(office, task, count_queries) -> None:
    assert count_queries(lambda: office.get(CARD)) <= 60
