"""What the report in words opens with: its cover, the heat grid, the place to sign."""

from io import BytesIO

import pytest
from django.utils.translation import override
from docx import Document
from pypdf import PdfReader

from annual_report.formats import FORMATS
from annual_report.report import YearlyReport, drafted, frozen
from annual_report.text.blocks import Block, Cover, Heading, HeatGrid, Signatures
from annual_report.text.chapters import chapters
from tasks.heat import Warmth
from tasks.models import Strategy
from tests.factories import make_closed, make_programme, make_task, make_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy() -> Strategy:
    """Programme I.1 does 20 of 40 points, then 60 of 80; of I.2 only a total is known,
    and I.3 planned nothing before 2011."""
    first = make_programme()
    make_task(first, stages=[{2009: ("40", "20"), 2010: ("40", "40")}])
    goal = first.goal
    make_task(make_programme(goal), total=(2010, "75"))
    make_task(make_programme(goal), stages=[{2009: ("0", "0"), 2011: ("100", None)}])
    return goal.strategy


def said(report: YearlyReport) -> list[Block]:
    with override("pl"):
        return list(chapters(report))


def texts(report: YearlyReport) -> list[str]:
    """Read the words of Word and PDF."""
    word, pdf = BytesIO(), BytesIO()
    with override("pl"):
        FORMATS["docx"].write(report, word, on_task=lambda: None)
        FORMATS["pdf"].write(report, pdf, on_task=lambda: None)
    paragraphs = " ".join(p.text for p in Document(word).paragraphs)
    pages = " ".join(p.extract_text() for p in PdfReader(pdf).pages)
    return [" ".join(text.split()) for text in (paragraphs, pages)]


def test_it_opens_with_whose_it_is_which_year_and_which_version(strategy):
    cover = said(frozen(make_closed(strategy, 2010)))[0]
    assert isinstance(cover, Cover)
    assert cover.authority == "Miasto"
    assert cover.title == "Strategia rozwoju Miasta: raport roczny za 2010\u00a0r."
    years, edition = cover.lines
    assert years == "Strategia na lata 2009–2013"
    assert edition.startswith(
        "Stan na koniec 2010\u00a0r. Wersja 1 zamkniętego roku, utrwalona"
    )
    assert cover.alert == ""


def test_a_draft_says_on_its_cover_what_it_is(strategy):
    cover = said(drafted(strategy.years.get(year=2010)))[0]
    assert isinstance(cover, Cover)
    assert cover.alert == "WERSJA ROBOCZA: dane mogą się jeszcze zmienić"


def test_the_grid_tells_each_year_in_words_and_in_tints(strategy):
    blocks = said(drafted(strategy.years.get(year=2010)))
    (grid,) = [one for one in blocks if isinstance(one, HeatGrid)]
    # 20 of 40 and 60 of 80; of the whole, I.1 and I.3 count alike.
    assert [list(row)[0:1] + list(row)[2:] for row in grid.rows] == [
        ["–", "50", "75"],
        ["I", "50", "75"],
        ["I.1", "50", "75"],
        ["I.2", "b.d.", "b.d."],
        ["I.3", "–", "–"],
    ]
    tints = [list(row)[2:] for row in grid.tints]
    assert tints[2:] == [
        [Warmth.AT_RISK, Warmth.DELAYED],
        [Warmth.UNKNOWN, Warmth.UNKNOWN],
        [Warmth.NOTHING_PLANNED, Warmth.NOTHING_PLANNED],
    ]
    assert [words.replace("\u00a0", " ") for _tint, words in grid.key] == [
        "95 i więcej",
        "75 do 95",
        "50 do 75",
        "poniżej 50",
        "– nic nie zaplanowano",
        "b.d. – etapy nieznane",
    ]


def test_every_row_of_the_grid_has_a_tint_for_each_of_its_cells():
    blocks = said(drafted(make_tree(tasks=6).years.get(year=2010)))
    (grid,) = [one for one in blocks if isinstance(one, HeatGrid)]
    assert len(grid.rows) == len(grid.tints)
    for cells, tints in zip(grid.rows, grid.tints, strict=True):
        assert len(cells) == len(tints) == len(grid.columns)
        assert set(tints[:2]) == {None}
        assert None not in tints[2:]


def test_nobody_signs_unless_the_office_says_who(strategy, settings):
    report = frozen(make_closed(strategy, 2010))
    assert not [one for one in said(report) if isinstance(one, Signatures)]
    settings.REPORT_SIGNED_BY = ["Prezydent Miasta"]
    (place,) = [one for one in said(report) if isinstance(one, Signatures)]
    assert (place.place, list(place.posts)) == ("Miasto, dnia", ["Prezydent Miasta"])


def test_a_draft_is_signed_by_nobody(strategy, settings):
    settings.REPORT_SIGNED_BY = ["Prezydent Miasta"]
    report = drafted(strategy.years.get(year=2010))
    assert not [one for one in said(report) if isinstance(one, Signatures)]


@pytest.mark.slow
@pytest.mark.drawn
def test_word_and_pdf_have_the_cover_the_key_and_the_place_to_sign(strategy, settings):
    settings.REPORT_SIGNED_BY = ["Prezydent Miasta", "Skarbnik Miasta"]
    for text in texts(frozen(make_closed(strategy, 2010))):
        assert "Strategia na lata 2009–2013" in text
        assert "Stan na koniec 2010" in text
        assert "Miasto, dnia" in text
        assert "Prezydent Miasta" in text
        assert "Skarbnik Miasta" in text
        assert "b.d. – etapy nieznane" in text


def test_the_first_chapter_begins_a_page(strategy):
    blocks = said(drafted(strategy.years.get(year=2010)))
    first = next(one for one in blocks if isinstance(one, Heading))
    assert first.begins_page
