"""Public pages are light, still and private, and lose nothing to who sees them how.

A browser visits each page once, in all these ways; the tests read what it saw.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page

from tests.factories import make_office_user, make_varied_tree
from tests.public.page_types import EVERY_PAGE, MISSING

pytestmark = pytest.mark.browser

PHONE, LAPTOP = 320, 1280
PAPER = 698  # A4 without the half inch that browsers leave at its sides
WAYS: list[tuple[str, dict[str, Any], int]] = [
    ("phone", {}, PHONE),
    ("phone, forced colours", {"forced_colors": "active"}, PHONE),
    ("laptop, forced colours", {"forced_colors": "active"}, LAPTOP),
    ("paper", {"forced_colors": "none", "media": "print"}, PAPER),
]
CONTENT = r"""() => {
  const lines = text => text.split(/\s*\n\s*/).map(line => line.trim()).filter(Boolean);
  return {
    heading: document.querySelector("h1")?.innerText ?? "",
    lines: lines(document.body.innerText),
    hidden: [...document.querySelectorAll("[hidden]")]
      .flatMap(one => lines(one.textContent)),
    links: [...document.links].map(one => one.href),
    fields: [...document.forms].flatMap(form => [
      `${form.method} ${form.action}`,
      ...[...form.elements].map(one => `${one.type} ${one.name}`),
    ]),
  };
}"""
# How far a page moved since it was first drawn; an observer is told of the past, too.
SHIFT = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => {
    list.getEntries().forEach(one => { sum += one.value; });
  }).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(
    () => setTimeout(() => resolve(sum), 0)
  ));
})"""
STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


@dataclass
class Visit:
    """What was seen of a page; most of it is best empty."""

    address: str
    content: dict[str, Any] = field(default_factory=dict)
    bare_content: dict[str, Any] = field(default_factory=dict)
    shifts: dict[int, float] = field(default_factory=dict)
    too_wide: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    kept: list[Any] = field(default_factory=list)


@dataclass
class Visitor:
    """A browser as people have it, and one without scripts and pictures."""

    usual: Page
    bare: Page
    seen: list[Visit]


@pytest.fixture(scope="module")
def db(django_db_setup: None) -> None:
    """Have the test database: pytest-django makes none unless a test names this."""


@pytest.fixture(scope="module")
def visitor(
    browser: Browser, db: None, server_of_module: str, django_db_blocker: Any
) -> Iterator[Visitor]:
    usual = browser.new_context(base_url=server_of_module)
    bare = browser.new_context(base_url=server_of_module, java_script_enabled=False)
    found = Visitor(usual.new_page(), bare.new_page(), [])
    leave_pictures_out(found.bare)
    listen(found.usual, found.seen)
    with django_db_blocker.unblock():
        make_varied_tree(by=make_office_user())
        yield found
        usual.close()
        bare.close()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module", params=EVERY_PAGE)
def visit(request: pytest.FixtureRequest, visitor: Visitor) -> Visit:
    """Visit a page once for all tests: pytest runs those of one page together."""
    found = Visit(request.param)
    visitor.seen.append(found)
    look(visitor.usual, found)
    visitor.bare.goto(found.address)
    found.bare_content = visitor.bare.evaluate(CONTENT)
    return found


def look(page: Page, seen: Visit) -> None:
    """Load the page at each width; one whose words alone differ, at the wide one."""
    page.emulate_media(media="screen", forced_colors="none")
    widths = [LAPTOP] if seen.address.startswith("/en/") else [PHONE, LAPTOP]
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(seen.address)
        seen.shifts[width] = page.evaluate(SHIFT)
    seen.content = page.evaluate(CONTENT)
    seen.kept = [*page.context.cookies(), *page.evaluate(STORED)]
    seen.too_wide = [
        name for name, media, width in WAYS if is_too_wide(page, media, width)
    ]


def leave_pictures_out(page: Page) -> None:
    """Fetch no picture, but keep sheets from one page to the next."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": ["*.svg*", "*.png*", "*.ico*"]})


def listen(page: Page, seen: list[Visit]) -> None:
    """Write down, of the latest visit, what is asked for and what goes wrong."""
    page.on("request", lambda asked: seen[-1].hosts.add(urlsplit(asked.url).netloc))
    page.on("pageerror", lambda error: seen[-1].complaints.append(str(error)))
    page.on("console", lambda said: seen[-1].complaints.append(said.text))


def is_too_wide(page: Page, media: dict[str, Any], width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(**media)
    return page.evaluate("document.documentElement.scrollWidth") > width


def test_nothing_is_lost_without_javascript_and_without_pictures(visit):
    usual, bare = visit.content, visit.bare_content
    assert bare["heading"]
    # What is of no use without JavaScript may hide until there is some.
    lines = [line for line in usual["lines"] if line not in bare["hidden"]]
    assert bare["lines"] == lines
    assert bare["links"] == usual["links"]
    assert bare["fields"] == usual["fields"]


def test_a_page_asks_nobody_else_and_keeps_nothing_in_the_browser(
    visit, server_of_module
):
    assert visit.hosts - {urlsplit(server_of_module).netloc, ""} == set()
    assert visit.kept == []


def test_the_browser_has_nothing_to_complain_of(visit):
    assert visit.complaints == [] or MISSING in visit.address


def test_nothing_moves_once_it_is_drawn(visit):
    assert set(visit.shifts.values()) == {0}


def test_no_page_is_wider_than_the_window_or_the_paper(visit):
    assert visit.too_wide == []
