"""A strategy goes out as a workbook and comes back as the same strategy."""

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from exchange.document import Document
from exchange.format import Refused
from exchange.workbook import read, template, write
from exchange.writing import json_of
from tasks.models import Strategy
from tests.annual_report.reading_back import converted, needs_office
from tests.exchange.workbook.books import (
    document,
    load_leszno,
    parts_of_file,
    read_whole,
    said,
    save,
    task,
)


def again(one: Document, folder: Path) -> Document:
    write(one, folder / "one.xlsx", units=[], posts=[])
    return read_whole(folder / "one.xlsx")


def first_task(one: Document) -> dict[str, Any]:
    found: dict[str, Any] = said(one)["goals"][0]["programmes"][0]["tasks"][0]
    return found


ODD = [
    *("=1+1", "+48 65 529", "-2", "@x", "- brak", "1.10", "007", "1e5", "12:30"),
    *(" z przodu", "z tyłu ", "\nz góry", "z dołu\n", "jeden\n\ndwa", "tab\tw środku"),
    *("koniec\r\nwiersza", "_x000D_", "_x005F_x0041_", "&lt;<b>", "łódź ńandú 🙂"),
    *("tak", "prawda", "2026-01-01", "10%", "–", "#N/A"),
]


@pytest.mark.parametrize("text", ODD)
def test_an_odd_text_comes_back_letter_by_letter(text: str, tmp_path: Path) -> None:
    values = {"2009": text.strip(), "2010": "1.10"}
    measure = {"kind": "output", "name": f"x{text}", "unit": "1.10", "values": values}
    one = document(
        task(
            description=text,
            justification=text,
            recipients=text,
            stages=[{"label": "1.10", "title": f"x{text}"}],
            partners=[{"name": f"x{text}", "scope": text}],
            indicators=[measure],
        ),
        title=f"x{text}",
    )
    assert first_task(again(one, tmp_path)) == first_task(one)
    assert again(one, tmp_path).strategy.title == one.strategy.title


@pytest.mark.slow
@pytest.mark.drawn
@needs_office
def test_odd_texts_survive_libreoffice(tmp_path: Path) -> None:
    # It makes one line break of Windows' two marks, and its own of a code for one.
    kept = [text for text in ODD if "\r" not in text and "_x005F_" not in text]
    one = document(*(task(n, description=text) for n, text in enumerate(kept, start=1)))
    write(one, tmp_path / "one.xlsx", units=[], posts=[])
    saved = read_whole(converted(tmp_path / "one.xlsx", "xlsx", tmp_path))
    assert said(saved)["goals"] == said(again(one, tmp_path))["goals"]


CARDS: list[dict[str, Any]] = [
    {"stages": None},
    {"stages": []},
    {"stages": None, "reported_progress": {"2010": "107.5"}},
    {"executors": None, "partners": [], "budget": None, "indicators": []},
    {"executors": [], "partners": None, "budget": [], "indicators": None},
    {"executors": [{"uid": "e1", "text": "A – szef", "unit": "A", "post": None}]},
    {"executors": [{"uid": "e1", "text": "B", "unit": None, "post": "B"}]},
    {"executors": [{"text": "Wydział A"}, {"text": "Burmistrz"}]},
    {"planned_total_cost": None},
    {"planned_total_cost": ""},
    {"planned_total_cost": "2 mln", "planned_total_cost_amount": "123456789012.12"},
    {"no_indicators_of_kind": ["impact", "output"]},
    {"no_indicators_of_kind": [], "weight": "33.33", "legacy_id": 14, "uid": "bcdf"},
    {"places": ["Rynek: 51.8402, 16.5749", "Szkoła: nowa: 52.0, 16.0"]},
    {"withdrawn_from": 2010, "withdrawn_reason": "Uchwała"},
    {"budget": [{"uid": "b1", "source": "Miasto", "funds": "ok. 5", "amount": None}]},
    {"budget": [{"source": "Miasto", "funds": "", "amount": "0.01"}]},
    {
        "budget": [
            {
                "uid": "b1",
                "source": "Unia",
                "funds": "",
                "amount": "5",
                "years": {
                    "2009": {"planned": "828800000", "executed": "359100000.01"},
                    "2010": {"planned": None, "executed": "0"},
                },
            },
            {
                "source": "Inne",
                "funds": "",
                "years": {"2010": {"planned": "5", "executed": None}},
            },
        ]
    },
    {
        "stages": [
            {
                "uid": "s1",
                "label": "",
                "title": "Etap",
                "starts_on": "2009-03-01",
                "ends_on": None,
                "years": {"2009": {"planned": "0", "actual": None}, "2010": None},
            },
            {
                "uid": "s2",
                "label": "1.10",
                "title": "Etap",
                "starts_on": None,
                "ends_on": "2010-01-31",
                "years": {"2010": {"planned": None, "actual": "1.5"}},
            },
        ]
    },
    {
        "indicators": [
            {
                "uid": f"i{kind}",
                "kind": kind,
                "name": f"W {kind}",
                "unit": "%",
                "source": "GUS",
                "definition": "…",
                "method": "Liczba\ndzielona przez liczbę",
                "frequency": "biennial" if direction else "",
                "comparison": "W kraju 5,1 %",
                "is_headline": kind == "impact",
                "reporting_unit": "Wydział A" if kind == "output" else None,
                "reporting_post": "Burmistrz" if kind == "result" else None,
                "direction": direction,
                "baseline": baseline,
                "baseline_year": 1998 if baseline else None,
                "band_from": "-2.5" if direction == "band" else None,
                "band_to": "12345678901234.123456" if direction == "band" else None,
                "targets": targets,
                "values": {"1999": "1 215", "2009": "8,6%", "2011": "bd"},
                "breaks": breaks,
            }
            for kind, direction, baseline, targets, breaks in [
                ("output", "more", "-1.5", {"2010": "5.1", "2030": "-7"}, {}),
                ("result", "less", "12345678901234.123456", {}, {"2021": "Inny spis"}),
                (
                    *("impact", "band", "0", {"2030": "0"}),
                    {"2010": "Nowa definicja:\n2 razy", "2021": " GUS – 2020: nie "},
                ),
                ("context", "", None, {}, {}),
            ]
        ]
    },
]


@pytest.mark.parametrize("parts", CARDS, ids=lambda parts: ",".join(parts))
def test_what_a_card_says_or_leaves_open_survives(
    parts: dict[str, Any], tmp_path: Path
) -> None:
    one = document(task(**parts))
    back, wanted = first_task(again(one, tmp_path)), first_task(one)
    assert {name: back[name] for name in parts} == {n: wanted[n] for n in parts}


def test_what_the_strategy_says_survives(tmp_path: Path) -> None:
    one = document(
        slug="miasto",
        adopted_by="Uchwała",
        source="Sprawozdanie",
        thresholds={"2009": {"on_track_from": "0.95", "delayed_from": "0.7"}},
        indicators=[],
    )
    assert said(again(one, tmp_path).strategy) == said(one.strategy)


@pytest.fixture
def leszno(db: None) -> Document:
    return load_leszno()


@pytest.mark.slow
def test_leszno_comes_back_the_same_by_cell_and_byte(
    leszno: Document, tmp_path: Path
) -> None:
    first = save(leszno, tmp_path / "first.xlsx")
    back = read_whole(first)
    assert said(back) == said(leszno)
    assert save(leszno, tmp_path / "third.xlsx").read_bytes() == first.read_bytes()
    second = parts_of_file(save(back, tmp_path / "second.xlsx"))
    other = {name for name, one in parts_of_file(first).items() if second[name] != one}
    # The token names the bytes of the JSON: there, an empty cell is said to be one.
    assert other == {"docProps/custom.xml"}


@pytest.mark.slow
@pytest.mark.drawn
@needs_office
def test_leszno_saved_by_libreoffice_is_the_same_document(
    leszno: Document, tmp_path: Path
) -> None:
    path = save(leszno, tmp_path / "leszno.xlsx")
    saved = converted(path, "xlsx", tmp_path)
    assert saved.read_bytes() != path.read_bytes()
    assert said(read_whole(saved)) == said(leszno)
    assert read(saved).token == read(path).token != ""


@pytest.mark.slow
def test_the_workbook_guards_against_slips(leszno: Document, tmp_path: Path) -> None:
    workbook = load_workbook(save(leszno, tmp_path / "leszno.xlsx"))
    names = ["Jak wypełnić", "Strategia", "Cele", "Programy", "Zadania", "Etapy"]
    assert workbook.sheetnames[:6] == names
    for sheet in workbook.worksheets[2:-1]:
        columns = sheet.column_dimensions.items()
        hidden = [sheet[f"{letter}1"].value for letter, c in columns if c.hidden]
        assert hidden == ["Znak w plikach"], sheet.title
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].comment is not None
    stages = workbook["Etapy"]
    offered = {one.formula1 for one in stages.data_validations.dataValidation}
    assert "'Zadania'!$A$2:$A$10000" in offered
    assert stages["A2"].number_format == "@"


def test_a_text_that_no_cell_holds_is_refused_with_its_place(tmp_path: Path) -> None:
    one = document(task(description="x" * 32_768))
    with pytest.raises(Refused, match=r"I\.1\.1, Opis: tekst ma 32768 znaków"):
        write(one, tmp_path / "one.xlsx", units=[], posts=[])
    assert again(document(task(description="x" * 32_767)), tmp_path)


def test_a_text_with_a_mark_that_xml_cannot_hold_is_refused(tmp_path: Path) -> None:
    one = document(task(description="a\ufffeb"))
    with pytest.raises(Refused, match=r"I\.1\.1, Opis"):
        write(one, tmp_path / "one.xlsx", units=[], posts=[])


def test_the_template_has_the_same_sheets_and_nothing_in_them(tmp_path: Path) -> None:
    template(tmp_path / "template.xlsx", [2026, 2027])
    write(document(), tmp_path / "one.xlsx", units=[], posts=[])
    empty, full = (load_workbook(tmp_path / f"{n}.xlsx") for n in ("template", "one"))
    assert empty.sheetnames == full.sheetnames
    for name in empty.sheetnames[2:]:
        assert empty[name].max_row == 1
    # A code that somebody types stays one, and is no number.
    assert empty["Zadania"].column_dimensions["A"].number_format == "@"
    found = read(tmp_path / "template.xlsx")
    # All that it lacks is the name of the strategy.
    assert [(f.sheet, f.cell) for f in found.faults] == [("Strategia", "B2")]
    assert found.token == ""


def test_figures_are_numbers_in_the_sheet(tmp_path: Path) -> None:
    one = document(task(weight="12.50", planned_total_cost_amount="250000"))
    again(one, tmp_path)
    sheet = load_workbook(tmp_path / "one.xlsx")["Zadania"]
    assert {12.5, 250_000} <= {sheet.cell(2, n).value for n in range(1, 9)}


def test_a_day_and_a_figure_come_back_as_such(tmp_path: Path) -> None:
    years = {"2009": {"planned": "2.50"}}
    stage = {"title": "E", "starts_on": "2009-12-31", "years": years}
    back: Any = again(document(task(stages=[stage])), tmp_path)
    found = back.goals[0].programmes[0].tasks[0].stages[0]
    assert found.starts_on == datetime.date(2009, 12, 31)
    assert found.years[2009].planned == Decimal("2.5")


def test_a_cleared_cell_of_a_known_row_is_said_to_be_empty(tmp_path: Path) -> None:
    measure = {"uid": "i1", "kind": "output", "name": "W", "values": {"2009": "5"}}
    stage = {"uid": "s1", "title": "E", "years": {"2009": {"planned": "5"}}}
    one = document(task(indicators=[measure], stages=[stage]))
    write(one, tmp_path / "one.xlsx", units=[], posts=[])
    workbook = load_workbook(tmp_path / "one.xlsx")
    for sheet in (workbook["Etapy"], workbook["Wskaźniki"]):
        for row in sheet.iter_rows(min_row=2, min_col=3):
            for cell in row:
                cell.value = None if str(cell.value) == "5" else cell.value
    workbook.save(tmp_path / "cleared.xlsx")
    back: Any = read_whole(tmp_path / "cleared.xlsx")
    found = back.goals[0].programmes[0].tasks[0]
    assert found.indicators[0].values[2009] == ""
    assert found.stages[0].years[2009] is None


def test_the_state_of_a_strategy_is_in_no_workbook(db: None, tmp_path: Path) -> None:
    one = load_leszno()
    before = save(one, tmp_path / "before.xlsx").read_bytes()
    Strategy.objects.update(
        state="published", published_at=datetime.datetime.now(datetime.UTC)
    )
    after = save(load_leszno(), tmp_path / "after.xlsx").read_bytes()
    assert after == before
    assert json_of(one)
