"""A department's workbook: taken, filled in, brought back, saved as typed."""

from decimal import Decimal

from filling.models import FilledFile
from reporting.content import Content
from reporting.models import Report, State
from tasks.models import Task
from tests.filling.books import brought, cell, confirmed, put, taken


def content(task: Task) -> Content:
    version = Report.objects.get(task=task).latest
    assert version is not None
    return Content.from_json(version.content)


def test_the_file_has_the_rows_that_the_person_may_fill_in_and_no_others(
    client, tasks, other
):
    book = taken(client)
    keys = {row[-4].value for row in book["Do wypełnienia"].iter_rows(min_row=5)}
    reports = {str(key).partition(" ")[0] for key in keys} - {"-", "="}
    assert reports == {f"task-{task.pk}" for task in tasks}


def test_unchanged_it_changes_nothing_and_says_so(client, tasks):
    page = brought(client, taken(client))
    assert "Nikt nic nie wpisał do pliku" in page.text
    assert not Report.objects.exists()


def test_what_was_typed_is_shown_first_and_then_saved(client, tasks):
    first = tasks[0]
    book, key = taken(client), f"task-{first.pk}"
    one, two = first.stages.all()
    put(book, f"{key} stage-{one.pk}", "done", 7.5)
    put(book, f"{key} stage-{two.pk}", "done", "0")
    put(book, f"{key} indicator-{first.indicators.get().pk}", "done", "12 800")
    put(book, f"{key} spent-{first.funding.get().pk}", "done", "12 500,50")
    put(book, f"{key} done", "text", "Zrobiono drogę.\nI most.")
    page = brought(client, book)
    assert "Nic się jeszcze nie zmieniło" in page.text
    assert page.context["run"].changes == 5
    assert not Report.objects.exists()

    result = confirmed(client, page)
    assert "zapisane jako szkic" in result.text
    said = content(first)
    assert said.figures.actual == {one.pk: Decimal("7.5"), two.pk: Decimal(0)}
    assert list(said.figures.values.values()) == ["12 800"]
    assert list(said.figures.spent.values()) == [Decimal("12500.5")]
    assert said.done == "Zrobiono drogę.\nI most."
    assert not FilledFile.objects.get().rows

    again = brought(client, book)
    assert "jest już w panelu" in again.text
    assert Report.objects.get().versions.count() == 1


def test_what_is_complete_is_submitted_and_the_rest_is_a_draft(client, tasks):
    book = taken(client)
    for task in tasks:
        for stage in task.stages.all():
            put(book, f"task-{task.pk} stage-{stage.pk}", "done", 5)
    first = f"task-{tasks[0].pk}"
    put(book, f"{first} indicator-{tasks[0].indicators.get().pk}", "done", "-")
    put(book, f"{first} done", "text", "Zrobiono.")
    confirmed(client, brought(client, book), "submit")
    states = {one.task_id: one.state for one in Report.objects.all()}
    assert states == {tasks[0].pk: State.SUBMITTED, tasks[1].pk: State.DRAFT}
    # What was submitted is so already: the same file is no attempt to change it.
    page = brought(client, book)
    assert not page.context["run"].closed
    assert page.context["run"].changes == 0


def test_only_fields_are_open_and_earlier_years_stand_beside_them(client, tasks):
    book = taken(client)
    stage = f"task-{tasks[0].pk} stage-{tasks[0].stages.first().pk}"
    assert book["Do wypełnienia"].protection.sheet
    assert not cell(book, stage, "done").protection.locked
    assert cell(book, stage, "plan").protection.locked
    assert cell(book, stage, "plan").value == 20
    assert cell(book, stage, "earlier-2009").value == "8 z 10"
