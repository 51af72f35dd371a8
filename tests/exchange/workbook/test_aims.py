"""Indicators with baseline, targets, direction and breaks, typed into the template."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from exchange.applying import apply
from exchange.workbook import read
from exchange.writing import document_of, json_of
from indicators.models import Indicator, Measure
from tasks.models import Programme, Strategy
from tests.exchange.workbook.bialystok import ROWS, filled
from tests.exchange.workbook.books import read_whole, said, save

FIRST = "Wskaźniki"


def number(text: str) -> Decimal:
    return Decimal(text.replace(" ", "").replace(",", "."))


@pytest.fixture
def brought(db: None, tmp_path: Path) -> Strategy:
    found = read(filled(tmp_path / "filled.xlsx"))
    assert found.faults == []
    assert "Jednostkę miary „Os” odczytano jako „os.”." in found.notes
    assert found.document is not None
    return apply(None, found.document, by=None, reason="")


def test_a_table_of_indicators_comes_in_whole(brought: Strategy) -> None:
    assert [goal.number for goal in brought.goals.all()] == ["K1", "K2", "S2"]
    assert not Programme.objects.exists()
    rows = Indicator.objects.of(brought).with_series()
    for indicator, (code, name, _u, way, values, target, broken) in zip(
        rows, ROWS, strict=True
    ):
        assert (indicator.parent.code, indicator.name) == (code, name)
        assert indicator.direction == {"więcej": "more", "mniej": "less"}[way]
        assert indicator.baseline == number(values[0])
        assert indicator.baseline_year == 2015
        years = {one.year: one.number for one in indicator.values.all()}
        assert years == {
            year: number(text) for year, text in enumerate(values, 2015) if text
        }
        assert {one.year: one.number for one in indicator.targets.all()} == {
            2030: number(target)
        }
        breaks = [f"{one.year}: {one.reason}" for one in indicator.breaks.all()]
        assert breaks == ([broken] if broken else [])
    assert rows[3].unit == "os."
    assert not Measure.objects.filter(name="Os").exists()


def test_what_came_in_goes_out_the_same(brought: Strategy, tmp_path: Path) -> None:
    one = document_of(brought)
    back = read_whole(save(one, tmp_path / "out.xlsx"))
    assert said(back) == said(one)
    # Brought in over itself, it changes nothing, and another one is its twin.
    before = Indicator.history.count()
    apply(brought, back, by=None, reason="")
    assert Indicator.history.count() == before
    assert json_of(document_of(brought)) == json_of(one)


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"Wartość docelowa 2030": "wzrost"}, "Wartość docelowa 2030", "liczba"),
    ({"Wartość docelowa 2030": "ok. 5"}, "Wartość docelowa 2030", "liczba"),
    ({"Przerwy w porównywalności": "2021"}, "Przerwy w porównywalności", "powód"),
    ({"Przerwy w porównywalności": 2021}, "Przerwy w porównywalności", "powód"),
    (
        {"Przerwy w porównywalności": "zmiana definicji"},
        "Przerwy w porównywalności",
        "powód",
    ),
    (
        {"Przerwy w porównywalności": "2021: a\n2021: b"},
        "Przerwy w porównywalności",
        "raz",
    ),
    ({"Przedział od": "5", "Przedział do": "4,9"}, "Przedział do", "niższa"),
    ({"Rok wartości bazowej": "dawno"}, "Rok wartości bazowej", "całkowita"),
    ({"Rok wartości bazowej": 1066}, "Rok wartości bazowej", "1990"),
    ({"Najważniejszy wskaźnik": "może"}, "Najważniejszy wskaźnik", "tak"),
    ({"Częstotliwość": "czasem"}, "Częstotliwość", "co rok"),
    (
        {
            "Jednostka, która podaje wartości": "Wydział A",
            "Stanowisko, które podaje wartości": "Burmistrz",
        },
        "Stanowisko, które podaje wartości",
        "nie oba naraz",
    ),
]


@pytest.mark.parametrize(("cells", "heading", "expected"), BAD)
def test_what_cannot_be_is_named_with_its_cell(
    cells: dict[str, Any], heading: str, expected: str, tmp_path: Path
) -> None:
    found = read(filled(tmp_path / "bad.xlsx", row_3=cells))
    (fault,) = found.faults
    assert (fault.sheet, fault.cell[-1]) == (FIRST, "3")
    assert fault.where.casefold() == f"{heading}, K1".casefold()
    assert expected in fault.expected
    assert found.document is None


READ: list[tuple[dict[str, Any], str, Any]] = [
    ({"Wartość docelowa 2030": "5,1 %"}, "targets", {2030: Decimal("5.1")}),
    ({"Wartość docelowa 2030": "–"}, "targets", {}),
    ({"Wartość docelowa 2030": -3}, "targets", {2030: Decimal(-3)}),
    (
        {"Przerwy w porównywalności": "2018 r. – nowy spis\ni nowe granice\n2021: GUS"},
        "breaks",
        {2018: "nowy spis\ni nowe granice", 2021: "GUS"},
    ),
    ({"Przerwy w porównywalności": "brak"}, "breaks", {}),
    ({"Najważniejszy wskaźnik": "x"}, "is_headline", True),
    ({"Częstotliwość": "co dwa lata"}, "frequency", "biennial"),
    ({"Jednostka miary": "SZT"}, "unit", "szt."),
    # Whether that is "szt." is for a person to say.
    ({"Jednostka miary": "sztuki"}, "unit", "sztuki"),
    ({"Czego dotyczy": "Strategia"}, "name", "stopa bezrobocia"),
]


@pytest.mark.parametrize(("cells", "part", "meant"), READ)
def test_what_leaves_no_doubt_is_read(
    cells: dict[str, Any], part: str, meant: Any, tmp_path: Path
) -> None:
    one: Any = read_whole(filled(tmp_path / "one.xlsx", row_3=cells))
    rows = [*one.strategy.indicators, *one.goals[0].indicators]
    found = next(row for row in rows if row.name == "stopa bezrobocia")
    value = getattr(found, part)
    assert (value or {}) == meant or value == meant
    assert bool(one.strategy.indicators) == ("Czego dotyczy" in cells)
