"""Nothing typed is lost: saved while one types, kept in the browser, offered again."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, expect

from organisation.models import OfficeRole, User
from reporting.models import Report, State, Version
from reporting.transitions import content_of
from tasks.models import Task
from tests.browser.conftest import Enter, make_person, press, sign_in
from tests.browser.test_accessibility import RULES, is_too_wide, violations
from tests.factories import (
    make_campaign,
    make_indicator,
    make_post,
    make_report,
    make_task,
    year_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REPORT = "/panel/miasto/zadania/I.1.1/2013/"
OFFER = "Ta przeglądarka zachowała to, czego nie zapisano"


@pytest.fixture
def task() -> Task:
    for name in ("biuro", "drugi"):
        make_person(make_post(name, office_role=OfficeRole.OFFICE), name)
    task = make_task(
        stages=[{2012: ("60", "60"), 2013: ("20", None)}, {2013: ("20", None)}]
    )
    make_indicator(task, name="Liczba firm")
    make_campaign(year_of(task, 2013), plans_may_change=True)
    return task


def done(page: Page, stage: int):
    return page.locator("[data-sum=actual] input").nth(stage)


def bar(page: Page):
    return page.locator("[data-draft-said]")


def kept(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("() => Object.keys(localStorage)")
    return keys


def leave(page: Page) -> None:
    """Close the window as a browser does that is ended: nobody is asked."""
    page.wait_for_function("() => Object.keys(localStorage).length > 0")
    page.close(run_before_unload=False)


def test_a_draft_saves_itself_and_says_what_is_not_saved(task, enter):
    page = enter("biuro", REPORT)
    done(page, 0).fill("7,5")
    page.get_by_label("Co zrobiono").fill("Otwarto inkubator.")
    expect(bar(page)).to_contain_text("Szkic zapisany o", timeout=15_000)
    assert content_of(Report.objects.get()).done == "Otwarto inkubator."
    assert kept(page) == []
    # A mistake waits, is told and counted; the rest of it is saved.
    done(page, 0).fill("siedem")
    done(page, 1).fill("3")
    expect(bar(page)).to_contain_text("Niezapisane pola: 1", timeout=15_000)
    done(page, 0).fill("8")
    expect(bar(page)).not_to_contain_text("Niezapisane", timeout=15_000)
    assert Version.objects.count() == 1
    # The button meets no figures of its own as another's.
    press(page, "Zapisz szkic")
    page.get_by_role("status").filter(has_text="Zapisano szkic").wait_for()


def test_what_was_typed_when_all_broke_is_offered_to_its_account_alone(task, enter):
    page = enter("biuro", REPORT)
    context: BrowserContext = page.context
    # The connection is cut, and the browser closed while typing.
    context.set_offline(True)
    done(page, 1).fill("4,5")
    expect(bar(page)).to_contain_text("Brak połączenia", timeout=15_000)
    leave(page)
    context.set_offline(False)
    # The session ended meanwhile.
    Session.objects.all().delete()
    page = context.new_page()
    page.goto(REPORT)
    assert "login" in page.url
    assert OFFER not in page.content()

    # Never to another account.
    sign_in(page, "drugi", REPORT)
    for one in ("[data-offer]", "[data-kept-list]"):
        expect(page.locator(one)).to_be_hidden()
    # Whoever signs out leaves nothing at all; this one walks away.
    context.clear_cookies()

    sign_in(page, "biuro")
    # Told on the first page, with the way there.
    page.locator("[data-kept-list]").get_by_role("link", name="I.1.1").click()
    offer = page.locator("[data-offer]")
    expect(offer).to_contain_text("Ta przeglądarka zachowała to")
    assert done(page, 1).input_value() == ""
    assert violations(page, RULES) == []
    page.get_by_role("button", name="Wstaw do formularza").click()
    assert done(page, 1).input_value() == "4,5"
    expect(bar(page)).to_contain_text("Szkic zapisany o", timeout=15_000)
    second = str(task.stages.get(position=2).pk)
    latest = Report.objects.get().latest
    assert latest
    assert latest.content["actual"][second] == "4.5"


def test_who_was_signed_out_goes_on_in_the_same_window(task, enter):
    page = enter("biuro", REPORT)
    done(page, 0).fill("5")
    expect(bar(page)).to_contain_text("Szkic zapisany o", timeout=15_000)
    Session.objects.all().delete()
    done(page, 0).fill("6")
    expect(bar(page)).to_contain_text("Wylogowano cię", timeout=15_000)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Zaloguj się ponownie").click()
    sign_in(opened.value, "biuro", REPORT)
    opened.value.close()
    page.evaluate("() => window.dispatchEvent(new Event('focus'))")
    expect(bar(page)).to_contain_text("Szkic zapisany o", timeout=15_000)
    first = str(task.stages.get(position=1).pk)
    latest = Report.objects.get().latest
    assert latest
    assert latest.content["actual"][first] == "6"


def test_nothing_stays_in_the_browser_after_signing_out(task, enter):
    page = enter("biuro", REPORT)
    page.route("**/szkic/", lambda route: route.abort())
    done(page, 0).fill("6")
    page.wait_for_function("() => Object.keys(localStorage).length > 0")
    page.on("dialog", lambda dialog: dialog.accept())
    press(page, "Wyloguj się")
    page.get_by_role("link", name="Logowanie dla urzędu").wait_for()
    assert kept(page) == []


def test_a_figure_that_two_typed_is_chosen_at_its_field(task, enter):
    mine, theirs = enter("biuro", REPORT), enter("drugi", REPORT)
    done(theirs, 0).fill("3")
    expect(bar(theirs)).to_contain_text("Szkic zapisany o", timeout=15_000)
    done(mine, 0).fill("2")
    choice = mine.locator(".two-typed")
    expect(choice).to_contain_text("wpisano tu: 3", timeout=15_000)
    assert violations(mine, RULES) == []
    choice.get_by_role("button", name="Zostaw 2").click()
    expect(bar(mine)).not_to_contain_text("Niezapisane", timeout=15_000)
    expect(choice).to_have_count(0)
    first = str(task.stages.get(position=1).pk)
    latest = Report.objects.get().latest
    assert latest
    assert latest.content["actual"][first] == "2"


def test_the_form_is_filled_in_by_keys_alone_above_the_fold(task, enter: Enter):
    page = enter("biuro", REPORT, viewport={"width": 1366, "height": 768})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bottom = page.locator(".figures .actions").bounding_box()
    field = done(page, 1).bounding_box()
    assert bottom
    assert field
    assert field["y"] + field["height"] < bottom["y"]

    # A block of two columns, then down and on.
    page.evaluate("() => navigator.clipboard.writeText('20\\t7,5\\r\\n20\\t8 %\\r\\n')")
    page.locator("[data-sum=planned] input").first.focus()
    page.keyboard.press("Control+v")
    assert [done(page, n).input_value() for n in (0, 1)] == ["7,5", "8"]
    assert page.locator('[data-total="actual"]').inner_text() == "15,5"
    assert page.locator('[data-to-date="actual"]').inner_text() == "75,5"
    page.keyboard.press("ArrowRight")
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    page.keyboard.type("1")
    page.keyboard.press("Enter")  # sends nothing
    assert [done(page, n).input_value() for n in (0, 1)] == ["9", "1"]
    page.keyboard.press("Control+s")
    expect(bar(page)).to_contain_text("Szkic zapisany o", timeout=15_000)
    assert page.url.endswith(REPORT)


def test_fields_of_a_returned_report_stand_above_the_fold(task, enter: Enter):
    by = User.objects.get(username="biuro")
    make_report(task, year_of(task, 2013), State.RETURNED, by=by)
    page = enter("biuro", REPORT, viewport={"width": 1366, "height": 768})
    expect(page.get_by_text("Powód.")).to_be_visible()
    bottom = page.locator(".figures .actions").bounding_box()
    field = done(page, 1).bounding_box()
    assert bottom
    assert field
    assert field["y"] + field["height"] < bottom["y"]

    page.set_viewport_size({"width": 320, "height": 640})
    remark = page.locator("td.note textarea").first.bounding_box()
    assert remark
    assert remark["width"] > 200


def test_the_form_has_no_faults_and_is_short_on_a_phone(task, enter: Enter):
    page = enter("biuro", REPORT, viewport={"width": 320, "height": 640})
    page.goto(REPORT)
    done(page, 0).fill("dużo")
    page.keyboard.press("Tab")
    for scheme in ("light", "dark"):
        # Colours of buttons change at once: between two they have no contrast.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(page, RULES) == []
    assert not is_too_wide(page, 320)
    expect(page.locator("td.past").first).to_be_hidden()
    page.get_by_label("Pokaż pozostałe lata").first.check()
    expect(page.locator("td.past").first).to_be_visible()
