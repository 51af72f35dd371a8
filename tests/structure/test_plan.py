"""The plan of a task on one page: what is typed, kept, refused and told."""

from decimal import Decimal

import pytest

from annual_report.models import Snapshot
from organisation.models import OfficeRole, User
from reporting.models import Action, State, Version
from tasks.models import Stage, StageYear, StrategyState, Task
from tests.factories import (
    make_campaign,
    make_closed,
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_user,
    year_of,
)
from tests.pages import text_of
from tests.reporting.people import make_people, statuses

pytestmark = pytest.mark.django_db

ADDRESS = "/panel/struktura/miasto/zadania/I.1.1/plan/"
PROGRAMME = "/panel/struktura/miasto/programy/I.1/plan/"
Sent = dict[str, str]


@pytest.fixture
def office(client) -> User:
    user = make_office_user(username="biuro")
    client.force_login(user)
    return user


@pytest.fixture
def task() -> Task:
    return make_task(
        stages=[{2009: ("10", None), 2010: ("10", None)}, {2011: ("7.5", None)}]
    )


def opened(client) -> Sent:
    """Return what a browser would send of the page as it was opened."""
    page = client.get(ADDRESS)
    form = page.context["form"]
    sent = {field.html_name: str(field.value() or "") for field in form}
    shown = {name: form[name].field.prepare_value(form[name].value()) for name in sent}
    return {
        **{name: "" if text is None else str(text) for name, text in shown.items()},
        "seen": page.context["seen"],
        "task": str(page.context["task"].pk),
        "rows": str(len(form.added)),
        "step": "save",
    }


def cell(task: Task, number: int, year: int) -> str:
    return f"stage-{task.stages.all()[number - 1].pk}-{year}"


def title(task: Task, number: int) -> str:
    return f"stage-{task.stages.all()[number - 1].pk}-title"


def planned(task: Task, number: int, year: int) -> Decimal | None:
    row = StageYear.objects.filter(
        stage=task.stages.all()[number - 1], year__year=year
    ).first()
    return row.planned if row else None


def save(client, task: Task, changed: Sent, page: Sent | None = None):
    return client.post(ADDRESS, {**(page or opened(client)), **changed})


def test_the_page_shows_the_plan_with_its_sums(client, office, task):
    text = text_of(client.get(ADDRESS))
    assert "Zaplanowano 27,5 ze 100 punktów. Brakuje 72,5." in text
    assert "Razem w roku 10 10 7,5 0 0 27,5 ze 100" in text
    assert "Narastająco 10 20 27,5 27,5 27,5" in text


@pytest.mark.parametrize("address", [ADDRESS, PROGRAMME])
def test_the_strip_leads_to_the_public_page(client, office, task, address):
    assert "Zobacz stronę publiczną" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("10 %", "10"),
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("0", "0"),
        ("–", None),
        ("-", None),
        ("", None),
    ],
)
def test_figures_are_read_as_everywhere(client, office, task, typed, stored):
    assert save(client, task, {cell(task, 1, 2012): typed}).status_code == 302
    expected = None if stored is None else Decimal(stored)
    assert planned(task, 1, 2012) == expected


def test_only_what_changed_is_written_with_who_and_why(client, office, task):
    before = StageYear.history.count()
    save(client, task, {cell(task, 1, 2010): "8", "reason": "Mniej pieniędzy"})
    assert StageYear.history.count() == before + 1
    record = StageYear.history.latest("history_id")
    assert (record.planned, record.history_user) == (Decimal(8), office)
    assert record.history_change_reason == "Mniej pieniędzy"


def test_what_was_carried_out_stays(client, office):
    task = make_task(stages=[{2009: ("10", "8"), 2010: ("10", None)}])
    save(client, task, {cell(task, 1, 2009): "12", "reason": "Pomyłka"})
    row = StageYear.objects.get(year__year=2009)
    assert (row.planned, row.actual) == (Decimal(12), Decimal(8))


def test_nothing_is_lost_of_a_plan_with_a_mistake(client, office, task):
    answer = save(client, task, {cell(task, 1, 2012): "dużo", cell(task, 2, 2012): "5"})
    assert answer.status_code == 422
    form = answer.context["form"]
    assert form[cell(task, 1, 2012)].value() == "dużo"
    assert form[cell(task, 2, 2012)].value() == "5"
    # Sums are those of what was typed.
    assert answer.context["table"].whole == Decimal("32.5")
    assert planned(task, 2, 2012) is None


def test_a_stage_is_renamed_and_another_added(client, office, task):
    page = opened(client)
    client.post(ADDRESS, {**page, "step": "add"})
    save(
        client,
        task,
        {
            title(task, 1): "  Badania \r\n i wnioski ",
            "rows": "2",
            "new-0-title": "Wdrożenie",
            "new-0-2013": "40",
            "new-1-title": "",
        },
    )
    assert [str(one) for one in Stage.objects.filter(task=task)] == [
        "1. Badania i wnioski",
        "2. Etap 2",
        "3. Wdrożenie",
    ]
    assert planned(task, 3, 2013) == Decimal(40)


def test_a_row_is_added_without_saving_or_losing_anything(client, office, task):
    page = opened(client)
    answer = client.post(ADDRESS, {**page, cell(task, 1, 2012): "33", "step": "add"})
    form = answer.context["form"]
    assert form[cell(task, 1, 2012)].value() == "33"
    assert "new-0-title" in form.fields
    assert planned(task, 1, 2012) is None
    assert "Jeszcze nic nie zapisano" in text_of(answer)


def test_a_figure_without_a_stage_is_asked_for_its_name(client, office, task):
    answer = save(client, task, {"rows": "1", "new-0-2013": "40"})
    assert answer.status_code == 422
    assert "Nazwij etap" in text_of(answer)
    assert task.stages.count() == 2


def test_first_stages_make_them_known(client, office):
    task = make_task(total=(2009, "30"))
    assert len(client.get(ADDRESS).context["form"].added) == 6
    save(client, task, {"new-0-title": "Jedyny", "new-0-2010": "100"})
    task.refresh_from_db()
    assert task.stages_known
    assert [one.label for one in task.stages.all()] == ["1"]


def test_two_who_change_one_plan_lose_nothing(client, office, task):
    page = opened(client)
    StageYear.objects.filter(year__year=2009).update(planned=15)
    answer = save(client, task, {cell(task, 2, 2013): "20"}, page)
    assert answer.status_code == 409
    assert "ktoś zmienił ten plan" in text_of(answer)
    form = answer.context["form"]
    assert form[cell(task, 1, 2009)].value() == "15"
    assert form[cell(task, 2, 2013)].value() == "20"
    again = {name: form[name].value() or "" for name in form.fields}
    sent = {**page, **again, "seen": answer.context["seen"]}
    assert client.post(ADDRESS, sent).status_code == 302
    assert planned(task, 1, 2009) == Decimal(15)
    assert planned(task, 2, 2013) == Decimal(20)


def test_what_was_typed_into_a_stage_that_others_removed_is_told(client, office, task):
    page, name = opened(client), cell(task, 2, 2013)
    task.stages.all()[1].delete()
    answer = save(client, task, {name: "20"}, page)
    assert answer.status_code == 409
    assert "Etap, który usunięto" in text_of(answer)


# Years that are approved or frozen


def test_an_approved_year_changes_by_a_correction_with_a_reason(client, office, task):
    year = year_of(task, 2010)
    make_campaign(year)
    make_report(task, year, State.APPROVED, by=office)
    name = cell(task, 1, 2010)
    refused = save(client, task, {name: "8"})
    assert refused.status_code == 422
    assert "plan, który jest już zatwierdzony: 2010" in text_of(refused)
    assert planned(task, 1, 2010) == Decimal(10)
    assert save(client, task, {name: "8", "reason": "Pomyłka"}).status_code == 302
    assert planned(task, 1, 2010) == Decimal(8)
    version = Version.objects.latest("pk")
    assert (version.action, version.reason) == (Action.CORRECTED, "Pomyłka")
    assert version.content["planned"][str(task.stages.all()[0].pk)] == "8"
    # Its texts stay.
    assert version.content["done"] == "Zrobiono."


def test_a_frozen_year_gets_a_new_version(client, office):
    task = make_task(stages=[{2009: ("10", "8"), 2010: ("10", None)}])
    first = make_closed(task.strategy, 2009, by=office)
    save(client, task, {cell(task, 1, 2009): "12", "reason": "Pomyłka"})
    versions = Snapshot.objects.filter(year=first.year).order_by("number")
    assert [one.number for one in versions] == [1, 2]
    assert "Pomyłka" in versions[1].reason


def test_a_year_before_a_frozen_one_needs_a_reason_too(client, office):
    task = make_task(stages=[{2009: ("10", None), 2010: ("10", "8")}])
    first = make_closed(task.strategy, 2010, by=office)
    assert save(client, task, {cell(task, 1, 2009): "12"}).status_code == 422
    save(client, task, {cell(task, 1, 2009): "12", "reason": "Pomyłka"})
    assert planned(task, 1, 2009) == Decimal(12)
    assert Snapshot.objects.filter(year=first.year).count() == 2
    # Nobody reported anything for that year, so nothing of it became approved.
    assert not Version.objects.exists()


def test_a_coordinator_leaves_approved_years_as_they_are(client):
    post = make_post()
    task = make_task(make_programme(coordinator=post), stages=[{2009: ("10", "8")}])
    client.force_login(make_user(post))
    page = client.get(ADDRESS)
    assert page.context["form"].fields[cell(task, 1, 2009)].disabled
    save(client, task, {cell(task, 1, 2009): "12", cell(task, 1, 2010): "20"})
    assert planned(task, 1, 2009) == Decimal(10)
    assert planned(task, 1, 2010) == Decimal(20)


def test_before_it_is_published_nothing_is_guarded(client, office):
    strategy = make_strategy(state=StrategyState.PREPARATION)
    task = make_task(make_programme(make_goal(strategy)), stages=[{2009: ("10", "8")}])
    assert save(client, task, {cell(task, 1, 2009): "12"}).status_code == 302
    assert planned(task, 1, 2009) == Decimal(12)


# Who may


def test_who_opens_and_changes_a_plan(client, task):
    people = make_people(task)
    read = statuses(client, people, "get", ADDRESS)
    assert read == {
        "anonymous": 302,
        "executor": 404,
        "coordinator": 200,
        "other coordinator": 404,
        "goal head": 404,
        "office": 200,
        "administrator": 404,
        "auditor": 200,
        "nobody": 404,
    }
    written = statuses(client, people, "post", ADDRESS, {"step": "save"})
    allowed = {name for name, status in written.items() if status in {302, 422}}
    assert allowed == {"anonymous", "coordinator", "office"}
    assert written["auditor"] == 403
    programme = statuses(client, people, "get", PROGRAMME)
    assert programme == read


def test_an_auditor_reads_without_fields(client, task):
    client.force_login(make_user(make_post(office_role=OfficeRole.AUDITOR)))
    answer = client.get(ADDRESS)
    assert "<textarea" not in answer.content.decode()
    assert "Brakuje 72,5" in text_of(answer)


# Copying stages


def test_stages_of_an_earlier_strategy_come_without_figures(client, office):
    old = make_strategy("stara", years=(2001, 2002))
    make_task(make_programme(make_goal(old)), stages=[{2001: ("60", "60")}, {}])
    task = make_task(stages=[])
    page = opened(client)
    earlier = Task.objects.of(old).get()
    answer = client.post(ADDRESS, {**page, "step": "copy", "copied": earlier.pk})
    form = answer.context["form"]
    assert form["new-0-title"].value() == "Etap 1"
    assert form["new-1-title"].value() == "Etap 2"
    assert not form["new-0-2009"].value()
    assert not task.stages.exists()


def test_stages_of_what_the_person_may_not_see_are_not_copied(client):
    post = make_post()
    old = make_strategy("stara", years=(2001, 2002))
    hidden = make_task(make_programme(make_goal(old)), stages=[{}])
    make_task(make_programme(coordinator=post), stages=[])
    client.force_login(make_user(post))
    answer = client.post(ADDRESS, {"step": "copy", "copied": hidden.pk, "rows": "0"})
    assert "Wybierz zadanie" in text_of(answer)


# The programme


def test_the_plan_of_a_programme_leads_to_each_task(client, office):
    task = make_task(weight="60", stages=[{2009: ("50", None), 2010: ("50", None)}])
    make_task(task.programme, weight="30", stages=[{2010: ("40", None)}])
    answer = client.get(PROGRAMME)
    text = text_of(answer)
    assert "Wagi dają razem 90 zamiast 100" in text
    assert ADDRESS in answer.content.decode()
    # (60 · 50 + 30 · 0) / 90, then (60 · 100 + 30 · 40) / 90
    assert "33,3 80,0 80,0" in text


@pytest.mark.parametrize("address", [ADDRESS, PROGRAMME])
def test_queries_do_not_grow(office_queries, address):
    assert office_queries(address, tasks=4) == office_queries(address, tasks=40)


def test_a_former_code_leads_on(client, office, task):
    task.former_codes.create(strategy=task.strategy, level="task", code="I.1.9")
    answer = client.get("/panel/struktura/miasto/zadania/I.1.9/plan/")
    assert answer.status_code == 301
    assert answer["Location"] == ADDRESS


def test_a_strategy_without_any_year_does_not_close_the_plans_of_others(
    client, office, task
):
    make_strategy(slug="nowa", years=())
    assert client.get(ADDRESS).status_code == 200
    StageYear.objects.all().delete()
    task.strategy.years.all().delete()
    assert client.get(ADDRESS).status_code == 200
