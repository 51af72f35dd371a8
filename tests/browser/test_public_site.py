"""Public pages are light, still and private, and lose nothing to who sees them how.

A browser visits each page once, in all these ways; the tests read what it saw.
"""

import gzip
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, Route

from tests.factories import make_office_user, make_tree, make_varied_tree
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
# Headless, the browser leaves the icon alone; anyone else's fetches it.
LOADED = """() => [
  location.href,
  ...performance.getEntriesByType("resource").map(one => one.name),
  ...[...document.querySelectorAll("link[rel~=icon]")].map(one => one.href),
]"""


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


@pytest.fixture(scope="module")
def visits(
    browser: Browser, server_of_module: str, django_db_blocker: Any
) -> list[Visit]:
    usual = browser.new_context(base_url=server_of_module)
    bare = browser.new_context(base_url=server_of_module, java_script_enabled=False)
    bare.route("**/*", without_pictures)
    page, bare_page, seen = usual.new_page(), bare.new_page(), list[Visit]()
    listen(page, seen)
    with django_db_blocker.unblock():
        make_varied_tree(by=make_office_user())
        for address in EVERY_PAGE:
            seen.append(Visit(address))
            look(page, seen[-1])
            bare_page.goto(address)
            seen[-1].bare_content = bare_page.evaluate(CONTENT)
        call_command("flush", interactive=False, verbosity=0)
    usual.close()
    bare.close()
    return seen


def look(page: Page, seen: Visit) -> None:
    page.emulate_media(media="screen", forced_colors="none")
    for width in (PHONE, LAPTOP):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(seen.address)
        seen.shifts[width] = page.evaluate(SHIFT)
    seen.content = page.evaluate(CONTENT)
    seen.kept = [*page.context.cookies(), *page.evaluate(STORED)]
    seen.too_wide = [
        name for name, media, width in WAYS if is_too_wide(page, media, width)
    ]


def without_pictures(route: Route) -> None:
    if route.request.resource_type == "image":
        route.abort()
    else:
        route.continue_()


def listen(page: Page, seen: list[Visit]) -> None:
    """Write down, of the latest visit, what is asked for and what goes wrong."""
    page.on("request", lambda asked: seen[-1].hosts.add(urlsplit(asked.url).netloc))
    page.on("pageerror", lambda error: seen[-1].complaints.append(str(error)))
    page.on("console", lambda said: seen[-1].complaints.append(said.text))


def is_too_wide(page: Page, media: dict[str, Any], width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(**media)
    return page.evaluate("document.documentElement.scrollWidth") > width


def test_nothing_is_lost_without_javascript_and_without_pictures(visits):
    for seen in visits:
        usual, bare = seen.content, seen.bare_content
        assert bare["heading"], seen.address
        # What is of no use without JavaScript may hide until there is some.
        lines = [line for line in usual["lines"] if line not in bare["hidden"]]
        assert bare["lines"] == lines, seen.address
        assert bare["links"] == usual["links"], seen.address
        assert bare["fields"] == usual["fields"], seen.address


def test_a_page_asks_nobody_else_and_keeps_nothing_in_the_browser(
    visits, server_of_module
):
    site = urlsplit(server_of_module).netloc
    assert {
        seen.address: seen.hosts for seen in visits if seen.hosts - {site, ""}
    } == {}
    assert {seen.address: seen.kept for seen in visits if seen.kept} == {}


def test_the_browser_has_nothing_to_complain_of(visits):
    known = [seen for seen in visits if MISSING not in seen.address]
    assert {seen.address: seen.complaints for seen in known if seen.complaints} == {}


def test_nothing_moves_once_it_is_drawn(visits):
    moved = {seen.address: seen.shifts for seen in visits if any(seen.shifts.values())}
    assert moved == {}


def test_nothing_moves_while_the_rest_of_a_page_is_on_its_way(page):
    make_tree(tasks=40)
    # Packed, it would arrive at once. The sheets are there from the visit before.
    page.set_extra_http_headers({"Accept-Encoding": "identity"})
    page.goto("/miasto/zadania/")
    slow = {"offline": False, "latency": 0, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions", {**slow, "downloadThroughput": 30_000}
    )
    page.goto("/miasto/zadania/")
    assert page.evaluate(SHIFT) == 0


def test_no_page_is_wider_than_the_window_or_the_paper(visits):
    assert {seen.address: seen.too_wide for seen in visits if seen.too_wide} == {}


def test_the_front_page_weighs_less_than_150_kb(page):
    make_tree(tasks=100)
    page.goto("/")
    bodies = [page.request.get(address).body() for address in page.evaluate(LOADED)]
    assert len(bodies) > 2
    assert sum(len(gzip.compress(body, compresslevel=6)) for body in bodies) < 150_000


def test_a_table_set_as_blocks_is_still_read_as_a_table(page):
    make_tree(tasks=2)
    page.set_viewport_size({"width": PHONE, "height": 900})
    page.goto("/miasto/programy/I.1/")
    assert (
        page.locator("table.stack").first.evaluate(
            "one => getComputedStyle(one).display"
        )
        == "block"
    )
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = {node["role"]["value"] for node in tree["nodes"] if "role" in node}
    assert {"table", "row", "rowheader", "cell"} <= roles
