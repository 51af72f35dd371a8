"""A strategy whose indicators have targets, bands and breaks, and what pages say."""

from decimal import Decimal
from typing import Any

from indicators.models import Indicator
from tasks.models import Strategy
from tests.factories import make_goal, make_strategy
from tests.measured import make_measured
from tests.pages import text_of

Fields = dict[str, Any]
MORE: Fields = {"direction": "more"}
LESS: Fields = {"direction": "less"}
RAILWAYS: Fields = {"baseline": Decimal(978), "baseline_year": 2018, **MORE}
ENERGY: Fields = {"baseline": Decimal("25.7"), "baseline_year": 2017, **MORE}
GASES: Fields = {"baseline": Decimal("31.8"), "baseline_year": 2018, **MORE}
GREEN: Fields = {"direction": "band", "band_from": Decimal(10), "band_to": Decimal(15)}


def make_aimed() -> Strategy:
    """Build indicators of Podkarpackie and Białystok, of a goal and the strategy."""
    found = make_strategy(years=(2021, 2022, 2023))
    goal = make_goal(found, "K1")
    for name, value, target, fields in (
        ("Linie kolejowe", {2022: "985"}, "1024", RAILWAYS),
        ("Energia", {2021: "18,2"}, "35", ENERGY),
        ("Gazy", {2022: "55,1"}, "31.8", GASES),
        ("Bezrobocie", {2023: "5,1"}, "5.1", LESS),
    ):
        make_measured(goal, value, targets={2030: target}, name=name, **fields)
    make_measured(goal, {2023: "12"}, name="Zieleń", **GREEN)
    make_measured(goal, {2023: "7"}, name="Firmy")
    make_measured(found, {2023: "2,07"}, targets={2030: "1.7"}, name="Migracje", **MORE)
    make_measured(
        found,
        {2015: "105,0", 2020: "103,9", 2021: "117,3", 2022: "123,5"},
        targets={2030: "101.0"},
        breaks={2021: "Zmiana metody GUS."},
        name="Pielęgniarki",
        **MORE,
    )
    return found


def text_about(client: Any, name: str, **query: int) -> str:
    """Return what the page of the indicator says, with plain spaces."""
    page = client.get(Indicator.objects.get(name=name).get_absolute_url(), query)
    return text_of(page).replace("\u00a0", " ")
