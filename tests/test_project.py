"""Sweeps over the whole project: what is open, what is translated."""

import re
import shutil
from pathlib import Path
from shutil import which

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation
from django.utils.translation import ngettext

CATALOGUE = Path("locale/pl/LC_MESSAGES/django.po")
# A figure, and a plain space before its unit.
BROKEN_FROM_UNIT = re.compile(r"(?:[})]|\)[sd]|[0-9])(?:</strong>)? (?:r\.|MB|zł)")

# A reader is called „ty”, small as in plain language; and is of no sex.
CAPITAL_YOU = re.compile(
    r"[\w,;–(][ \u00a0](?:Ty|Ci|Cię|Ciebie|Tobie|Tobą|Tw[oó]j\w*)\b"
)
OF_A_SEX = re.compile(r"\w(?:\((?:a|e|y|na)\)|/-?a\b|[łl][ea]ś\b)")

# Every address that answers without signing in; all others send to the sign-in.
CURVES = ("", "wykres.svg", "wykres.csv", "obraz.png")
WITH_BOOKS = ("cele", "programy", "zadania")
OPEN = {
    "",
    "deklaracja-dostepnosci/",
    "pomoc/",
    "strategie/",
    "api/",
    "api/v1/openapi.json",
    "api/v1/strategie/",
    "api/v1/strategie/<slug:strategy>/",
    "api/v1/strategie/<slug:strategy>/zadania/",
    "api/v1/strategie/<slug:strategy>/zadania/<str:code>/",
    "api/v1/strategie/<slug:strategy>/wskazniki/",
    "panel/zacznij/",
    # A program asks, without a session: the token says whose deadlines.
    "panel/kalendarz/<str:token>.ics",
    "uwagi/",
    "uwagi/dziekujemy/",
    ".well-known/security.txt",
    "robots.txt",
    "sitemap.xml",
    "sitemap-<slug:section>.xml",
    "projectindicators/list/<int:legacy_id>",
    "print/projectindicators/list/<int:legacy_id>",
    "projects/list/<int:legacy_id>",
    "plans/list/<int:legacy_id>",
    "wskazniki/",
    "jednostki/",
    "zadania/",
    "mapa/",
    "<slug:strategy>/mapa/",
    "<slug:strategy>/mapa/miejsca.csv",
    "<slug:strategy>/mapa/miejsca.xlsx",
    "<slug:strategy>/mapa/miejsca.geojson",
    "embed/<slug:strategy>/",
    *(
        f"embed/<slug:strategy>/{level}/<str:code>/"
        for level in ("cele", "programy", "zadania")
    ),
    *(f"<slug:strategy>/{curve}" for curve in CURVES),
    *(f"<slug:strategy>/cele/<str:code>/{curve}" for curve in CURVES),
    *(f"<slug:strategy>/programy/<str:code>/{curve}" for curve in CURVES),
    *(f"<slug:strategy>/{part}/<str:code>/zadania.xlsx" for part in WITH_BOOKS),
    "<slug:strategy>/jednostki/<int:pk>/zadania.xlsx",
    "<slug:strategy>/zalaczniki/<int:pk>/",
    "<slug:strategy>/cele/<str:code>/zalaczniki/<int:pk>/",
    "<slug:strategy>/programy/<str:code>/zalaczniki/<int:pk>/",
    "<slug:strategy>/raporty/",
    "<slug:strategy>/raporty/<int:year>/v<int:number>/raport.<str:kind>",
    "<slug:strategy>/dane/",
    "<slug:strategy>/dane/strategia.json",
    "<slug:strategy>/dane/strategia.schema.json",
    "<slug:strategy>/dane/najnowsze/<str:name>",
    "<slug:strategy>/dane/<int:year>/<str:name>",
    "<slug:strategy>/dane/<int:year>/v<int:number>/<str:name>",
    "<slug:strategy>/szukaj/",
    "<slug:strategy>/zmiany/",
    "<slug:strategy>/zmiany/atom.xml",
    "<slug:strategy>/obserwuj/",
    "<slug:strategy>/obserwuj/wyslano/",
    "obserwuj/<str:token>/potwierdz/",
    "obserwuj/<str:token>/koniec/",
    "<slug:strategy>/cele/<str:code>/atom.xml",
    "<slug:strategy>/jednostki/<int:pk>/atom.xml",
    "<slug:strategy>/zadania/",
    "<slug:strategy>/zadania/zadania.csv",
    "<slug:strategy>/zadania/zadania.xlsx",
    *(f"<slug:strategy>/zadania/<str:code>/{curve}" for curve in CURVES),
    "<slug:strategy>/zadania/<str:code>/zalaczniki/<int:pk>/",
    "<slug:strategy>/wskazniki/",
    "<slug:strategy>/wskazniki/wskazniki.csv",
    "<slug:strategy>/wskazniki/wskazniki.xlsx",
    "<slug:strategy>/wskazniki/<int:pk>/",
    "<slug:strategy>/wskazniki/<int:pk>/wykres.csv",
    "<slug:strategy>/wskazniki/<int:pk>/wykres.svg",
    "<slug:strategy>/porownanie/",
    "<slug:strategy>/porownanie/porownanie.csv",
    "<slug:strategy>/porownanie/porownanie.xlsx",
    "<slug:strategy>/niewykonane/",
    "<slug:strategy>/niewykonane/niewykonane.csv",
    "<slug:strategy>/niewykonane/niewykonane.xlsx",
    "<slug:strategy>/wskazniki/<int:pk>/obraz.png",
    "<slug:strategy>/jednostki/",
    "<slug:strategy>/jednostki/jednostki.csv",
    "<slug:strategy>/jednostki/jednostki.xlsx",
    "<slug:strategy>/tematy/",
    "<slug:strategy>/tematy/<slug:topic>/",
    "<slug:strategy>/obrazy/<slug:digest>/<int:width>.webp",
    "<slug:strategy>/budzet/",
    "<slug:strategy>/budzet/budzet.csv",
    "<slug:strategy>/budzet/budzet.xlsx",
    "<slug:strategy>/jednostki/<int:pk>/",
}


def patterns(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.callback


def is_open(view) -> bool:
    return not getattr(view, "login_required", True)


def test_only_the_listed_pages_are_open_to_all():
    found = {route for route, view in patterns() if is_open(view)}
    entrance = {route for route in found if route.startswith(("konto/", "admin/"))}
    assert found - entrance == OPEN


@pytest.fixture(scope="module")
def catalogue():
    with (settings.BASE_DIR / CATALOGUE).open("rb") as file:
        return read_po(file)


def test_every_message_has_a_translation_and_none_is_fuzzy(catalogue):
    assert len(catalogue) > 200
    for message in catalogue:
        forms = message.string if message.pluralizable else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy, message.id


def test_translations_use_just_the_placeholders_of_their_message(catalogue):
    faults = [
        (message.id, fault)
        for message in catalogue
        for fault in message.check(catalogue)
    ]
    assert not faults


def test_a_figure_and_its_unit_stay_on_one_line(catalogue):
    said = [text for message in catalogue for text in forms(message.string or "")]
    assert [text for text in said if BROKEN_FROM_UNIT.search(text)] == []


def test_who_carries_a_task_out_has_one_name(catalogue):
    said = [text for message in catalogue for text in forms(message.string or "")]
    assert [text for text in said if "wykonawc" in text.casefold()] == []


def test_a_target_is_not_called_as_a_goal_is(catalogue):
    """A goal is „cel”, so a target is „wartość docelowa”, or is just reached."""
    called = [
        text
        for message in catalogue
        if re.search(r"\btargets?\b(?!\)s)", str(message.id), re.IGNORECASE)
        for text in forms(message.string or "")
    ]
    assert len(called) > 20
    assert [text for text in called if not re.search("docelow|siągni", text)] == []


def test_a_reader_is_addressed_alike_whoever_it_is(catalogue):
    said = [text for message in catalogue for text in forms(message.string or "")]
    assert [text for text in said if CAPITAL_YOU.search(text)] == []
    assert [text for text in said if OF_A_SEX.search(text)] == []


def test_a_break_in_a_series_has_one_name(catalogue):
    said = [text for message in catalogue for text in forms(message.string or "")]
    assert [text for text in said if re.search(r"przerw\w+ w szereg", text, re.I)] == []


def test_the_compiled_catalogue_is_not_stale(catalogue):
    with (settings.BASE_DIR / CATALOGUE).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert texts(compiled) == texts(catalogue)


def texts(messages) -> set[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    # Babel reads contexts of compiled catalogues as bytes.
    return {
        (
            m.context.decode() if isinstance(m.context, bytes) else m.context,
            forms(m.id),
            forms(m.string),
        )
        for m in messages
        if m.id
    }


def forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.mark.skipif(not which("xgettext"), reason="needs GNU gettext; CI has it")
def test_the_catalogue_has_every_message_of_the_code(tmp_path, monkeypatch, catalogue):
    """Gather the messages anew, as `make messages` does, from a copy of the code."""
    ignored = shutil.ignore_patterns(".*", "var", "tests", "fixtures", "*.mo")
    copy = shutil.copytree(settings.BASE_DIR, tmp_path / "copy", ignore=ignored)
    monkeypatch.chdir(copy)
    with override_settings(LOCALE_PATHS=[copy / "locale"]):
        call_command(
            "makemessages",
            locale=["pl"],
            no_location=True,
            no_obsolete=True,
            ignore_patterns=["tests"],
            verbosity=0,
        )
    with (copy / CATALOGUE).open("rb") as file:
        gathered = read_po(file)
    assert {m.id for m in gathered} == {m.id for m in catalogue}


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "zadanie"), (2, "zadania"), (5, "zadań"), (12, "zadań"), (22, "zadania")],
)
def test_polish_plurals(n, words):
    with translation.override("pl"):
        assert ngettext("%(n)s task", "%(n)s tasks", n) % {"n": n} == f"{n} {words}"
