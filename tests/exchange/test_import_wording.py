"""What the city's wording says beyond doubt, and what is left to a person."""

import pytest

from exchange.wording import Body, body_in, unit_of_post


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
