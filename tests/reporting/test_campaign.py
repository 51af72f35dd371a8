"""Opening a campaign, changing it, closing it early, and who may."""

import datetime
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from annual_report.closing.freezing import reopen_year
from reporting import campaigns
from reporting.models import Campaign
from tasks.models import StrategyYear
from tests.factories import (
    make_campaign,
    make_closed,
    make_goal,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
)
from tests.pages import text_of

ADDRESS = "/panel/miasto/2013/kampania/"
DAY = datetime.timedelta(days=1)
FILLED = {
    "opens_on": "2014-01-02",
    "due_on": "2014-01-31",
    "closes_on": "2014-02-15",
    "instructions": "Wpisz dane do końca stycznia.",
    "coordinators_approve": "on",
    "plans_may_change": "on",
    "on_track_from": "",
    "delayed_from": "",
}


@pytest.fixture
def year(db) -> StrategyYear:
    return make_strategy().years.get(year=2013)


@pytest.fixture
def office(client, year):
    user = make_office_user()
    client.force_login(user)
    return user


def save(client, **typed):
    return client.post(ADDRESS, {**FILLED, **typed})


def test_a_new_campaign_suggests_a_month_from_today(client, office):
    form = client.get(ADDRESS).context["form"]
    today = localdate()
    assert form["opens_on"].value() == today
    assert form["due_on"].value() == today + 30 * DAY
    assert form["closes_on"].value() == today + 45 * DAY
    assert not Campaign.objects.exists()


def test_saving_the_form_opens_the_campaign_and_tells_the_history_who(
    client, office, year
):
    assert save(client).status_code == 302
    campaign = Campaign.objects.get(year=year)
    assert campaign.due_on == datetime.date(2014, 1, 31)
    assert campaign.instructions == "Wpisz dane do końca stycznia."
    assert campaign.coordinators_approve
    assert campaign.plans_may_change
    assert campaign.history.get().history_user == office
    # Nothing was said of thresholds, so the year has no new trace.
    assert not year.history.filter(history_user=office).exists()


def test_saving_what_stands_leaves_no_trace(client, office):
    save(client)
    save(client)
    assert Campaign.history.count() == 1


def test_a_change_keeps_that_the_campaign_is_closed(client, office, year):
    make_campaign(year, is_closed=True)
    save(client, coordinators_approve="")
    campaign = Campaign.objects.get()
    assert campaign.is_closed
    assert not campaign.coordinators_approve


@pytest.mark.parametrize(
    "typed", [("95", "75"), ("95 %", "75%"), (" 95\u00a0% ", "75")]
)
def test_thresholds_are_typed_as_percentages(client, office, year, typed):
    save(client, on_track_from=typed[0], delayed_from=typed[1])
    year.refresh_from_db()
    assert (year.on_track_from, year.delayed_from) == (Decimal("0.95"), Decimal("0.75"))
    assert year.history.first().history_user == office
    form = client.get(ADDRESS).context["thresholds"]
    assert (form["on_track_from"].value(), form["delayed_from"].value()) == ("95", "75")


def test_emptied_thresholds_are_the_citys_usual_ones(client, office, year):
    save(client, on_track_from="90", delayed_from="60")
    save(client)
    year.refresh_from_db()
    assert (year.on_track_from, year.delayed_from) == (None, None)
    assert "zgodnie z planem od 95 % planu" in text_of(client.get(ADDRESS))


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"due_on": "2014-01-01"}, "due_on", "Termin nie może być przed pierwszym"),
        ({"due_on": "2014-03-01"}, "due_on", "Termin nie może być przed pierwszym"),
        ({"opens_on": ""}, "opens_on", "To pole jest wymagane"),
        ({"closes_on": "jutro"}, "closes_on", "Wpisz poprawną datę"),
        ({"instructions": "x" * 5001}, "instructions", "5000"),
        ({"on_track_from": "95"}, "delayed_from", "Wypełnij oba progi"),
        ({"delayed_from": "75"}, "on_track_from", "Wypełnij oba progi"),
        (
            {"on_track_from": "70", "delayed_from": "75"},
            "on_track_from",
            "więcej niż 0\xa0%",
        ),
        (
            {"on_track_from": "101", "delayed_from": "75"},
            "on_track_from",
            "najwyżej 100\xa0%",
        ),
        (
            {"on_track_from": "95", "delayed_from": "0"},
            "on_track_from",
            "więcej niż 0\xa0%",
        ),
        (
            {"on_track_from": "95", "delayed_from": "-5"},
            "on_track_from",
            "więcej niż 0\xa0%",
        ),
        ({"on_track_from": "95,5", "delayed_from": "75"}, "on_track_from", "całkowitą"),
        ({"on_track_from": "9555", "delayed_from": "75"}, "on_track_from", "100"),
        ({"on_track_from": "dużo", "delayed_from": "75"}, "on_track_from", "całkowitą"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_nothing_typed_is_lost(
    client, office, year, typed, field, message
):
    response = save(client, **typed)
    assert response.status_code == 422
    (wrong,) = response.context["mistakes"]
    assert wrong.name == field
    assert message in str(wrong.errors)
    assert "popraw 1 pole" in text_of(response)
    assert f'href="#id_{field}"' in response.content.decode()
    sent = {**FILLED, **typed}
    for form in (response.context["form"], response.context["thresholds"]):
        kept = {one.name: one.value() for one in form}
        boxes = (
            *("coordinators_approve", "plans_may_change"),
            *("four_eyes", "goals_summarise"),
        )
        ticked = {name: sent.get(name) == "on" for name in boxes}
        typed_in = {**sent, **ticked}
        assert kept == {name: typed_in[name] for name in kept}
    assert not Campaign.objects.exists()
    year.refresh_from_db()
    assert year.on_track_from is None


def test_all_mistakes_are_counted_at_once(client, office):
    response = save(client, opens_on="", on_track_from="x", delayed_from="y")
    assert "popraw 3 pola" in text_of(response)


def test_a_wrong_threshold_saves_no_campaign_and_leaves_the_saved_one_in_sight(
    client, office, year
):
    make_campaign(year)
    response = save(client, closes_on="2013-01-01")
    assert "Kampania trwa" in text_of(response)


def test_closing_early_and_opening_again(client, office, year):
    campaign = make_campaign(year)
    assert campaign.is_open_on(localdate())

    response = client.post(f"{ADDRESS}zamknij/", follow=True)
    assert "Kampania jest zamknięta" in text_of(response)
    campaign.refresh_from_db()
    assert campaign.is_closed
    assert campaign.history.first().history_user == office

    again = client.post(f"{ADDRESS}zamknij/", follow=True)
    assert "była już zamknięta" in text_of(again)
    assert campaign.history.count() == 2

    assert client.post(f"{ADDRESS}otworz/").status_code == 302
    campaign.refresh_from_db()
    assert not campaign.is_closed
    assert "nie była zamknięta" in text_of(
        client.post(f"{ADDRESS}otworz/", follow=True)
    )


@pytest.mark.parametrize("is_closed", [True, False])
def test_a_campaign_whose_last_day_has_passed_cannot_just_be_opened_again(
    client, office, year, is_closed
):
    today = localdate()
    make_campaign(
        year,
        opens_on=today - 9 * DAY,
        due_on=today - 5 * DAY,
        closes_on=today - DAY,
        is_closed=is_closed,
    )
    text = text_of(client.post(f"{ADDRESS}otworz/", follow=True))
    assert "przesuń go" in text
    assert Campaign.objects.get().is_closed == is_closed


@pytest.mark.parametrize(
    ("opens", "closes", "is_closed", "said"),
    [
        (-5, 5, False, "Kampania trwa"),
        (0, 0, False, "Kampania trwa"),
        (1, 5, False, "Kampania zacznie się"),
        (-5, -1, False, "Kampania skończyła się"),
        (-5, -1, True, "Kampania skończyła się"),
        (-5, 5, True, "zamknięta przed czasem"),
    ],
)
def test_the_page_says_first_whether_people_may_write(
    client, office, year, opens, closes, is_closed, said
):
    today = localdate()
    make_campaign(
        year,
        opens_on=today + opens * DAY,
        due_on=today + closes * DAY,
        closes_on=today + closes * DAY,
        is_closed=is_closed,
    )
    assert said in text_of(client.get(ADDRESS))


def test_the_strip_says_which_years_have_a_campaign(client, office, year):
    make_campaign(year)
    periods = client.get(ADDRESS).context["periods"]
    assert [one.year for one in periods if one.has_campaign] == [2013]
    assert len(periods) == 5


@pytest.mark.parametrize("action", ["zamknij", "otworz"])
def test_a_deed_is_never_done_by_following_a_link(client, office, year, action):
    make_campaign(year)
    assert client.get(f"{ADDRESS}{action}/").status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/panel/miasto/2008/kampania/",
        "/panel/nie-ma/2013/kampania/",
        "/panel/miasto/99999999999999999999/kampania/",
    ],
)
def test_an_unknown_year_is_not_found(client, office, address):
    assert client.get(address).status_code == 404
    assert client.post(address, FILLED).status_code == 404


@pytest.mark.parametrize("action", ["zamknij", "otworz"])
def test_a_year_without_a_campaign_has_none_to_close_or_open(client, office, action):
    assert client.post(f"{ADDRESS}{action}/").status_code == 404


@pytest.fixture
def closed_year(year) -> StrategyYear:
    programme = make_programme(make_goal(year.strategy))
    make_task(programme, stages=[{2013: ("100", "85")}])
    make_closed(year.strategy, 2013)
    return year


def test_no_campaign_opens_a_year_that_is_closed(client, office, closed_year):
    answer = save(client)
    assert answer.status_code == 422
    assert "Ten rok jest zamknięty" in text_of(answer)
    assert not Campaign.objects.exists()


def test_the_campaign_of_a_closed_year_is_not_opened_again(client, office, closed_year):
    make_campaign(closed_year, is_closed=True)
    assert "Otwórz kampanię ponownie" not in text_of(client.get(ADDRESS))
    answer = client.post(f"{ADDRESS}otworz/", follow=True)
    assert "Ten rok jest zamknięty" in text_of(answer)
    assert Campaign.objects.get().is_closed


def test_the_days_of_a_closed_years_campaign_can_be_changed(
    client, office, closed_year
):
    make_campaign(closed_year, is_closed=True)
    assert save(client).status_code == 302
    assert Campaign.objects.get().is_closed


def test_the_campaign_of_a_year_that_was_reopened_is_opened_again(
    client, office, closed_year
):
    campaign = make_campaign(closed_year)
    reopen_year(closed_year, by=office, reason="Brakuje zadania.")
    campaigns.close(campaign, by=office)
    client.post(f"{ADDRESS}otworz/")
    assert not Campaign.objects.get().is_closed


def test_the_second_to_save_a_campaign_sees_what_the_first_wrote(client, office):
    """Both opened the page before the first saved."""
    save(client)
    seen = client.get(ADDRESS).context["seen"]
    save(client, due_on="2014-01-25", instructions="Cudze", on_track_from="")
    answer = save(client, due_on="2014-01-20", seen=seen)
    assert answer.status_code == 409
    assert "ktoś inny zapisał kampanię" in text_of(answer)
    found = [(one.before, one.now, one.typed) for one in answer.context["meanwhile"]]
    assert found == [
        ("2014-01-31", "2014-01-25", "2014-01-20"),
        (FILLED["instructions"], "Cudze", None),
    ]
    assert Campaign.objects.get().due_on == datetime.date(2014, 1, 25)
    form = answer.context["form"]
    assert form["instructions"].value() == "Cudze"
    again = {name: form[name].value() for name in ("due_on", "instructions")}
    assert save(client, **again, seen=answer.context["seen"]).status_code == 302
    campaign = Campaign.objects.get()
    assert campaign.due_on == datetime.date(2014, 1, 20)
    assert campaign.instructions == "Cudze"


def test_two_who_open_the_same_campaign_see_each_other(client, office):
    suggested = client.get(ADDRESS).context["seen"]
    assert save(client).status_code == 302
    answer = save(client, due_on="2014-01-20", seen=suggested)
    assert answer.status_code == 409
    assert Campaign.objects.get().due_on == datetime.date(2014, 1, 31)
