"""A page waits for one style sheet, which is made of those that are written."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from leszno_strategy.style_sheets import SHEETS, made
from tests.factories import make_tree

LINK = re.compile(r'<link rel="stylesheet"[^>]*>')
NAMED = re.compile(r"css/([\w.]+)\.css")


def test_readers_wait_for_one_sheet(client, db):
    make_tree(tasks=1)
    page = client.get("/miasto/porownanie/").content.decode()
    assert LINK.findall(page) == ['<link rel="stylesheet" href="/static/css/site.css">']


def test_a_made_sheet_has_its_sources_in_their_order(settings, tmp_path):
    settings.MADE_SHEETS = tmp_path
    found = Path(finders.find("css/site.css"))
    assert found.is_relative_to(tmp_path)
    text = found.read_text()
    assert text == made("css/site.css")
    assert "sourceMappingURL" not in text
    marks = ["Bootstrap  v", "--shortfall-sign:", 'url("#dots")', ".front-lead"]
    assert sorted(marks, key=text.index) == marks


def test_a_made_sheet_follows_its_sources(settings, tmp_path, monkeypatch):
    settings.MADE_SHEETS = tmp_path
    first = finders.find("css/embed.css")
    Path(first).write_text("old")
    assert Path(finders.find("css/embed.css")).read_text() == made("css/embed.css")
    written = Path(first).stat().st_mtime_ns
    finders.find("css/embed.css")
    assert Path(first).stat().st_mtime_ns == written


def test_no_page_of_readers_names_a_sheet_of_its_own():
    folder = settings.BASE_DIR / "templates" / "public"
    named = [page for page in folder.rglob("*.html") if LINK.search(page.read_text())]
    assert [page.name for page in named] == ["embed.html"]


def test_every_sheet_that_is_written_is_served():
    known = {source for sources in SHEETS.values() for source in sources}
    for page in (settings.BASE_DIR / "templates").rglob("*.html"):
        known |= set(NAMED.findall(page.read_text()))
    sheets = (settings.BASE_DIR / "static" / "css").glob("*.css")
    assert {sheet.stem for sheet in sheets} <= known
