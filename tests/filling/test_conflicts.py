"""What the file's people and somebody in the panel changed meanwhile."""

from decimal import Decimal

import pytest

from reporting.content import Content
from reporting.models import Action, Report, State
from reporting.recording import YearFigures
from reporting.transitions import Draft, move
from tests.factories import actor, make_user, year_of
from tests.filling.books import brought, confirmed, put, taken
from tests.reporting.people import person


@pytest.fixture
def task(tasks):
    return tasks[0]


@pytest.fixture
def stages(task):
    return list(task.stages.all())


@pytest.fixture
def colleague(post):
    return make_user(post, username="ewa", first_name="Ewa", last_name="Nowak")


def saved(task, by, *, action=Action.SAVED, **actual: str) -> None:
    """Save in the panel what was carried out of stages, by their ids."""
    figures = {int(pk.removeprefix("s")): Decimal(text) for pk, text in actual.items()}
    said = Draft(Content(YearFigures(actual=figures), done="Z panelu."))
    move(task, year_of(task, 2010), action, by=actor(by), draft=said, reason="Braki.")


def now_of(task) -> Content:
    version = Report.objects.get(task=task).latest
    assert version is not None
    return Content.from_json(version.content)


def both_changed(client, task, stages, colleague, *, mine="7", theirs="6"):
    """Take the file, let the colleague save, and bring the file."""
    book = taken(client)
    put(book, f"task-{task.pk} stage-{stages[0].pk}", "done", mine)
    put(book, f"task-{task.pk} obstacles", "text", "Z pliku.")
    saved(task, colleague, **{f"s{stages[0].pk}": theirs, f"s{stages[1].pk}": "1"})
    return brought(client, book)


def test_only_what_both_changed_differently_is_a_conflict(
    client, task, stages, colleague
):
    page = both_changed(client, task, stages, colleague)
    [found] = page.context["run"].in_conflict[0].conflicts
    assert (found.mine, found.theirs, found.who) == ("7", "6", colleague)
    assert "Ewa Nowak" in page.text
    confirmed(client, page)
    said = now_of(task)
    # What stood is kept unless one chooses, and nobody's other cell is lost.
    assert said.figures.actual == {stages[0].pk: Decimal(6), stages[1].pk: Decimal(1)}
    assert (said.done, said.obstacles) == ("Z panelu.", "Z pliku.")


def test_the_files_figure_stands_where_that_is_chosen(client, task, stages, colleague):
    page = both_changed(client, task, stages, colleague)
    choice = f"choice:task-{task.pk}:stage-{stages[0].pk}-actual"
    confirmed(client, page, **{choice: "mine"})
    assert now_of(task).figures.actual[stages[0].pk] == Decimal(7)
    assert now_of(task).obstacles == "Z pliku."


def test_the_same_figure_typed_by_both_is_none(client, task, stages, colleague):
    page = both_changed(client, task, stages, colleague, mine="6,0")
    run = page.context["run"]
    assert (run.in_conflict, run.changes) == ([], 1)


@pytest.mark.parametrize("saves_itself", [False, True])
def test_what_changes_after_the_page_was_shown_is_asked_once_more(
    client, task, stages, colleague, saves_itself
):
    page = both_changed(client, task, stages, colleague)
    saved(task, colleague, **{f"s{stages[0].pk}": "5"})
    if saves_itself:
        # Such a draft goes on with its version, and keeps that one's number.
        first, second = Report.objects.get().versions.order_by("number")
        first.content = second.content
        first.save()
        Report.objects.update(latest=first)
        second.delete()
    choice = f"choice:task-{task.pk}:stage-{stages[0].pk}-actual"
    result = confirmed(client, page, step="submit", **{choice: "mine"})
    assert "ktoś w\u00a0tym czasie zmienił to samo" in result.text
    [found] = result.context["run"].in_conflict[0].conflicts
    assert (found.mine, found.theirs) == ("7", "5")
    assert now_of(task).figures.actual[stages[0].pk] == Decimal(5)


def test_nobody_submits_what_changed_since_it_was_shown(client, tasks, colleague):
    # Of stages alone: with what the colleague saves, it is complete.
    task = tasks[1]
    book, stages = taken(client), list(task.stages.all())
    put(book, f"task-{task.pk} obstacles", "text", "Z pliku.")
    page = brought(client, book)
    saved(task, colleague, **{f"s{stages[0].pk}": "5", f"s{stages[1].pk}": "5"})
    confirmed(client, page, step="submit")
    assert Report.objects.get().state == State.DRAFT
    assert now_of(task).obstacles == "Z pliku."


def test_what_was_submitted_meanwhile_is_told_and_left_alone(
    client, task, stages, colleague
):
    book = taken(client)
    put(book, f"task-{task.pk} obstacles", "text", "Z pliku.")
    saved(task, colleague, action=Action.SUBMITTED, **{f"s{stages[0].pk}": "6"})
    page = brought(client, book)
    [closed] = page.context["run"].closed
    assert "przesłane" in closed.closed
    assert page.context["run"].open == []
    confirmed(client, page)
    assert now_of(task).obstacles == ""


def test_nobody_else_sees_the_file(client, task, colleague):
    page = brought(client, taken(client))
    address = page.request["PATH_INFO"]
    client.force_login(colleague)
    assert client.get(address).status_code == 404
    assert client.post(f"{address}odrzuc/").status_code == 404
    client.force_login(person("realizator"))
    assert client.post(f"{address}odrzuc/", follow=True).status_code == 200
    assert client.get(address).status_code == 404
