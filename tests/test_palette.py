"""One file holds every colour: what is drawn follows it, and all of it can be read."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from pypdf import PdfReader

from annual_report.excel.charts import shade
from annual_report.excel.workbook import write_workbook
from annual_report.report import YearlyReport, drafted
from annual_report.text.pdf import write_pdf
from annual_report.text.word import write_word
from indicators.models import Indicator
from leszno_strategy import palette
from leszno_strategy.palette import HEX, colour, office_colour
from tasks.models import Strategy
from tasks.progress import Status
from tests.factories import make_office_user, make_varied_tree

ROOT: Path = settings.BASE_DIR
CSS = ROOT / "static" / "css"
# Browsers fetch the icon by itself, so it cannot read the others' file.
WITH_CODES = {CSS / "tokens.css", ROOT / "static" / "img" / "icon.svg"}
# In an address "#" is "%23". Excel and Word write neither; a letter tells from numbers.
CODE = re.compile(r"(?<!&)(?:#|%23)(?:[0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
OFFICE_CODE = re.compile(r'"(?:FF)?(?=[0-9]{0,5}[A-F])[0-9A-F]{6}"')
USED = re.compile(r"var\(--([a-z-]+)")
QUOTED = re.compile(r"""["'(](?:--)?([a-z-]+)["')]""")
SET = re.compile(r"(?<![\w-])--([a-z-]+):")
ASKED = re.compile(r"""colour[ (]["']([a-z-]+)["']""")
DARK = re.compile(r":root\[data-dark\] \{(.*?)\n  \}", re.DOTALL)

# What is written on what.
WRITTEN = {
    "ink": ["paper", "wash", "accent-soft", "shortfall-soft", "danger-soft"],
    "muted": ["paper", "wash", "accent-soft", "shortfall-soft", "danger-soft"],
    "accent": ["paper", "wash", "accent-soft", "shortfall-soft", "danger-soft"],
    "accent-deep": ["paper", "wash", "accent-soft", "shortfall-soft", "danger-soft"],
    "on-accent": ["accent", "accent-deep"],
    "shortfall": ["paper", "shortfall-soft"],
    "danger": ["paper", "danger-soft"],
    "neutral": ["neutral-soft"],
    "on-header": ["header", "header-deep"],
}
# Signs and lines without which something would not be understood.
DRAWN = {
    "accent": ["paper"],
    "muted": ["paper"],
    "shortfall": ["paper"],
    "shortfall-sign": ["paper"],
    "danger": ["paper"],
    "neutral-sign": ["paper"],
    "focus": [
        *("paper", "wash", "header", "header-deep"),
        *("accent-soft", "shortfall-soft", "danger-soft"),
    ],
}
# In the workbook's chart, figures stand on the statuses' colours.
ON_STATUS = {
    "on-accent": ["status-completed", "status-on-track", "status-at-risk"],
    "ink": [
        *("status-delayed", "status-in-progress", "status-not-started"),
        *("status-no-plan", "status-no-data"),
    ],
}


def ours(*endings: str) -> Iterator[Path]:
    """Yield the project's own files."""
    for folder in ROOT.iterdir():
        if folder.is_dir() and folder.name[0] != "." and folder.name != "var":
            for path in folder.rglob("*"):
                if path.suffix in endings and "node_modules" not in path.parts:
                    yield path


def test_no_colour_stands_outside_the_file_of_tokens():
    found = {
        f"{path.relative_to(ROOT)}: {code}"
        for path in ours(".py", ".css", ".html", ".svg", ".js")
        if path not in WITH_CODES
        for pattern in [CODE, *([OFFICE_CODE] if path.suffix == ".py" else [])]
        for code in pattern.findall(path.read_text())
    }
    assert not found


def test_every_property_that_is_read_is_given():
    sheets = [path.read_text() for path in ours(".css")]
    given = {name for text in sheets for name in SET.findall(text)}
    assert not {name for text in sheets for name in USED.findall(text)} - given
    code = [path.read_text() for path in ours(".py", ".html")]
    assert not {n for text in code for n in ASKED.findall(text)} - set(light())


def test_every_token_is_used():
    quoted = {
        name
        for path in ours(".py", ".html", ".css")
        if ROOT / "tests" not in path.parents
        for name in QUOTED.findall(path.read_text())
    }
    statuses = {f"status-{status.value.replace('_', '-')}" for status in Status}
    assert not set(light()) - quoted - statuses - {"font"}


def test_no_style_sheet_is_longer_than_four_hundred_lines():
    lengths = {path.name: path.read_text().count("\n") for path in ours(".css")}
    assert not [name for name, length in lengths.items() if length > 400]


def luminance(code: str) -> float:
    digits = code.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def light() -> dict[str, str]:
    return palette.tokens()


def dark() -> dict[str, str]:
    block = DARK.search(palette.TOKENS.read_text())
    assert block
    return light() | dict(palette.TOKEN.findall(block[1]))


@pytest.mark.parametrize("scheme", [light, dark])
@pytest.mark.parametrize(
    ("pairs", "least"), [(WRITTEN, 4.5), (DRAWN, 3)], ids=["text", "signs"]
)
def test_contrast_is_enough(scheme, pairs, least):
    colours = {name: value.strip() for name, value in scheme().items()}
    weak = {
        f"{name} on {ground}": round(contrast(colours[name], colours[ground]), 2)
        for name, grounds in pairs.items()
        for ground in grounds
        if contrast(colours[name], colours[ground]) < least
    }
    assert not weak


def test_figures_can_be_read_on_the_statuses_of_the_workbook():
    for name, grounds in ON_STATUS.items():
        for ground in grounds:
            assert contrast(colour(name), colour(ground)) >= 4.5, ground


def test_the_signs_of_boxes_have_the_colour_that_stands_on_the_accent():
    for colours in (light(), dark()):
        for name in ("checked", "chosen"):
            (code,) = re.findall(r"%23([0-9a-f]+)", colours[name])
            assert f"#{code}" == colours["on-accent"].strip()


@pytest.fixture
def tokens(monkeypatch, tmp_path) -> Iterator[Path]:
    """A file of tokens of one's own; the true one is read again afterwards."""
    copy = tmp_path / "tokens.css"
    copy.write_text(palette.TOKENS.read_text())
    monkeypatch.setattr(palette, "TOKENS", copy)
    palette.tokens.cache_clear()
    yield copy
    palette.tokens.cache_clear()


@pytest.mark.parametrize("written", ["", "--accent: green;", "--accent: ;"])
def test_a_missing_colour_is_named_with_its_file(tokens, written):
    tokens.write_text(f":root {{\n  --ink: {colour('ink')};\n  {written}\n}}\n")
    palette.tokens.cache_clear()
    assert colour("ink")
    with pytest.raises(ImproperlyConfigured, match=r"tokens\.css must give --accent"):
        colour("accent")
    with pytest.raises(ImproperlyConfigured, match="--font"):
        palette.font()


def test_a_short_code_is_written_in_full_for_excel_and_word(tokens):
    tokens.write_text(":root {\n  --paper: " + "#" + "abc;\n}\n")
    palette.tokens.cache_clear()
    assert office_colour("paper") == "AABB" + "CC"


def recolour(tokens: Path) -> tuple[set[str], set[str]]:
    """Give each colour of the file another; return the codes before and after."""
    before = {office_colour(name) for name, v in light().items() if HEX.fullmatch(v)}
    numbers = count(0xA1B200)
    tokens.write_text(
        re.sub(
            r"(?<=: )#[0-9a-f]+", lambda _: f"#{next(numbers):x}", tokens.read_text()
        )
    )
    palette.tokens.cache_clear()
    after = {office_colour(name) for name, v in light().items() if HEX.fullmatch(v)}
    assert not before & after
    return before, after


@pytest.fixture
def report(db) -> YearlyReport:
    strategy = make_varied_tree(by=make_office_user())
    return drafted(strategy.years.select_related("strategy").latest("year"))


def parts(file: BytesIO, *names: str) -> str:
    """Return the parts of an Excel or Word file in which colours are ours."""
    book = ZipFile(file)
    chosen = [name for name in book.namelist() if name.startswith(names)]
    return "".join(book.read(name).decode() for name in chosen if name[-4:] == ".xml")


def test_the_workbook_takes_its_colours_from_the_tokens(report, tokens):
    before, after = recolour(tokens)
    file = BytesIO()
    write_workbook(report, file)
    text = parts(file, "xl/styles", "xl/charts/", "xl/worksheets/")
    # The old palette of numbered colours stands in every workbook.
    text = text.replace("<rgbColor rgb", "")
    codes = set(
        re.findall(r'(?:<\w*olor rgb="(?:00|FF)|srgbClr val=")([0-9A-F]{6})"', text)
    )
    assert not codes & before
    assert codes - after <= {"000000"}  # of openpyxl's own style
    # Only statuses that some task has are drawn.
    assert {shade(status) for status in Status} & codes
    asked = "accent accent-deep accent-soft ink muted on-accent paper"
    for name in f"{asked} file-danger file-line file-bar file-grid".split():
        assert office_colour(name) in codes, name


def test_the_word_report_takes_its_colours_from_the_tokens(report, tokens):
    before, _after = recolour(tokens)
    file = BytesIO()
    write_word(report, file)
    codes = parts(file, "word/document", "word/footer")
    assert not any(code in codes for code in before)
    for name in ("accent-deep", "accent-soft", "line", "on-accent"):
        assert f'"{office_colour(name)}"' in codes, name
    styles = parts(file, "word/styles")
    for name in ("ink", "accent", "accent-deep", "muted", "file-danger"):
        assert f'"{office_colour(name)}"' in styles, name


def test_the_pdf_takes_its_colours_from_the_tokens(report, tokens):
    _before, after = recolour(tokens)
    file = BytesIO()
    write_pdf(report, file)
    drawn = b"".join(page.get_contents().get_data() for page in PdfReader(file).pages)
    fills = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)", drawn)
    codes = {
        "".join(f"{round(255 * float(share)):02X}" for share in fill) for fill in fills
    }
    assert codes <= after | {"000000"}
    for name in ("ink", "muted", "accent", "accent-deep", "accent-soft", "line"):
        assert office_colour(name) in codes, name


def test_pictures_take_their_colours_and_font_from_the_tokens(client, report, tokens):
    _before, after = recolour(tokens)
    font = palette.font().replace('"', "&quot;")
    for page in (Strategy.objects.get(), Indicator.objects.first()):
        page = page.get_absolute_url()
        text = client.get(f"{page}wykres.svg").content.decode()
        codes = {code.upper()[1:] for code in CODE.findall(text)}
        assert {office_colour("accent"), office_colour("muted")} <= codes <= after
        assert f'font-family="{font}"' in text
