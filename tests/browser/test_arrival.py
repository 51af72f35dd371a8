"""Public pages on their way to a reader: light, still, and read as what they are."""

import gzip

import pytest

from tests.browser.test_public_site import PHONE, SHIFT
from tests.factories import make_tree

pytestmark = pytest.mark.browser

# Headless, the browser leaves the icon alone; anyone else's fetches it.
LOADED = """() => [
  location.href,
  ...performance.getEntriesByType("resource").map(one => one.name),
  ...[...document.querySelectorAll("link[rel~=icon]")].map(one => one.href),
]"""


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
