"""English pages speak English, Polish ones Polish; the city's own words say so."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.test.html import Element, parse_html
from django.utils.translation import override

from tests.factories import make_office_user, make_varied_tree
from tests.pages import attribute, elements
from tests.public.page_types import ENTRANCE, EVERY_PAGE
from tests.test_project import CATALOGUE, forms

pytestmark = pytest.mark.slow

ENGLISH = [address for address in EVERY_PAGE if address.startswith("/en/")]
# Polish letters, and the words of tests/factories.py that have none.
IN_POLISH = re.compile(
    "[ąćęłńóśźż]|"
    r"\b(zadanie|cel|etap|stanowisko|program|liczba|strategia|miast[oa]|cech)\b",
    re.IGNORECASE,
)
# A mailbox, a page and a street are called the same in every language.
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|/api/\S+|ul\. \w+ \d+")
# What a message puts in, and the mark-up within it.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|<[^>]+>|&\w+;")
# Attributes that are read to people, or shown to them.
SPOKEN = {"alt", "aria-label", "content", "data-label", "placeholder", "title"}
# Short words can be the same in both languages, or a part of others.
TELLING = 12


@pytest.fixture(scope="module")
def pages(in_passing) -> dict[str, Element]:
    with in_passing():
        make_varied_tree(by=make_office_user())
        return {address: read_page(address) for address in [*EVERY_PAGE, *ENTRANCE]}


def read_page(address: str) -> Element:
    with override("pl"):
        return parse_html(Client().get(address).content.decode())


def texts(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of the page with the language that it is said to be in.

    Attributes, and the title in the head, may mix languages: no mark-up can stand in
    them that says where the other begins.
    """
    language = attribute(element, "lang") or language
    for child in element.children:
        if isinstance(child, str):
            yield language, child
        elif child.name != "head":
            yield from texts(child, language)


def said_in(language: str, page: Element) -> list[str]:
    found = [text for said, text in texts(page) if said == language]
    assert len(found) > 3
    return found


@pytest.mark.parametrize("address", ENGLISH)
def test_what_is_polish_on_an_english_page_says_so(pages, address):
    found = said_in("en", pages[address])
    assert [text for text in found if IN_POLISH.search(ADDRESS.sub("", text))] == []


def test_names_of_files_are_polish_on_an_english_page(pages):
    page = pages["/en/miasto/dane/"]
    assert "zadania.csv" in said_in("pl", page)
    assert "zadania.csv" not in said_in("en", page)


@pytest.mark.parametrize("address", [*EVERY_PAGE, *ENTRANCE])
def test_nothing_is_left_in_the_other_language(pages, address):
    language, other = ("en", "pl") if address in ENGLISH else ("pl", "en")
    page = pages[address]
    said = " ".join([*said_in(language, page), *in_attributes(page)])
    assert [words for words in only_in(other) if words in said] == []


def in_attributes(page: Element) -> Iterator[str]:
    for one in elements(page):
        yield from (value or "" for name, value in one.attributes if name in SPOKEN)


@cache
def only_in(language: str) -> set[str]:
    """Return the telling parts of all messages in the language that the other lacks."""
    with (settings.BASE_DIR / CATALOGUE).open("rb") as file:
        messages = list(read_po(file))
    english = [text for message in messages for text in forms(message.id or "")]
    polish = [text for message in messages for text in forms(message.string or "")]
    mine, others = (english, polish) if language == "en" else (polish, english)
    parts = {part.strip(" .:,;") for text in mine for part in PLACEHOLDER.split(text)}
    return {p for p in parts if len(p) > TELLING and p not in " ".join(others)}


def test_a_part_in_another_language_is_told_from_the_rest():
    page = '<html lang="en"><p>Task <b lang="pl">Żłobek</b> done</p></html>'
    assert list(texts(parse_html(page))) == [
        ("en", "Task"),
        ("pl", "Żłobek"),
        ("en", "done"),
    ]
    assert IN_POLISH.search("Zadanie 1")
    assert not IN_POLISH.search("A programme of the city, cancelled")
