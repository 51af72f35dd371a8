"""Each count on a public page is the length of the list to which it leads."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import pytest
from django.test import Client
from django.test.html import Element, parse_html

from tasks.models import Strategy
from tasks.outline import strategy_branch
from tasks.progress import Status
from tests.factories import make_programme, make_task, make_tree
from tests.pages import attribute, elements, parsed, words_in

# None is what is no page: a file, a picture.
Read = Callable[[str], Element | None]
CHOICES = {"radio", "checkbox"}
IN_BRACKETS = re.compile(r"\((\d+)\)\s*$")
# The same rows in another order, and the rest of a list, count nothing else.
SAME = frozenset({"sort", "page"})


@dataclass(frozen=True)
class Count:
    number: int
    behind: str


def walk(
    read: Read, start: str, *, depth: int, same: frozenset[str]
) -> Iterator[tuple[str, Element]]:
    """Yield each page that so many clicks lead to, with its address.

    Links that only choose what is the `same` for this purpose are passed over.
    """
    known, ahead = {start}, [start]
    for _click in range(depth + 1):
        reached, ahead = ahead, []
        for address in reached:
            page = read(address)
            if page is not None:
                yield address, page
                ahead += sorted(set(links(address, page, same)) - known)
                known.update(ahead)


def links(address: str, page: Element, same: frozenset[str]) -> Iterator[str]:
    """Yield where the page leads within the public site, in its own language."""
    for link in elements(page, "a"):
        to = urljoin(address, attribute(link, "href") or "").partition("#")[0]
        parts = urlsplit(to)
        is_ours = not parts.scheme and not parts.netloc
        inside = is_ours and not parts.path.startswith(("/konto/", "/panel/"))
        is_same = same & parse_qs(parts.query).keys() or attribute(link, "hreflang")
        if inside and not is_same:
            yield to


def counts(address: str, page: Element) -> Iterator[Count]:
    """Yield what the links and the filters of a page promise."""
    for link in elements(page, "a"):
        for data in elements(link, "data"):
            behind = urljoin(address, attribute(link, "href") or "")
            yield Count(int(attribute(data, "value") or ""), behind)
    for form in elements(page, "form"):
        sent = filled_in(form)
        for text, name, value in choices(form):
            if found := IN_BRACKETS.search(text):
                query = urlencode({**sent, name: value}, doseq=True)
                action = urljoin(address, attribute(form, "action") or "")
                behind = f"{action.partition('?')[0]}?{query}"
                yield Count(int(found[1]), behind)


def choices(form: Element) -> Iterator[tuple[str, str, str]]:
    """Yield each choice as it is written, with the field's name and the value."""
    for select in elements(form, "select"):
        for option in elements(select, "option"):
            yield words_in(option), attribute(select, "name") or "", value_of(option)
    fields = [*elements(form, "input")]
    for label in elements(form, "label"):
        named = attribute(label, "for")
        for field in elements(label, "input") if named is None else fields:
            is_labelled = named is None or attribute(field, "id") == named
            if is_labelled and attribute(field, "type") in CHOICES:
                yield words_in(label), attribute(field, "name") or "", value_of(field)


def filled_in(form: Element) -> dict[str, list[str]]:
    """Return what the form would send as it stands."""
    sent: dict[str, list[str]] = {}
    for field in elements(form, "input"):
        is_choice = attribute(field, "type") in CHOICES
        if not is_choice or attribute(field, "checked") is not None:
            sent.setdefault(attribute(field, "name") or "", []).append(value_of(field))
    for select in elements(form, "select"):
        options = list(elements(select, "option"))
        chosen = [one for one in options if attribute(one, "selected") is not None]
        sent[attribute(select, "name") or ""] = [*map(value_of, chosen or options[:1])]
    return sent


def value_of(field: Element) -> str:
    value = attribute(field, "value")
    return words_in(field) if value is None else value


def length(read: Read, address: str) -> tuple[int | None, int]:
    """Return how long a list says that it is, and how long it is on all its pages."""
    page = read(address)
    assert page is not None, address
    rest = {
        urljoin(address, attribute(link, "href") or "")
        for nav in elements(page, "nav")
        if "pages" in (attribute(nav, "class") or "").split()
        for link in elements(nav, "a")
        if attribute(link, "aria-current") is None
    }
    rows = sum(rows_of(other) for one in rest if (other := read(one)) is not None)
    return said(page), rows_of(page) + rows


def said(page: Element) -> int | None:
    for data in elements(page, "data"):
        if "total" in (attribute(data, "class") or "").split():
            return int(attribute(data, "value") or "")
    return None


def rows_of(page: Element) -> int:
    """Count the items of the list that is marked as one, else of the first table."""
    [main] = elements(page, "main")
    for marked in elements(main, "ol"):
        if attribute(marked, "data-list") is not None:
            return sum(1 for item in marked.children if not isinstance(item, str))
    beside = {id(t) for box in elements(main, "figure") for t in elements(box, "table")}
    tables = [table for table in elements(main, "table") if id(table) not in beside]
    return sum(
        # A row of one cell is a heading, or says that there is nothing.
        sum(1 for _cell in elements(row, "th", "td")) > 1
        for table in tables[:1]
        for body in elements(table, "tbody")
        for row in elements(body, "tr")
    )


def compared(
    read: Read, start: str, *, depth: int, same: frozenset[str] = SAME
) -> tuple[set[Count], list[str]]:
    """Return all counts within so many clicks, and what is wrong with any of them."""
    pages = list(walk(read, start, depth=depth, same=same))
    found = {
        count: address for address, page in pages for count in counts(address, page)
    }
    # A list says its own length, too.
    own = {Count(n, at): at for at, page in pages if (n := said(page)) is not None}
    faults = []
    for count, address in {**own, **found}.items():
        told, rows = length(read, count.behind)
        if not count.number == told == rows:
            faults.append(
                f"{address}: {count.number}, but {count.behind} says {told}, has {rows}"
            )
    return set(found), faults


def pages_of_site(client: Client) -> Read:
    """Read pages as a stranger does, each once."""

    @cache
    def read(address: str) -> Element | None:
        response = client.get(address.partition("#")[0], follow=True)
        if not response["Content-Type"].startswith("text/html"):
            return None
        assert response.status_code == 200, address
        return parsed(response.content.decode())

    return read


def make_each_status() -> Strategy:
    """Make a strategy with tasks of each status at the end of 2010."""
    strategy = make_tree(tasks=4)
    strategy.years.filter(year__gt=2011).delete()
    programme = strategy.goals.get().programmes.last()
    for done in ("100", "96", "80", "10"):
        make_task(programme, stages=[{2010: ("100", done)}])
    make_task(programme, stages=[{2010: ("0", "0"), 2011: ("100", None)}])
    make_task(programme, stages=[{2010: (None, None)}])
    make_task(programme, total=(2010, "60"))
    make_task(programme)
    make_programme(strategy.goals.get())
    return strategy


@pytest.mark.slow
@pytest.mark.parametrize(("start", "depth"), [("/", 2), ("/en/", 1)])
def test_each_count_is_the_length_of_the_list_behind_it(db, client, start, depth):
    strategy = make_each_status()
    assert all(strategy_branch(strategy).statuses(2010)[one] for one in Status)
    found, faults = compared(pages_of_site(client), start, depth=depth)
    assert faults == []
    assert len(found) > 30


SITE = {
    "/": """<main><a href="/lista/?stan=a#x"><data value="2">2</data> zadania</a>
      <form action="/lista/"><input type="hidden" name="rok" value="2009">
      <select name="cel"><option value="">wszystkie</option>
      <option value="I">Cel I (3)</option></select>
      <label><input type="checkbox" name="pilne" value="1"> pilne (0)</label>
      <label for="s">stare (1)</label><input type="radio" id="s" name="w" value="s">
      </form></main>""",
    "/lista/?stan=a": """<main><data class="total" value="2">2</data>
      <figure><table><tbody><tr><th>2009</th><td>1</td></tr></tbody></table></figure>
      <table><tbody><tr class="group"><th>Grupa</th></tr>
      <tr><th>A</th><td>1</td></tr></tbody></table>
      <nav class="pages"><a aria-current="page" href="?stan=a&amp;page=1">1</a>
      <a href="?stan=a&amp;page=2">2</a></nav></main>""",
    "/lista/?stan=a&page=2": """<main><table><tbody><tr><th>B</th><td>1</td></tr>
      </tbody></table></main>""",
    "/lista/?rok=2009&cel=I": """<main><data class="total" value="3">3</data>
      <ol data-list><li>A</li><li>B <ol><li>b</li></ol></li><li>C</li></ol></main>""",
    "/lista/?rok=2009&cel=&pilne=1": """<main><data class="total" value="0">0</data>
      <table><tbody><tr><td colspan="2">nic</td></tr></tbody></table></main>""",
    "/lista/?rok=2009&cel=&w=s": """<main><data class="total" value="1">1</data>
      <ol data-list><li>A</li></ol></main>""",
}


def reader(site: dict[str, str]) -> Read:
    return lambda address: parse_html(f"<body>{site[address.partition('#')[0]]}</body>")


def test_the_walk_finds_links_and_filters_and_adds_up_pages():
    found, faults = compared(reader(SITE), "/", depth=1)
    assert faults == []
    assert sorted(count.number for count in found) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("address", "true", "false"),
    [
        ("/", '<data value="2">', '<data value="3">'),
        ("/", "Cel I (3)", "Cel I (2)"),
        ("/lista/?stan=a", 'class="total" value="2"', 'class="total" value="1"'),
        ("/lista/?stan=a&page=2", "<tr><th>B</th><td>1</td></tr>", ""),
        ("/lista/?rok=2009&cel=I", "<li>C</li>", ""),
    ],
)
def test_the_walk_tells_a_wrong_count(address, true, false):
    wrong = {**SITE, address: SITE[address].replace(true, false)}
    assert wrong != SITE
    _found, [fault] = compared(reader(wrong), "/", depth=0)
    assert "/lista/?" in fault
