"""Values out of files of the local data bank: opened, matched, told, brought in."""

import re
from io import StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from exchange.format import Refused
from indicators.models import BankFile, Indicator, IndicatorValue, SeriesSource
from organisation.models import User
from reporting.models import Action, State, Version
from structure.bank import opening
from structure.bank.opening import of_content, open_bank
from tasks.models import Goal
from tests.factories import (
    make_campaign,
    make_closed,
    make_goal,
    make_indicator,
    make_office_user,
    make_report,
    make_strategy,
    make_task,
    year_of,
)
from tests.indicators.bank.samples import (
    ALL,
    CITY,
    CREL,
    CTAB,
    XTAB,
    crel,
    ctab,
    put,
    xtab,
)
from tests.pages import text_of
from tests.reporting.people import make_people, statuses

pytestmark = pytest.mark.django_db
ADDRESS = "/panel/struktura/miasto/bank/"


@pytest.fixture
def office(client) -> User:
    user = make_office_user(username="biuro")
    client.force_login(user)
    return user


@pytest.fixture
def goal() -> Goal:
    strategy = make_strategy()
    strategy.city = "Leszno"
    strategy.save()
    return make_goal(strategy)


@pytest.fixture
def people(goal) -> Indicator:
    return make_indicator(goal, name="Ludność")


def texts(indicator: Indicator) -> dict[int, str]:
    return dict(
        IndicatorValue.objects.filter(indicator=indicator).values_list("year", "text")
    )


# Opening


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (crel(), CREL),
        (crel(encoding="cp1250"), CREL),
        (crel(encoding="utf-16"), CREL),
        (ctab(), CTAB),
        (ctab("cp1250"), CTAB),
        (xtab(), XTAB),
        (xtab(with_data=False), XTAB),
    ],
    ids=["crel", "crel1250", "crel16", "ctab", "ctab1250", "xtab", "tablica"],
)
def test_each_file_of_the_bank_says_the_same(tmp_path, content, name):
    table = open_bank(put(tmp_path, content, name), name)
    assert set(table.series) == {
        ("LUDN_2137", "ogółem; ogółem", "osoba"),
        ("LUDN_2137", "70 i więcej; kobiety", "osoba"),
    }
    assert table.territories["3063000"] == "Powiat m. Leszno"
    everybody, old = (
        {
            year: one.text
            for (code, year), one in series.figures.items()
            if code == "3063000"
        }
        for series in table.series.values()
    )
    assert (everybody[2009], everybody[2010]) == ("64192", "64722")
    assert (old[2009], old[2012]) == ("3981,5", "")
    assert of_content(table.content) == table


def test_a_heading_may_take_two_lines(tmp_path):
    text = 'Kod;Nazwa;"ogółem\n;2009;[osoba]"\n3063000;Leszno;5\n'
    table = open_bank(put(tmp_path, text.encode()), "")
    assert list(table.series) == [("", "ogółem", "osoba")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "To nie jest tablica Banku Danych Lokalnych"),
        (b"\0" * 99, "To nie jest tablica"),
        (b"Zadanie;Waga\nI.1;5\n", "To nie jest tablica"),
        (b'Kod;Nazwa;Rok;Wartosc\n"' + b"x" * 200_000, "To nie jest tablica"),
        (b"PK\x03\x04 zepsuty", "uszkodzony"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 99, ".xlsx"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(tmp_path, content, said):
    with pytest.raises(Refused, match=re.escape(said)):
        open_bank(put(tmp_path, content, XTAB), CREL)


def test_a_file_that_unpacks_too_far_is_refused(tmp_path):
    bomb = tmp_path / XTAB
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (opening.LARGEST_UNPACKED + 1))
    with pytest.raises(Refused, match="rozpakowaniu"):
        open_bank(bomb, XTAB)


def test_more_figures_or_series_than_a_city_has_are_refused(tmp_path, monkeypatch):
    path = put(tmp_path, crel())
    monkeypatch.setattr(opening, "MOST_FIGURES", 9)
    with pytest.raises(Refused, match="limity: 9"):
        open_bank(path, CREL)
    monkeypatch.undo()
    monkeypatch.setattr(opening, "MOST_SERIES", 1)
    with pytest.raises(Refused, match="szeregi: 1"):
        open_bank(path, CREL)


# The page


def brought(client, content: bytes, name: str = CREL) -> Any:
    """Bring the file; return its page."""
    answer = client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, text_of(answer)
    return client.get(answer["Location"])


def sent(page: Any, step: str = "apply", **typed: Any) -> dict[str, Any]:
    form = page.context["form"]
    fields = {one.html_name: one.value() or "" for one in form}
    return {**fields, "told": page.context["told"], "step": step, **typed}


def post(client, page: Any, step: str = "apply", **typed: Any) -> Any:
    address = f"{ADDRESS}{page.context['file'].pk}/"
    return client.post(address, sent(page, step, **typed))


def apply_all(client, page: Any, **typed: Any) -> Any:
    """Check what the choices change, and bring that in."""
    checked = post(client, page, "check", **typed)
    return post(client, checked, **typed)


def test_a_file_is_matched_looked_at_and_brought_in(client, office, people):
    page = brought(client, crel())
    assert page.context["form"].territory == "3063000"
    assert "Nic się jeszcze nie zmieniło" in text_of(page)
    checked = post(client, page, "check", s0=str(people.pk))
    assert [(line.year, line.after) for line in checked.context["changes"]] == [
        (2005, "63988"),
        (2009, "64192"),
        (2010, "64722"),
    ]
    assert "zmieniono metodę" in text_of(checked)
    assert texts(people) == {}
    answer = post(client, checked, s0=str(people.pk))
    assert answer["Location"] == ADDRESS
    assert texts(people) == {2005: "63988", 2009: "64192", 2010: "64722"}
    record = IndicatorValue.history.latest("history_id")
    assert record.history_user == office
    assert record.history_change_reason.startswith(
        "Bank Danych Lokalnych, LUDN_2137_CREL"
    )
    assert not BankFile.objects.exists()
    source = SeriesSource.objects.get()
    assert (source.indicator, source.territory) == (people, "3063000")


def test_the_same_again_is_matched_by_itself_and_changes_nothing(
    client, office, people
):
    apply_all(client, brought(client, crel()), s0=str(people.pk))
    before = IndicatorValue.history.count()
    # In another shape, in which the figures are the same.
    page = brought(client, xtab(), XTAB)
    assert page.context["changes"] == []
    assert "Plik niczego nie zmienia" in text_of(page)
    assert "3 wartości są już takie jak w pliku" in text_of(page)
    post(client, page)
    assert IndicatorValue.history.count() == before
    assert SeriesSource.objects.get().indicator == people


def test_what_the_bank_gave_it_may_change_what_people_reported_it_may_not(
    client, office, goal
):
    people = make_indicator(goal, {2009: "64 000", 2010: "64\u00a0722"})
    apply_all(client, brought(client, crel()), s0=str(people.pk))
    assert texts(people)[2009] == "64 000"
    newer = [(CITY, ALL, 2005, "64001", ""), (CITY, ALL, 2009, "64192", "")]
    page = brought(client, crel(newer))
    assert [(one.year, one.before) for one in page.context["changes"]] == [
        (2005, "63988")
    ]
    [conflict] = page.context["conflicts"]
    assert (conflict.before, conflict.after) == ("64 000", "64192")
    post(client, page)
    assert texts(people) == {2005: "64001", 2009: "64 000", 2010: "64\u00a0722"}
    page = brought(client, crel(newer))
    post(client, page, take=[page.context["conflicts"][0].key])
    assert texts(people)[2009] == "64192"


def test_what_a_person_cleared_stays_unless_chosen(client, office, goal):
    people = make_indicator(goal, {2010: ""})
    apply_all(client, brought(client, crel()), s0=str(people.pk))
    assert texts(people)[2010] == ""


def test_open_and_closed_years_and_those_after_the_strategy_are_left(client, office):
    task = make_task(stages=[{2009: ("10", "8")}])
    people = make_indicator(task)
    make_closed(task.strategy, 2009, by=office)
    make_campaign(year_of(task, 2010))
    later = [(CITY, ALL, year, "5", "") for year in (2008, 2009, 2010, 2014)]
    checked = post(client, brought(client, crel(later)), "check", s0=str(people.pk))
    said = text_of(checked)
    assert "2009: – (w pliku 5): rok jest zamknięty" in said
    assert "2010: – (w pliku 5): trwa kampania" in said
    assert "2014: – (w pliku 5): strategia kończy się wcześniej" in said
    post(client, checked, s0=str(people.pk))
    assert texts(people) == {2008: "5"}


def test_an_approved_value_is_corrected_with_its_report(client, office):
    task = make_task(stages=[{2010: ("10", None)}])
    people = make_indicator(task)
    year = year_of(task, 2010)
    campaign = make_campaign(year)
    make_report(task, year, State.APPROVED, by=office)
    campaign.is_closed = True
    campaign.save()
    page = brought(client, crel())
    key = f"{people.pk}-2010"
    apply_all(client, page, s0=str(people.pk), take=[key])
    version = Version.objects.latest("pk")
    assert version.action == Action.CORRECTED
    assert version.content["values"][str(people.pk)] == "64722"


def test_what_changed_since_it_was_told_is_told_anew(client, office, people):
    checked = post(client, brought(client, crel()), "check", s0=str(people.pk))
    IndicatorValue.objects.create(indicator=people, year=2010, text="1", number=1)
    answer = post(client, checked, s0=str(people.pk))
    assert answer.status_code == 409
    assert [one.year for one in answer.context["conflicts"]] == [2010]
    assert texts(people) == {2010: "1"}


def test_choices_that_were_not_checked_are_told_first(client, office, people):
    page = brought(client, crel())
    assert post(client, page, s0=str(people.pk)).status_code == 409
    assert texts(people) == {}


def test_one_indicator_takes_one_series(client, office, people):
    both = {"s0": str(people.pk), "s1": str(people.pk)}
    answer = post(client, brought(client, crel()), **both)
    assert answer.status_code == 422
    assert texts(people) == {}


def test_another_territory_is_chosen_on_the_page(client, office, people):
    page = brought(client, crel())
    apply_all(client, page, s0=str(people.pk), territory="0000000")
    assert texts(people) == {2009: "38167329", 2010: "38529866"}
    assert brought(client, crel()).context["form"].territory == "0000000"


def test_a_file_is_thrown_away(client, office, people):
    page = brought(client, crel())
    assert post(client, page, "discard").status_code == 302
    assert not BankFile.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"to nie tablica", "To nie jest tablica"), (b"", "pusty")],
)
def test_a_wrong_file_is_told_on_the_page(client, office, goal, content, said):
    answer = client.post(ADDRESS, {"file": SimpleUploadedFile(CREL, content)})
    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_file_belongs_to_its_strategy(client, office, people):
    page = brought(client, crel())
    make_strategy("inna")
    other = f"/panel/struktura/inna/bank/{page.context['file'].pk}/"
    assert client.get(other).status_code == 404


def test_queries_do_not_grow(client, office, goal, count_queries):
    page = brought(client, crel())
    address = f"{ADDRESS}{page.context['file'].pk}/"
    make_indicator(goal)
    few = count_queries(lambda: client.get(address))
    for _n in range(10):
        make_indicator(goal)
    assert count_queries(lambda: client.get(address)) == few


def test_only_the_office_brings_values(client):
    task = make_task()
    people = make_people(task)
    for method in ("get", "post"):
        found = statuses(client, people, method, ADDRESS)
        allowed = {who for who, status in found.items() if status in {200, 302, 422}}
        assert allowed == {"anonymous", "office"}, method


# The command


def run(path, *asked: str) -> str:
    out = StringIO()
    call_command("import_bank", path, "--strategy", "miasto", *asked, stdout=out)
    return out.getvalue()


@pytest.fixture
def matched(people) -> Indicator:
    SeriesSource.objects.create(
        indicator=people, series="ogółem; ogółem", unit="osoba", territory="3063000"
    )
    return people


def test_the_command_brings_in_what_was_matched(matched, tmp_path):
    path = put(tmp_path, crel())
    said = run(path, "--dry-run")
    assert "Ludność, 2010: – → 64722" in said
    assert "Nie dopasowano do wskaźnika: 70 i więcej; kobiety [osoba]" in said
    assert texts(matched) == {}
    run(path)
    assert texts(matched) == {2005: "63988", 2009: "64192", 2010: "64722"}
    assert IndicatorValue.history.latest("history_id").history_user is None
    assert SeriesSource.objects.get().indicator == matched
    assert "Plik niczego nie zmienia" in run(path)


def test_the_command_takes_another_territory(matched, tmp_path):
    path = put(tmp_path, crel())
    run(path, "--territory", "POLSKA")
    assert texts(matched) == {2009: "38167329", 2010: "38529866"}
    with pytest.raises(CommandError, match=r"Powiat m\. Leszno"):
        run(path, "--territory", "Gdzieś")


def test_the_command_leaves_what_needs_a_person(matched, tmp_path):
    IndicatorValue.objects.create(indicator=matched, year=2005, text="6", number=6)
    matched.goal.strategy.years.filter(year=2009).update(is_closed=True)
    said = run(put(tmp_path, crel()))
    assert "Ludność, 2005: 6 (63988): rok jest zamknięty" in said
    assert texts(matched) == {2005: "6", 2010: "64722"}


def test_the_command_says_what_is_not_there(goal, tmp_path):
    with pytest.raises(CommandError, match="tablica"):
        run(put(tmp_path, b"x"))
    with pytest.raises(CommandError, match="adresie"):
        call_command("import_bank", put(tmp_path, crel()), "--strategy", "nie-ma")
