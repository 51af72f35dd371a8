"""Entering the figures of a task's year: the form, its errors, its history."""

import json
from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import IndicatorValue
from organisation.models import OfficeRole
from reporting.changes import saves
from tasks.models import ReportedTotal, StageYear, Task
from tests.factories import (
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
    make_unit,
    make_user,
    year_of,
)
from tests.pages import text_of

ADDRESS = "/panel/miasto/zadania/I.1.1/2010/"


@pytest.fixture
def task(db) -> Task:
    task = make_task(
        stages=[
            {2009: ("10", "8"), 2010: ("20", "15.5")},
            {2011: ("70", None)},
        ]
    )
    make_indicator(task, {2009: "159", 2010: "12 714"}, name="Liczba firm")
    return task


@pytest.fixture
def office(client, task):
    user = make_office_user(first_name="Anna", last_name="Nowak")
    client.force_login(user)
    return user


def names(task: Task) -> dict[str, str]:
    """Name the form's fields as tests speak of them."""
    first, second = task.stages.all()
    (indicator,) = task.indicators.all()
    return {
        "plan 1": f"stage-{first.pk}-planned",
        "done 1": f"stage-{first.pk}-actual",
        "plan 2": f"stage-{second.pk}-planned",
        "done 2": f"stage-{second.pk}-actual",
        "firms": f"indicator-{indicator.pk}",
    }


def opened(client) -> dict[str, str]:
    """Open the page and return what its form would send unchanged."""
    form = client.get(ADDRESS).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def figure(task: Task, stage: int, year: int) -> tuple[Decimal | None, Decimal | None]:
    row = StageYear.objects.get(
        stage__task=task, stage__position=stage, year__year=year
    )
    return row.planned, row.actual


def send(client, task, opened, **typed):
    fields = names(task)
    changes = {fields[name.replace("_", " ")]: text for name, text in typed.items()}
    return client.post(ADDRESS, {**opened, **changes})


def test_the_page_shows_the_recorded_figures_with_other_years_beside(
    client, task, office
):
    form = opened(client)
    fields = names(task)
    assert form[fields["plan 1"]] == "20"
    assert form[fields["done 1"]] == "15,5"
    assert form[fields["firms"]] == "12 714"
    text = text_of(client.get(ADDRESS))
    assert "8 z 10" in text
    assert "159" in text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        (" 12 ", "12"),
        ("1 000", "1000"),
        ("1\u00a0000,25", "1000.25"),
        ("1\u202f000", "1000"),
        ("10%", "10"),
        ("10 %", "10"),
        ("0", "0"),
        ("107,5", "107.5"),
        ("", None),
        ("-", None),
        ("–", None),
    ],
)
def test_polish_numbers_are_understood(client, task, office, typed, stored):
    response = send(client, task, opened(client), done_1=typed)
    assert response.status_code == 302
    expected = None if stored is None else Decimal(stored)
    assert figure(task, 1, 2010) == (Decimal(20), expected)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("siedem", "Wpisz liczbę"),
        ("1,2,3", "Wpisz liczbę"),
        ("1e3", "Wpisz liczbę"),
        ("NaN", "Wpisz liczbę"),
        ("-5", "Wpisz liczbę nie mniejszą od zera"),
        ("1,234", "Wpisz najwyżej dwa miejsca po przecinku"),
        ("12345", "Wpisz najwyżej cztery cyfry przed przecinkiem"),
        ("9" * 5000, "Ta liczba ma za dużo cyfr"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_nothing_typed_is_lost(
    client, task, office, typed, message
):
    before = StageYear.history.count()
    response = send(
        client, task, opened(client), done_1=typed, plan_2="33", firms="ok. 18"
    )
    assert response.status_code == 422
    form = response.context["form"]
    fields = names(task)
    assert message in form.errors[fields["done 1"]][0]
    assert form[fields["done 1"]].value() == typed
    assert form[fields["plan 2"]].value() == "33"
    assert form[fields["firms"]].value() == "ok. 18"
    assert "popraw 1 pole" in text_of(response)
    assert StageYear.history.count() == before
    assert figure(task, 1, 2010) == (Decimal(20), Decimal("15.5"))


def test_all_mistakes_are_shown_at_once(client, task, office):
    response = send(client, task, opened(client), done_1="x", plan_2="y", done_2="-1")
    assert "popraw 3 pola" in text_of(response)


def test_a_saved_figure_is_on_the_public_page_at_once(client, task, office):
    send(client, task, opened(client), done_1="17,5", firms="1 300")
    client.logout()
    text = text_of(client.get(task.get_absolute_url()))
    assert "17,5 z 20" in text
    assert "1 300" in text


def test_an_indicator_keeps_its_text_and_the_number_if_there_is_one(
    client, task, office
):
    for typed, number in (("12 800", "12800"), ("ok. 12 800", None), ("7,5", "7.5")):
        send(client, task, opened(client), firms=typed)
        value = IndicatorValue.objects.get(indicator__task=task, year=2010)
        assert value.text == typed
        assert value.number == (None if number is None else Decimal(number))


def test_saving_keeps_who_changed_what_from_what_to_what(client, task, office):
    send(client, task, opened(client), done_1="16", firms="5")
    newest = saves(task, year_of(task, 2010))[0]
    assert newest.who == "Anna Nowak"
    assert [(c.what, c.before, c.after) for c in newest.changes] == [
        ("1. Etap 1, wykonanie", "15,5", "16"),
        ("Liczba firm", "12 714", "5"),
    ]
    assert "1. Etap 1, wykonanie: 15,5 → 16" in text_of(client.get(ADDRESS))


@pytest.mark.parametrize(
    ("reason", "who"), [("import", "wczytano z pliku"), (None, "–")]
)
def test_a_change_without_an_account_is_the_imports_only_if_it_says_so(
    task, reason, who
):
    row = StageYear.objects.get(stage__task=task, year__year=2010)
    row.actual, row._change_reason = Decimal(17), reason
    row.save()
    assert saves(task, year_of(task, 2010))[0].who == who


def test_saving_without_a_change_leaves_no_trace(client, task, office):
    before = StageYear.history.count(), IndicatorValue.history.count()
    response = client.post(ADDRESS, opened(client), follow=True)
    assert "Nic się nie zmieniło" in text_of(response)
    assert (StageYear.history.count(), IndicatorValue.history.count()) == before


def test_a_cleared_figure_is_unknown_again_and_the_row_stays(client, task, office):
    send(client, task, opened(client), plan_1="", done_1="")
    assert figure(task, 1, 2010) == (None, None)


def test_empty_fields_of_a_stage_make_no_row(client, task, office):
    client.post(ADDRESS, opened(client))
    assert not StageYear.objects.filter(stage__position=2, year__year=2010).exists()


def test_the_second_of_two_people_is_told_what_changed_and_loses_nothing(
    client, task, office
):
    page = opened(client)
    send(client, task, page, done_1="16", firms="5")
    colleague = make_office_user(first_name="Jan", last_name="Kowal")
    client.force_login(colleague)

    response = send(client, task, page, done_1="18", plan_2="3")

    assert response.status_code == 409
    text = text_of(response)
    assert "ktoś inny zapisał dane tego zadania" in text
    assert "1. Etap 1 – wykonanie 15,5 16 18" in text
    assert "Liczba firm 12 714 5 to samo co teraz" in text
    assert "Ostatni zapis: Anna Nowak" in text
    form, fields = response.context["form"], names(task)
    assert form[fields["done 1"]].value() == "18"
    assert form[fields["plan 2"]].value() == "3"
    assert form[fields["firms"]].value() == "5"
    assert figure(task, 1, 2010) == (Decimal(20), Decimal(16))

    again = {name: form[name].value() or "" for name in form.fields}
    assert client.post(ADDRESS, again).status_code == 302
    assert figure(task, 1, 2010) == (Decimal(20), Decimal(18))
    assert IndicatorValue.objects.get(indicator__task=task, year=2010).text == "5"


def test_the_same_figure_typed_by_both_is_still_shown_but_no_quarrel(
    client, task, office
):
    page = opened(client)
    send(client, task, page, done_1="16")
    response = send(client, task, page, done_1="16")
    assert response.status_code == 409
    (one,) = response.context["form"].meanwhile
    assert one.typed is None


@pytest.mark.parametrize("seen", ["", "x", "[]", "null", '{"a": 1}', "[" * 5000])
def test_a_form_that_does_not_say_what_it_saw_overwrites_nothing(
    client, task, office, seen
):
    page = {**opened(client), "seen": seen}
    response = send(client, task, page, done_1="99")
    assert response.status_code == 409
    assert figure(task, 1, 2010) == (Decimal(20), Decimal("15.5"))


def test_mistakes_and_a_conflict_together_lose_nothing(client, task, office):
    page = opened(client)
    send(client, task, page, done_1="16")
    response = send(client, task, page, done_1="x", firms="7")
    assert "popraw 1 pole 1. Etap 1 – wykonanie: Wpisz liczbę" in text_of(response)
    form, fields = response.context["form"], names(task)
    assert form[fields["done 1"]].value() == "x"
    assert form[fields["firms"]].value() == "7"
    assert json.loads(form["seen"].value())[fields["done 1"]] == "16"


def test_a_task_without_stages_takes_its_total(client, office):
    task = make_task(Task.objects.get().programme, total=(2013, "40"))
    address = f"/panel/miasto/zadania/{task.code}/2013/"
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"total": "55,5", "seen": seen})
    assert ReportedTotal.objects.get(task=task).progress == Decimal("55.5")
    assert "55,5 % zadania" in text_of(client.get(task.get_absolute_url()))
    (change,) = saves(task, year_of(task, 2013))[0].changes
    assert (change.before, change.after) == ("40", "55,5")


def test_the_panel_counts_stages_with_an_actual_of_the_year(client, office):
    for year, count in ((2009, 1), (2010, 1), (2011, 0), (2013, 0)):
        (listed,) = client.get(f"/panel/?rok={year}").context["tasks"]
        assert (listed.entered_count, listed.stage_count) == (count, 2), year


def test_a_plan_that_is_not_100_is_a_warning_not_an_error(client, task, office):
    send(client, task, opened(client), plan_1="11")
    assert "91" in text_of(client.get(ADDRESS))
    assert client.get(ADDRESS).context["plan_warning"]
    send(client, task, opened(client), plan_1="20")
    assert client.get(ADDRESS).context["plan_warning"] is None


def test_fields_of_other_tasks_are_not_taken(client, task, office):
    other = make_task(task.programme, stages=[{2010: ("5", "5")}])
    stage = other.stages.get()
    page = {**opened(client), f"stage-{stage.pk}-actual": "99"}
    client.post(ADDRESS, page)
    assert figure(other, 1, 2010) == (Decimal(5), Decimal(5))


def people(task: Task) -> dict[str, object]:
    """Make one person of each kind, for the matrix below."""
    programme = task.programme
    programme.coordinator = make_post()
    other = make_programme(programme.goal, coordinator=make_post())
    programme.goal.head = make_post()
    programme.save()
    programme.goal.save()
    unit, post = make_unit(), make_post()
    task.executors.create(text="a", unit=unit)
    task.executors.create(text="b", post=post)
    return {
        "colleague": make_user(make_post(unit=make_unit())),
        "nobody": make_user(),
        "inactive": make_user(post, is_active=False),
        "executor by unit": make_user(make_post(unit=unit)),
        "executor by post": make_user(post),
        "coordinator": make_user(programme.coordinator),
        "other coordinator": make_user(other.coordinator),
        "goal head": make_user(programme.goal.head),
        "other goal head": make_user(_head(make_goal(programme.goal.strategy, "II"))),
        "office": make_office_user(),
        "administrator": make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)),
        "auditor": make_user(make_post(office_role=OfficeRole.AUDITOR)),
        "superuser": make_user(is_superuser=True),
    }


def _head(goal):
    goal.head = make_post()
    goal.save()
    return goal.head


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_enter_figures(client, task, method):
    expected = {
        "colleague": 404,
        "nobody": 404,
        "inactive": 302,
        "executor by unit": 200,
        "executor by post": 200,
        "coordinator": 200,
        "other coordinator": 404,
        "goal head": 403,
        "other goal head": 404,
        "office": 200,
        "administrator": 404,
        "auditor": 403,
        "superuser": 200,
    }
    found = {}
    for name, user in people(task).items():
        client.force_login(user)
        data = {"seen": "{}"} if method == "post" else {}
        status = getattr(client, method)(ADDRESS, data).status_code
        found[name] = 200 if status == 409 else status
    assert found == expected
    assert figure(task, 1, 2010) == (Decimal(20), Decimal("15.5"))


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_sent_to_sign_in(client, task, method):
    response = getattr(client, method)(ADDRESS)
    assert response.status_code == 302
    assert response["Location"].startswith("/konto/login/?next=")


@pytest.mark.parametrize(
    "address",
    [
        "/panel/miasto/zadania/I.1.1/2008/",
        "/panel/miasto/zadania/I.1.9/2010/",
        "/panel/miasto/zadania/x/2010/",
        "/panel/nie-ma/zadania/I.1.1/2010/",
        "/panel/miasto/zadania/I.1.1/99999999999999999999/",
    ],
)
def test_an_unknown_task_or_year_is_not_found(client, office, address):
    assert client.get(address).status_code == 404


def test_a_form_without_the_token_of_the_page_is_refused(task, office):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office)
    response = strict.post(ADDRESS, {})
    assert response.status_code == 403
    assert "Formularz stracił ważność" in text_of(response)


@pytest.mark.parametrize("address", ["/panel/", "/panel/miasto/zadania/I.1.1/2010/"])
def test_a_page_of_the_panel_asks_as_much_for_500_tasks_as_for_10(
    client, count_queries, db, address
):
    client.force_login(make_office_user())
    strategy = make_tree(tasks=10)
    few = count_queries(lambda: client.get(address))
    strategy.delete()
    make_tree(tasks=500)
    assert count_queries(lambda: client.get(address)) == few


def test_the_panel_opens_while_the_only_strategy_has_no_years(client, db):
    make_strategy(years=())
    client.force_login(make_office_user())
    assert client.get("/panel/").status_code == 200


def test_the_panel_lists_tasks_as_the_strategy_counts(client, db):
    programme = make_programme()
    for number in range(1, 12):
        make_task(programme, title=f"Nr {number}")
    Task.objects.filter(number=2).update(number=12)
    client.force_login(make_office_user())
    codes = [task.code for task in client.get("/panel/").context["tasks"]]
    assert codes == [f"I.1.{number}" for number in (1, *range(3, 13))]


def test_the_panel_lists_just_the_tasks_that_the_person_enters(client, db):
    unit = make_unit()
    programme = make_programme()
    mine = make_task(programme, title="Moje", executor=unit)
    make_task(programme, title="Cudze", executor=make_unit())
    client.force_login(make_user(make_post(unit=unit)))
    text = text_of(client.get("/panel/"))
    assert "Moje" in text
    assert "Cudze" not in text
    assert "Wpisujesz dane 1 zadania." in text
    assert mine.code in text
