"""The card of an indicator: where it should come to, its breaks, and who reports it."""

from decimal import Decimal
from typing import Any

import pytest

from indicators.models import Indicator, Measure
from organisation.models import OfficeRole
from tasks.models import Strategy, Task
from tests.factories import (
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_task,
    make_unit,
    make_user,
    year_of,
)
from tests.structure.sending import sent_from

pytestmark = pytest.mark.django_db
STRATEGY = "/panel/struktura/miasto/karta/"


@pytest.fixture
def task() -> Task:
    return make_task(stages=[{2009: ("60", None)}], executor=make_unit("Wydział A"))


@pytest.fixture
def office(client: Any) -> Any:
    client.force_login(make_office_user(username="biuro"))
    return client


def card_of(indicator: Indicator) -> str:
    return f"/panel/struktura/miasto/wskazniki/{indicator.pk}/"


def test_all_that_an_indicator_says_is_typed_on_its_card(office, task) -> None:
    indicator = make_indicator(task.programme.goal)
    post = make_post("Sekretarz")
    sent = sent_from(
        office.get(card_of(indicator)),
        method="Liczba przez liczbę",
        frequency="yearly",
        direction="band",
        baseline="-1 250,5",
        baseline_year="2005",
        band_from="2,5",
        band_to="12 714",
        comparison="W kraju 5,1 %",
        is_headline="on",
        reporting_post=str(post.pk),
        targets__0__year="2013",
        targets__0__number="1 000,25",
        breaks__0__year="2011",
        breaks__0__reason="Inny spis",
    )
    assert office.post(card_of(indicator), sent).status_code == 302
    indicator.refresh_from_db()
    assert (indicator.baseline, indicator.baseline_year) == (Decimal("-1250.5"), 2005)
    assert (indicator.band_from, indicator.band_to) == (Decimal("2.5"), 12_714)
    assert (indicator.method, indicator.frequency) == ("Liczba przez liczbę", "yearly")
    assert (indicator.comparison, indicator.is_headline) == ("W kraju 5,1 %", True)
    assert indicator.reporting_post == post
    target, a_break = indicator.targets.get(), indicator.breaks.get()
    assert (target.year, target.number) == (2013, Decimal("1000.25"))
    assert (a_break.year, a_break.reason) == (2011, "Inny spis")
    assert target.history.get().history_user.username == "biuro"
    page = office.get(card_of(indicator))
    changes = [one for entry in page.context["history"] for one in entry.changes]
    assert ("przedział od", "–", "2,5") in changes
    assert ("kierunek", "–", "najlepiej w przedziale") in changes
    gone = {"targets-0-DELETE": "on", "breaks-0-DELETE": "on"}
    assert office.post(card_of(indicator), sent_from(page) | gone).status_code == 302
    assert not indicator.targets.exists()
    assert not indicator.breaks.exists()


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"band_from": "5", "band_to": "4,9"}, "band_to"),
        ({"baseline_year": "1066"}, "baseline_year"),
        ({"baseline": "dużo"}, "baseline"),
        ({"targets-0-year": "2013", "targets-0-number": "ok. 5"}, "targets-0-number"),
        ({"targets-0-number": "5"}, "targets-0-year"),
        ({"breaks-0-year": "2011"}, "breaks-0-reason"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(office, task, typed, named) -> None:
    indicator = make_indicator(task)
    page = office.post(
        card_of(indicator), sent_from(office.get(card_of(indicator))) | typed
    )
    assert page.status_code == 422
    assert [one.html_name for one in page.context["mistakes"]] == [named]
    assert not page.context["card"].whole_errors
    assert all(value in page.content.decode() for value in typed.values())


def test_two_targets_of_one_year_are_named(office, task) -> None:
    indicator = make_indicator(task)
    indicator.targets.create(year=2013, number=5)
    sent = sent_from(office.get(card_of(indicator)))
    sent |= {"targets-1-year": "2013", "targets-1-number": "6"}
    assert office.post(card_of(indicator), sent).status_code == 422
    assert indicator.targets.count() == 1


def test_a_unit_and_a_post_do_not_both_report_it(office, task) -> None:
    indicator = make_indicator(task)
    sent = sent_from(
        office.get(card_of(indicator)),
        reporting_unit=str(make_unit("Wydział B").pk),
        reporting_post=str(make_post().pk),
    )
    page = office.post(card_of(indicator), sent)
    assert [one.name for one in page.context["mistakes"]] == ["reporting_post"]


def test_a_unit_of_measure_takes_the_spelling_of_the_list(office, task) -> None:
    indicator = make_indicator(task)
    Measure.objects.get_or_create(name="szt.")
    for typed, stored in (("SZT", "szt."), ("Mieszkanie ", "Mieszkanie")):
        sent = sent_from(office.get(card_of(indicator)), unit=typed)
        assert office.post(card_of(indicator), sent).status_code == 302
        indicator.refresh_from_db()
        assert indicator.unit == stored
    # What was not on the list is from now on.
    assert Measure.objects.filter(name="Mieszkanie").exists()
    assert not Measure.objects.filter(name="SZT").exists()
    sent = sent_from(office.get(card_of(indicator)), unit="mieszkanie.")
    office.post(card_of(indicator), sent)
    indicator.refresh_from_db()
    assert indicator.unit == "Mieszkanie"
    assert '<option value="Mieszkanie">' in office.get(STRATEGY).content.decode()


def test_the_strategy_has_indicators_of_its_own(office, task) -> None:
    Measure.objects.get_or_create(name="os.")
    sent = sent_from(
        office.get(STRATEGY),
        city="Leszno",
        indicators__0__name="Liczba mieszkańców",
        indicators__0__kind="context",
        indicators__0__unit="OS",
    )
    assert office.post(STRATEGY, sent).status_code == 302
    strategy = Strategy.objects.get()
    assert strategy.city == "Leszno"
    indicator = strategy.indicators.get()
    assert (indicator.unit, indicator.strategy) == ("os.", strategy)
    tree = office.get("/panel/struktura/miasto/").content.decode()
    assert "Liczba mieszkańców" in tree
    assert card_of(indicator) in tree
    page = office.get(card_of(indicator))
    assert page.status_code == 200
    # Sent as it was shown, it changes nothing.
    before = indicator.history.count()
    assert office.post(card_of(indicator), sent_from(page)).status_code == 302
    assert indicator.history.count() == before


def test_coordinators_read_the_strategys_card_and_change_nothing(client, task) -> None:
    task.programme.coordinator = make_post()
    task.programme.save()
    indicator = make_indicator(task.strategy)
    client.force_login(make_user(task.programme.coordinator))
    for address in (STRATEGY, card_of(indicator)):
        assert client.get(address).status_code == 200
        assert client.post(address, {"title": "x"}).status_code == 403
    client.force_login(make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)))
    assert client.get(STRATEGY).status_code == 404


def test_a_year_that_a_campaign_asks_for_is_filled_by_reports(office, task) -> None:
    indicator = make_indicator(task.programme.goal, {2008: "4", 2009: "5"})
    make_campaign(year_of(task, 2009))
    page = office.get(card_of(indicator))
    values = page.context["card"].tables[1]
    assert [one.fields["text"].disabled for one in values] == [False, True, False]
    late = sent_from(page, values__2__year="2010", values__2__text="7")
    assert office.post(card_of(indicator), late).status_code == 302
    make_campaign(year_of(task, 2011))
    late = sent_from(office.get(card_of(indicator))) | {
        "values-3-year": "2011",
        "values-3-text": "7",
    }
    answer = office.post(card_of(indicator), late)
    assert answer.status_code == 422
    assert [one.html_name for one in answer.context["mistakes"]] == ["values-3-year"]


def test_a_card_says_quietly_which_indicators_have_no_target(office, task) -> None:
    aimed, banded = make_indicator(task), make_indicator(task)
    aimed.targets.create(year=2013, number=5)
    Indicator.objects.filter(pk=banded.pk).update(band_from=1, direction="band")
    card = "/panel/struktura/miasto/zadania/I.1.1/"
    assert "bez wartości docelowej" not in office.get(card).content.decode()
    # Edges that another direction leaves without a meaning are no aim.
    edged = make_indicator(task)
    Indicator.objects.filter(pk=edged.pk).update(band_from=1, direction="more")
    page = office.get(card).content.decode()
    assert page.count("bez wartości docelowej") == 1
    # An old strategy is not called incomplete for it.
    assert (
        "bez wartości docelowej"
        not in office.get("/panel/struktura/miasto/").content.decode()
    )
