"""axe-core finds nothing on any page, light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import now

from annual_report.models import Export
from organisation.models import OfficeRole, Post, Unit
from tests.browser.conftest import make_person
from tests.factories import make_post, make_user, make_varied_tree
from tests.public.page_types import ENTRANCE, EVERY_PAGE, MISSING

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PANEL = [
    "/panel/",
    "/panel/moje-konto/",
    "/panel/ludzie/",
    "/panel/ludzie/{worker}/",
    "/panel/stanowiska/",
    "/panel/stanowiska/{post}/",
    "/panel/jednostki/",
    "/panel/jednostki/{unit}/",
    "/panel/miasto/2010/",
    "/panel/miasto/2009/",
    "/panel/miasto/2010/kampania/",
    "/panel/miasto/2009/kampania/",
    "/panel/miasto/2010/raport/",
    "/panel/miasto/2009/raport/",
    "/panel/miasto/2010/raport/braki/",
    "/panel/miasto/2009/raport/pliki/{export}/",
    "/panel/miasto/2010/sprawozdania/",
    "/panel/miasto/2010/sprawozdania/?zaznacz=wszystkie",
    "/panel/miasto/zadania/I.1.1/2010/",
    "/panel/miasto/zadania/I.1.1/2010/historia/",
    "/panel/miasto/zadania/I.1.1/2010/historia/?od=0&do=1",
    "/panel/miasto/zadania/I.1.2/2010/",
    "/panel/miasto/zadania/I.1.3/2010/",
    "/panel/miasto/zadania/I.2.1/2010/",
    "/panel/miasto/zadania/I.2.1/2010/poprawka/",
    "/panel/miasto/zadania/I.2.2/2010/",
    "/panel/miasto/zadania/I.1.1/2009/",
    "/konto/password/change/",
]
RULES = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ]
}


@pytest.fixture
def strategy():
    post = make_post(office_role=OfficeRole.OFFICE)
    return make_varied_tree(by=make_person(post, "biuro", is_superuser=True))


def faults(page, addresses) -> list[str]:
    found = []
    for address in addresses:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                answer = page.goto(address)
                where = f"{address} {width} {scheme}"
                if not answer.ok and MISSING not in address:
                    found.append(f"{where}: {answer.status}")
                result = Axe().run(page, options=RULES)
                found += [
                    f"{where}: {v['id']} {n['html'][:120]}"
                    for v in result.response["violations"]
                    for n in v["nodes"]
                ]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append(f"{where}: the page is wider than the window")
    return found


@pytest.mark.parametrize("address", [*EVERY_PAGE, *ENTRANCE])
def test_public_pages_have_no_faults(page, strategy, address):
    assert faults(page, [address]) == []


@pytest.mark.parametrize("address", PANEL)
def test_pages_of_the_panel_have_no_faults(enter, strategy, address):
    year = strategy.years.get(year=2009)
    known = {
        "export": Export.objects.create(year=year, kind="pdf", asked_at=now()).pk,
        "worker": make_user(make_post()).pk,
        "post": Post.objects.exclude(goals=None).get().pk,
        "unit": Unit.objects.get().pk,
    }
    assert faults(enter("biuro"), [address.format(**known)]) == []


def test_what_would_be_approved_at_once_has_no_faults(enter, strategy):
    page = enter("biuro")
    page.goto("/panel/miasto/2010/sprawozdania/?stan=submitted&zaznacz=wszystkie")
    page.get_by_role("button", name="Zatwierdź zaznaczone").click()
    page.get_by_role("button", name="Zatwierdź 1 sprawozdanie").wait_for()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        result = Axe().run(page, options=RULES)
        assert [v["id"] for v in result.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_form_with_mistakes_has_no_faults(enter, strategy):
    page = enter("biuro", "/panel/miasto/zadania/I.1.3/2010/")
    field = page.locator("td input").first
    field.fill("siedem")
    page.get_by_role("button", name="Zapisz szkic").click()
    page.get_by_role("alert").wait_for()
    result = Axe().run(page, options=RULES)
    assert [v["id"] for v in result.response["violations"]] == []
    # The error is read with its field.
    described = page.locator("td input").first.get_attribute("aria-describedby") or ""
    assert "Wpisz liczbę" in page.inner_text(f"#{described.split()[-1]}")
