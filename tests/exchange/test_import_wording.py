"""What the city's wording says beyond doubt, and what is left to a person."""

from decimal import Decimal

import pytest

from exchange.wording import Body, amount_in, body_in, unit_of_post


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Wydział Edukacji", Body(unit="Wydział Edukacji")),
        ("Wydział Edukacji – Naczelnik", Body(unit="Wydział Edukacji")),
        ("Wydział Edukacji - Naczelnik wydziału", Body(unit="Wydział Edukacji")),
        ("Wydział A – informatycy, specjalista", Body(unit="Wydział A")),
        (
            "Wydział Kultury i Kultury Fizycznej",
            Body(unit="Wydział Kultury i Kultury Fizycznej"),
        ),
        ("Organizacja Leszno-Region", Body(unit="Organizacja Leszno-Region")),
        (
            "Wydział Architektury, Planowania",
            Body(unit="Wydział Architektury, Planowania"),
        ),
        ("Naczelnik Wydziału Edukacji", Body(post="Naczelnik Wydziału Edukacji")),
        ("I Zastępca Prezydenta", Body(post="I Zastępca Prezydenta")),
        ("Komendant Straży", Body(post="Komendant Straży")),
        ("Komenda Policji", Body(unit="Komenda Policji")),
        ("Prezydencki Zespół", Body(unit="Prezydencki Zespół")),
        ("WPiR-IT / Organizacja", Body()),
        ("Naczelnik A oraz Naczelnik B", Body()),
        ("Wydział A,Miejskie Przedsiębiorstwo", Body()),
        ("Naczelnik A i dyrektorzy szkół", Body()),
        ("x" * 251, Body()),
    ],
)
def test_an_executor_is_a_unit_or_a_post_or_in_doubt(text: str, meant: Body) -> None:
    assert body_in(text) == meant


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Naczelnik Wydziału Edukacji", "Wydział Edukacji"),
        ("Naczelnik Miejskiego Zarządu Dróg", ""),
        ("Zastępca Naczelnika Wydziału Edukacji", ""),
        ("Dyrektor Wydziału Edukacji", ""),
        ("Pełnomocnik i Naczelnik Wydziału Edukacji", ""),
        ("Naczelnik Wydziału", ""),
    ],
)
def test_only_the_head_of_a_department_names_a_unit(title: str, unit: str) -> None:
    assert unit_of_post(title) == unit


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("250 000 zł", "250000"),
        ("10 400 000 zł", "10400000"),
        ("10\u00a0400\u00a0000\u00a0zł", "10400000"),
        ("85000 PLN", "85000"),
        ("64 136 652zł", "64136652"),
        ("12,50 zł", "12.50"),
        ("999 999 999 999 zł", "999999999999"),
        ("1 000 000 000 000 zł", None),
        ("12,505 zł", None),
        ("-5 zł", None),
        ("250 000", None),
        ("ok. 700 000 zł", None),
        ("ok. 100 mln zł.", None),
        ("5,0 mln zł każdego roku", None),
        ("2002-2011r. 64 136 652zł", None),
        ("17 000 zł rocznie x 5 lat = 85 000 zł", None),
        ("3.000 zł", None),
        ("100% - wymóg ustawowy", None),
        ("", None),
        (None, None),
    ],
)
def test_an_amount_is_read_only_where_it_is_one_beyond_doubt(
    text: str | None, amount: str | None
) -> None:
    assert amount_in(text) == (None if amount is None else Decimal(amount))
