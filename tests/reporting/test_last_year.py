"""Last year at hand while a report is written: its texts, its returns, the card."""

import pytest

from reporting.content import Content
from reporting.models import Action, Report, State
from reporting.transitions import Draft, move
from tasks.models import Task
from tests.factories import actor, make_campaign, make_report, make_task, year_of
from tests.pages import text_of
from tests.reporting.people import make_named_people, person

PAGE = "/panel/miasto/zadania/I.1.1/2010/"
LAST = "Zasadzono 40 drzew.\n\nI krzewy."
REASON = "Podaj, ile krzewów."


@pytest.fixture
def task(client, db) -> Task:
    """A task whose report of 2009 was returned once and then approved."""
    task = make_task(stages=[{2009: ("5", None), 2010: ("5", None)}])
    Task.objects.update(description="Zieleń przy ulicach.")
    make_named_people(task)
    before, now = year_of(task, 2009), year_of(task, 2010)
    make_campaign(before)
    make_campaign(now)
    user = person("realizator")
    make_report(task, before, State.RETURNED, by=person("biuro"))
    Report.objects.get().versions.filter(action=Action.RETURNED).update(reason=REASON)
    what = Draft(Content(done=LAST, obstacles="Susza."))
    for action in (Action.SUBMITTED, Action.APPROVED):
        by = actor(user if action == Action.SUBMITTED else person("koordynator"))
        move(task, before, action, by=by, draft=what, reason="Powód.")
    client.force_login(user)
    return task


def test_last_years_texts_and_returns_and_the_card_stand_on_the_page(client, task):
    text = text_of(client.get(PAGE))
    for said in (
        "W 2009 r. Co zrobiono Zasadzono 40 drzew. I krzewy.",
        "W 2009 r. Co przeszkodziło Susza.",
        "Przepisz ten tekst",
        "Zieleń przy ulicach.",
        "Uwagi sprawdzających za 2009 r.",
        REASON,
    ):
        assert said in text
    # Of the year itself there is nothing yet, and nothing of later years.
    earlier = text_of(client.get(PAGE.replace("2010", "2009")))
    assert "Przepisz ten tekst" not in earlier


def test_drafts_of_the_year_before_are_not_at_hand(client, task):
    Report.objects.update(published=None, state=State.DRAFT)
    assert "Zasadzono" not in text_of(client.get(PAGE))


def form_of(client) -> dict[str, str]:
    form = client.get(PAGE).context["form"]
    names = set(form.fields) - {"files", "removed"}
    return {name: form[name].value() or "" for name in names}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("", LAST), (" \n", LAST), ("W tym roku.\n", f"W tym roku.\n\n{LAST}")],
)
def test_copying_starts_the_field_saves_nothing_and_loses_nothing(
    client, task, typed, shown
):
    stage = task.stages.get()
    sent = {**form_of(client), "done": typed, "obstacles": "Mróz."}
    sent |= {f"stage-{stage.pk}-actual": "3", "przepisz": "done"}
    page = client.post(PAGE, sent)
    assert page.status_code == 200
    form = page.context["form"]
    assert form["done"].value() == shown
    assert form["obstacles"].value() == "Mróz."
    assert form[f"stage-{stage.pk}-actual"].value() == "3"
    assert "data-unsaved" in page.content.decode()
    assert Report.objects.count() == 1


def test_nobody_copies_into_what_they_may_not_fill_in(client, task):
    client.force_login(person("szef"))
    assert client.post(PAGE, {"przepisz": "done"}).status_code == 403


def test_enter_in_a_field_does_not_copy(client, task):
    """A browser presses the first button that submits the form."""
    page = client.get(PAGE).content.decode()
    form = page[page.index('class="figures"') :]
    first = form[form.index('type="submit"') :].partition(">")[0]
    assert 'name="step" value="save"' in first
