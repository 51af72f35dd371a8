"""A strategy begins from a file, as a copy of an earlier one, or empty."""

import json
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from exchange.models import Upload, UploadState
from exchange.uploads import read_waiting
from tasks.models import Goal, Stage, StageYear, Strategy, StrategyState, Task
from tests.factories import (
    make_goal,
    make_indicator,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
)
from tests.pages import text_of
from tests.structure.bringing import address, confirmed, content_of, file_of, page_of

pytestmark = pytest.mark.django_db
EMPTY = {
    "way": "empty",
    "title": "Strategia Łodzi",
    "first_year": "2026",
    "last_year": "2030",
    "city": "Łódź",
    "adopted_by": "Uchwała nr 1",
    "slug": "",
}
SMALL = {
    "format": "strategy/2",
    "strategy": {"title": "Strategia Opola", "slug": "opole", "years": [2026, 2027]},
    "goals": [{"number": "1", "title": "Woda", "programmes": []}],
}


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_office_user())
    return client


def begin(client, **data):
    return client.post(address("new"), {**EMPTY, **data})


def from_file(client, document, **typed):
    content = json.dumps(document).encode()
    left_empty = dict.fromkeys(EMPTY, "")
    answer = client.post(
        address("new"),
        {**left_empty, "way": "file", "file": file_of(content), **typed},
    )
    assert answer.status_code == 302, text_of(answer)
    read_waiting()
    upload = Upload.objects.latest("pk")
    assert answer.url == address("reading", upload.pk)
    return upload


def test_an_empty_one_is_in_preparation_and_leads_to_its_tree(office):
    answer = begin(office)
    strategy = Strategy.objects.get()
    assert answer.status_code == 302
    assert answer.url == address("tree", "strategia-lodzi-2026-2030")
    assert strategy.state == StrategyState.PREPARATION
    assert (strategy.title, strategy.city) == ("Strategia Łodzi", "Łódź")
    assert strategy.adopted_by == "Uchwała nr 1"
    years = strategy.years.values_list("year", flat=True)
    assert list(years) == [2026, 2027, 2028, 2029, 2030]
    assert strategy.history.first().history_user is not None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"title": ""}, "Wpisz nazwę"),
        ({"first_year": ""}, "Wpisz rok"),
        ({"last_year": ""}, "Wpisz rok"),
        ({"last_year": "2025"}, "po pierwszym"),
        ({"first_year": "1990", "last_year": "2100"}, "po pierwszym"),
        ({"first_year": "0"}, "1990"),
        ({"slug": "miasto"}, "istnieje"),
        ({"slug": "zażółć"}, "liter"),
        ({"slug": "panel"}, "ma już inna strona"),
        ({"slug": "nowa"}, "ma już inna strona"),
        ({"way": ""}, "wymagane"),
        ({"way": "copy"}, "Wybierz strategię"),
        ({"way": "file"}, "Wybierz plik"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(office, data, said):
    make_strategy()
    answer = begin(office, adopted_by="Uchwała nr 7", **data)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "Uchwała nr 7" in answer.content.decode()
    assert Strategy.objects.count() == 1


def test_an_address_that_is_taken_is_not_proposed(office):
    begin(office)
    begin(office)
    slugs = set(Strategy.objects.values_list("slug", flat=True))
    assert slugs == {"strategia-lodzi-2026-2030", "strategia-lodzi-2026-2030-2"}


def test_a_file_is_read_and_confirmed_before_the_strategy_is_there(office):
    upload = from_file(office, SMALL)
    assert not Strategy.objects.exists()
    page = page_of(office, upload)
    assert "Nic się jeszcze nie zmieniło" in text_of(page)
    assert "w przygotowaniu" in text_of(page)
    answer = confirmed(office, upload)
    assert answer.url == address("tree", "opole")
    strategy = Strategy.objects.get()
    assert strategy.state == StrategyState.PREPARATION
    assert strategy.goals.get().title == "Woda"
    # Whoever clicks twice begins one.
    confirmed(office, upload)
    assert Strategy.objects.count() == 1


def test_what_was_typed_wins_over_the_file(office):
    upload = from_file(
        office, SMALL, title="Opole 2040", first_year="2030", last_year="2031"
    )
    confirmed(office, upload)
    strategy = Strategy.objects.get()
    assert (strategy.title, strategy.slug) == ("Opole 2040", "opole")
    assert list(strategy.years.values_list("year", flat=True)) == [2030, 2031]


def test_a_file_of_a_strategy_that_is_there_begins_another_at_an_address_of_its_own(
    office,
):
    make_strategy("opole")
    confirmed(office, from_file(office, SMALL))
    slugs = Strategy.objects.values_list("slug", flat=True)
    assert set(slugs) == {"opole", "strategia-opola-2026-2027"}


def test_a_file_without_years_says_what_is_missing(office):
    upload = from_file(
        office, {"format": "strategy/2", "strategy": {"title": "Opole"}, "goals": []}
    )
    assert upload.state == UploadState.REFUSED
    assert "pierwszy i ostatni rok" in text_of(page_of(office, upload))
    assert confirmed(office, upload).status_code == 409


def test_a_mended_file_of_a_new_strategy_keeps_what_was_typed(office):
    wrong = {"format": "strategy/2", "strategy": {"title": ""}, "goals": []}
    upload = from_file(office, wrong, city="Opole")
    assert upload.state == UploadState.REFUSED
    mended = file_of(json.dumps(SMALL).encode())
    office.post(address("upload_again", upload.pk), {"file": mended})
    read_waiting()
    confirmed(office, Upload.objects.latest("pk"))
    assert Strategy.objects.get().city == "Opole"


@pytest.fixture
def earlier() -> Strategy:
    strategy = make_strategy("dawna")
    goal = make_goal(strategy)
    goal.legacy_id = 7
    goal.save()
    programme = make_programme(goal, weight="100")
    task = make_task(programme, title="Drogi", weight="60", executor=make_unit("ZDM"))
    task.stages_known, task.budget_known = True, True
    task.save()
    stage = task.stages.create(position=1, label="1", title="Projekt")
    stage.years.create(year=strategy.years.get(year=2010), planned=50, actual=20)
    task.funding.create(position=1, source="Budżet", funds="100 zł")
    make_indicator(programme, {2010: "5"}, name="Długość")
    make_task(programme, title="Porzucone")
    Task.objects.filter(title="Porzucone").update(
        withdrawn_from=2011, withdrawn_reason="brak pieniędzy"
    )
    return strategy


def test_a_copy_is_offered_only_where_there_is_something_to_copy(office):
    copying = 'name="way" value="copy"'
    assert copying not in office.get(address("new")).content.decode()
    make_strategy()
    assert copying in office.get(address("new")).content.decode()


def test_a_copy_has_the_structure_and_no_figures(office, earlier):
    answer = begin(office, way="copy", source_strategy=earlier.pk, city="")
    assert answer.status_code == 302
    copy = Strategy.objects.exclude(pk=earlier.pk).get()
    assert (copy.title, copy.city, copy.state) == (
        "Strategia Łodzi",
        "Miasto",
        StrategyState.PREPARATION,
    )
    task = Task.objects.get(programme__goal__strategy=copy)
    assert (task.title, task.weight, task.code) == ("Drogi", 60, "I.1.1")
    assert [one.text for one in task.executors.all()] == ["ZDM"]
    assert [one.title for one in task.stages.all()] == ["Projekt"]
    assert not StageYear.objects.filter(stage__task=task).exists()
    assert not task.funding.exists()
    assert not task.budget_known
    indicator = task.programme.indicators.get()
    assert indicator.name == "Długość"
    assert not indicator.values.exists()
    assert copy.goals.get().legacy_id is None


def test_a_copy_is_known_by_the_same_identities_and_leaves_the_earlier_one(
    office, earlier
):
    before = content_of(earlier)
    begin(office, way="copy", source_strategy=earlier.pk)
    for model in (Goal, Stage):
        uids = list(model.objects.values_list("uid", flat=True))
        assert len(uids) == 2
        assert len(set(uids)) == 1
    assert content_of(earlier) == before


def test_the_empty_workbook_has_columns_of_the_years_asked_for(office):
    answer = office.get(
        "/panel/struktura/wzor/", {"first_year": "2021", "last_year": "2023"}
    )
    sheet = load_workbook(BytesIO(b"".join(answer)))["Etapy"]
    headings = [str(cell.value) for row in sheet.iter_rows(max_row=2) for cell in row]
    plans = [one for one in headings if one.startswith("Plan")]
    assert plans == ["Plan 2021", "Plan 2022", "Plan 2023"]


@pytest.mark.parametrize(
    "years", [("2030", "2021"), ("2000", "2090"), ("x", ""), ("1", "2")]
)
def test_years_that_make_no_workbook_are_refused_in_words(office, years):
    asked = dict(zip(("first_year", "last_year"), years, strict=True))
    answer = office.get("/panel/struktura/wzor/", asked, follow=True)
    assert "Szablon ma kolumny najwyżej na 50 kolejnych lat" in text_of(answer)
