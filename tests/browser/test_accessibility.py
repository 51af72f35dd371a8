"""axe-core finds nothing on any page, light and dark, wide and narrow.

Nor does HTML_CodeSniffer on any public one, in the same visits.

These tests only read, so that one strategy, one server and two people do for all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.utils.timezone import now
from playwright.sync_api import Browser, Page

from annual_report.models import Export
from organisation.models import OfficeRole, Post, Unit
from tasks.models import FundingSource
from tests.browser.conftest import PASSWORD, make_person, sign_in
from tests.factories import make_post, make_user, make_varied_tree
from tests.filling.looked_at import make_filled
from tests.public.page_types import ENTRANCE, EVERY_PAGE, MISSING
from tests.structure.looked_at import STATES, make_bank_file, make_uploads

pytestmark = pytest.mark.browser

PANEL = [
    "/panel/",
    "/panel/moje-konto/",
    "/panel/ludzie/",
    "/panel/ludzie/zaproszenie/",
    "/panel/ludzie/{worker}/",
    "/panel/ludzie/{worker}/dane/",
    "/panel/stanowiska/",
    "/panel/stanowiska/{post}/",
    "/panel/stanowiska/obsadzanie/",
    "/panel/listy/",
    "/panel/dziennik/",
    "/panel/kalendarz/",
    "/panel/miasto/2010/sprawozdania/przypomnij/",
    "/panel/miasto/2010/sprawozdania/druk/?pusty=1",
    "/panel/miasto/zadania/I.1.1/2010/druk/",
    "/panel/jednostki/",
    "/panel/jednostki/{unit}/",
    "/panel/miasto/2010/",
    "/panel/miasto/2009/",
    "/panel/miasto/2010/kampania/",
    "/panel/miasto/2009/kampania/",
    "/panel/miasto/2010/raport/",
    "/panel/miasto/2009/raport/",
    "/panel/miasto/2010/raport/braki/",
    "/panel/miasto/2010/raport/zamknij/",
    "/panel/miasto/2009/raport/zamknij/",
    "/panel/miasto/2009/raport/pliki/{export}/",
    "/panel/miasto/2010/sprawozdania/",
    "/panel/miasto/2010/sprawozdania/?zaznacz=wszystkie",
    "/panel/miasto/2010/wszystkie/wczytaj/",
    "/panel/miasto/2010/wszystkie/wczytaj/{filled}/",
    "/panel/miasto/zadania/I.1.1/2010/",
    "/panel/miasto/zadania/I.1.1/2010/historia/",
    "/panel/miasto/zadania/I.1.1/2010/historia/?od=0&do=1",
    "/panel/miasto/zadania/I.1.2/2010/",
    "/panel/miasto/zadania/I.1.3/2010/",
    "/panel/miasto/zadania/I.2.1/2010/",
    "/panel/miasto/zadania/I.2.1/2010/poprawka/",
    "/panel/miasto/zadania/I.2.2/2010/",
    "/panel/miasto/zadania/I.1.1/2009/",
    "/panel/struktura/miasto/zadania/I.1.3/plan/",
    "/panel/struktura/miasto/programy/I.1/plan/",
    "/panel/struktura/miasto/",
    "/panel/struktura/miasto/?nietypowe=nikt",
    "/panel/struktura/miasto/cele/I/",
    "/panel/struktura/miasto/programy/I.1/",
    "/panel/struktura/miasto/zadania/I.1.3/",
    "/panel/struktura/miasto/karta/",
    "/panel/struktura/miasto/wskazniki/900002/",
    "/panel/struktura/miasto/zrodla/{source}/",
    "/panel/struktura/miasto/dodaj/zadanie/I.1/",
    "/panel/struktura/miasto/zadania/I.1.1/numer/",
    "/panel/struktura/miasto/zadania/I.1.1/usun/",
    "/panel/struktura/miasto/wartosci/",
    "/panel/struktura/miasto/bank/",
    "/panel/struktura/miasto/bank/{bank}/",
    "/panel/struktura/nowa/",
    "/panel/struktura/miasto/pliki/",
    *(f"/panel/struktura/plik/{{{state}}}/" for state in STATES),
    "/panel/struktura/plik/{read}/roznice/new/",
    "/konto/password/change/",
    "/konto/sessions/",
    "/konto/2fa/",
    "/konto/2fa/totp/activate/",
    "/konto/2fa/webauthn/",
    "/konto/2fa/webauthn/add/",
]
RULES: dict[str, Any] = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
    # To hand over all that a page does well takes as long as to look for faults.
    "resultTypes": ["violations"],
}
AXE = Axe()
# What a page in other colours can do wrong if nothing but its colours differs.
COLOURS = ["color-contrast", "link-in-text-block"]
COLOUR_RULES: dict[str, Any] = {**RULES, "runOnly": {"type": "rule", "values": COLOURS}}
# What a page can do wrong if nothing but its width differs: what is too small or cannot
# be scrolled by keyboard, and what lost its name or place with what is hidden.
NARROW_RULES: dict[str, Any] = {
    **RULES,
    "runOnly": {
        "type": "rule",
        "values": [
            "target-size",
            "scrollable-region-focusable",
            "aria-hidden-focus",
            "button-name",
            "link-name",
            "label",
            "select-name",
            "summary-name",
            "empty-heading",
            "empty-table-header",
            "heading-order",
            "page-has-heading-one",
            "region",
            "skip-link",
            "svg-img-alt",
        ],
    },
}
# What a page can do wrong if nothing but its words differs.
WORDED: dict[str, Any] = {
    **RULES,
    "rules": {one: {"enabled": False} for one in COLOURS},
}
# These have colours of their own on a narrow page (see narrow screens in static/css).
COLOURED_WHEN_NARROW = ".stack, .tree, .plan-grid, .all-grid"
# What is asked, and of which elements: of all of them without a selector.
Asked = list[tuple[dict[str, Any], str | None]]
Look = tuple[int, Literal["light", "dark"], Asked]
# In this order only one thing changes at a time.
LOOKS: list[Look] = [
    (1280, "light", [(RULES, None)]),
    (1280, "dark", [(COLOUR_RULES, None)]),
    (320, "dark", [(COLOUR_RULES, COLOURED_WHEN_NARROW)]),
    (320, "light", [(NARROW_RULES, None), (COLOUR_RULES, COLOURED_WHEN_NARROW)]),
]
OTHER_WORDS: list[Look] = [(1280, "light", [(WORDED, None)]), (320, "light", [])]
# How wide the page is, and whether each element stands where it stood, says what it
# said and is there to be read as it was when the page was as wide.
LAYOUT = """width => {
  const layout = JSON.stringify([...document.querySelectorAll("*")].map(one => {
    const {x, y, width, height} = one.getBoundingClientRect();
    const {display, visibility, opacity} = getComputedStyle(one);
    const [before, after] = ["::before", "::after"].map(
      part => getComputedStyle(one, part).content
    );
    return [x, y, width, height, display, visibility, opacity, before, after];
  }));
  window.layouts ??= {};
  const same = (window.layouts[width] ??= layout) === layout;
  return [document.documentElement.scrollWidth, same];
}"""
# The other checker, which comes with prettier by npm.
CODESNIFFER = (
    settings.BASE_DIR / "tests/html/node_modules/html_codesniffer/build/HTMLCS.js"
)
# It tells errors (1) from warnings and notices, which people have to judge.
SNIFF = """() => new Promise(done => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages().filter(({type}) => type === HTMLCS.ERROR).map(
    ({code, msg, element}) => `${code} ${msg} ${element.outerHTML?.slice(0, 120)}`
  )
), message => { throw new Error(message); }))"""


@dataclass
class Site:
    """What the tests read: a page as the public sees it, and one of the office's."""

    public: Page
    panel: Page
    known: dict[str, int]


@pytest.fixture(scope="module")
def db(django_db_setup: None) -> None:
    """Have the test database: pytest-django makes none unless a test names this."""


@pytest.fixture(scope="module")
def site(
    browser: Browser, db: None, server_of_module: str, django_db_blocker: Any
) -> Iterator[Site]:
    contexts = [
        # Colours change while a page is there: at once, if nothing moves to them.
        browser.new_context(
            base_url=server_of_module, locale="pl-PL", reduced_motion="reduce"
        )
        for _n in range(2)
    ]
    with django_db_blocker.unblock():
        post = make_post(office_role=OfficeRole.OFFICE)
        person = make_person(post, "biuro", is_superuser=True)
        strategy = make_varied_tree(by=person)
        year = strategy.years.get(year=2009)
        known = {
            "export": Export.objects.create(year=year, kind="pdf", asked_at=now()).pk,
            "worker": make_user(make_post()).pk,
            "post": Post.objects.exclude(goals=None).get().pk,
            "unit": Unit.objects.get().pk,
            "source": FundingSource.objects.earliest("pk").pk,
            "bank": make_bank_file(strategy, by=person).pk,
            **make_uploads(strategy, by=person),
            "filled": make_filled(strategy, by=person).pk,
        }
        public, panel = [context.new_page() for context in contexts]
        sign_in(panel, "biuro")
        yield Site(public, panel, known)
        for context in contexts:
            context.close()
        call_command("flush", interactive=False, verbosity=0)


def violations(
    page: Page, rules: dict[str, Any], selector: str | None = None
) -> list[str]:
    # A click that leads on returns as soon as the next page begins.
    page.wait_for_load_state()
    if selector and not page.locator(selector).count():
        return []
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    result = page.evaluate(
        "([where, rules]) => axe.run(where || document, rules)", [selector, rules]
    )
    return [
        f"{v['id']} {node['html'][:120]}"
        for v in result["violations"]
        for node in v["nodes"]
    ]


def is_too_wide(page: Page, width: int) -> bool:
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth") > width


def sniffed(page: Page) -> list[str]:
    """Return the errors of HTML_CodeSniffer, if it is there."""
    if not CODESNIFFER.exists():
        return []
    page.evaluate(CODESNIFFER.read_text())
    return page.evaluate(SNIFF)


def faults(page: Page, address: str, *, is_sniffed: bool = False) -> list[str]:
    """Open a page once, and look at it wide and narrow, light and dark."""
    found = []
    looks = OTHER_WORDS if address.startswith("/en/") else LOOKS
    be_seen(page, looks[0])
    answer = page.goto(address)
    assert answer
    if not answer.ok and MISSING not in address:
        found.append(f"{address}: {answer.status}")
    if not page.url.endswith(address):
        found.append(f"{address}: it leads to {page.url}")
    if is_sniffed:
        found += [f"{address}: {error}" for error in sniffed(page)]
    for look in looks:
        width, scheme, asked = look
        be_seen(page, look)
        where = f"{address} {width} {scheme}"
        for rules, selector in asked:
            found += [f"{where}: {v}" for v in violations(page, rules, selector)]
        scroll_width, is_same = page.evaluate(LAYOUT, width)
        if scroll_width > width:
            found.append(f"{where}: the page is wider than the window")
        if not is_same:
            found.append(f"{where}: more than colours differs in the dark")
    return found


def be_seen(page: Page, look: Look) -> None:
    width, scheme, _asked = look
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)


@pytest.mark.parametrize("address", [*EVERY_PAGE, *ENTRANCE])
def test_public_pages_have_no_faults(site, address):
    assert faults(site.public, address, is_sniffed=not address.startswith("/en/")) == []


@pytest.mark.parametrize("address", PANEL)
def test_pages_of_the_panel_have_no_faults(site, address):
    assert faults(site.panel, address.format(**site.known)) == []


def test_what_would_be_approved_at_once_has_no_faults(site):
    page = site.panel
    page.goto("/panel/miasto/2010/sprawozdania/?stan=submitted&zaznacz=wszystkie")
    page.get_by_role("button", name="Zatwierdź zaznaczone").click()
    page.get_by_role("button", name="Zatwierdź 1 sprawozdanie").wait_for()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page, RULES) == []
        assert not is_too_wide(page, width)


def test_what_came_after_the_session_had_no_faults(site):
    page = site.panel
    page.goto("/panel/miasto/2009/raport/zamknij/")
    page.get_by_label("Powód").fill("Zmieniono wagę celu")
    page.context.clear_cookies()
    page.get_by_role("button", name="Utrwal nową wersję").click()
    page.get_by_text("Twoje wpisy są zachowane").wait_for()
    assert violations(page, RULES) == []
    page.get_by_label("Nazwa użytkownika lub adres e-mail").fill("biuro")
    page.get_by_label("Hasło", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Nie wysłano").wait_for()
    assert "Zmieniono wagę celu" in page.inner_text("main")
    assert faults(page, page.url) == []


def test_a_form_with_mistakes_has_no_faults(site):
    page = site.panel
    page.goto("/panel/miasto/zadania/I.1.3/2010/")
    field = page.locator("td input").first
    field.fill("siedem")
    page.get_by_role("button", name="Zapisz szkic").click()
    page.get_by_role("alert").wait_for()
    assert violations(page, RULES) == []
    # The error is read with its field.
    described = page.locator("td input").first.get_attribute("aria-describedby") or ""
    assert "Wpisz liczbę" in page.inner_text(f"#{described.split()[-1]}")
