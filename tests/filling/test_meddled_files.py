"""What people do to a workbook on its way: each is read right, or named by its cell."""

import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reporting.models import Report
from tests.filling.books import (
    UPLOAD,
    brought,
    cell,
    columns,
    confirmed,
    content_of,
    put,
    row_of,
    sheet,
    taken,
)


def faults(page) -> list[tuple[str, str, str]]:
    return [
        (one.cell, one.found, one.expected) for one in page.context["run"].all_faults
    ]


@pytest.fixture
def task(tasks):
    return tasks[0]


@pytest.fixture
def stage(task) -> str:
    return f"task-{task.pk} stage-{task.stages.first().pk}"


def test_a_key_that_was_changed_touches_nobody_elses_rows(client, tasks, other, stage):
    """The other task is real, and its person's alone."""
    book = taken(client)
    theirs = other.stages.first()
    put(book, stage, "done", 9)
    cell(book, stage, "key").value = f"task-{other.pk} stage-{theirs.pk}"
    page = brought(client, book)
    [(_cell, found, said)] = faults(page)
    assert found == "9"
    assert "nie jest wiersz" in said
    confirmed(client, page)
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "key", ["task-99999999 stage-1", "x", "task-1", "strategy-1 done", "task-٣ done"]
)
def test_a_key_of_nothing_is_named(client, tasks, stage, key):
    book = taken(client)
    put(book, stage, "done", 9)
    cell(book, stage, "key").value = key
    assert faults(brought(client, book))
    assert not Report.objects.exists()


def test_a_field_of_another_task_is_not_taken_for_this_one(client, tasks, stage):
    mine, second = tasks
    book = taken(client)
    put(book, stage, "done", 9)
    key = f"task-{mine.pk} stage-{second.stages.first().pk}"
    cell(book, stage, "key").value = key
    [(_cell, _found, said)] = faults(brought(client, book))
    assert "usunięto w\u00a0tym czasie" in said


def test_rows_and_columns_may_change_places(client, tasks, stage):
    book = taken(client)
    put(book, stage, "done", 4)
    page = sheet(book)
    rows = [[one.value for one in row] for row in page.iter_rows(min_row=3)]
    # The last row comes first and the columns from right to left, names and all.
    names, headings, *others = rows
    for at, row in enumerate([names, headings, *reversed(others)], start=3):
        for column, value in enumerate(reversed(row), start=1):
            page.cell(at, column).value = value
    run = brought(client, book).context["run"]
    assert (run.changes, run.all_faults) == (1, [])


def test_a_column_that_was_deleted_is_named(client, tasks, stage):
    book = taken(client)
    put(book, stage, "text", "Kto to zrobił?")
    sheet(book).delete_cols(columns(book)["done"])
    said = [said for _cell, _found, said in faults(brought(client, book))]
    assert any("„wykonanie”" in one for one in said)


def test_rows_that_were_added_are_named_and_deleted_ones_change_nothing(
    client, tasks, stage
):
    book = taken(client)
    sheet(book).delete_rows(row_of(book, stage))
    at = sheet(book).max_row + 1
    sheet(book).cell(at, columns(book)["done"]).value = 30
    page = brought(client, book)
    [(where, found, said)] = faults(page)
    assert (where[1:], found) == (str(at), "30")
    assert "dopisano" in said
    assert page.context["run"].changes == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1,,5", "liczb"),
        (datetime.datetime(2010, 5, 1), "datę"),  # noqa: DTZ001  as Excel has it
        ("#VALUE!", "błąd"),
        ("=A1+", "formuła"),
        (True, "tekst"),
        (-1, "zera"),
        (123456, "cyfr"),
    ],
)
def test_what_is_no_figure_is_named_by_its_cell(client, task, stage, value, expected):
    book = taken(client)
    put(book, stage, "done", value)
    put(book, f"task-{task.pk} done", "text", "Zrobiono.")
    ref = cell(book, stage, "done").coordinate
    page = brought(client, book)
    [(where, _found, said)] = faults(page)
    assert where == ref
    assert expected in said
    assert ref in page.text
    # A report with a mistake waits as a whole; nothing of it is lost.
    confirmed(client, page)
    assert not Report.objects.exists()


def test_a_percent_is_what_it_shows(client, tasks, stage):
    book = taken(client)
    one = cell(book, stage, "done")
    one.value, one.number_format = 0.125, "0.0%"
    run = brought(client, book).context["run"]
    [difference] = run.changed[0].differences
    assert difference.after == "12,5"


def test_merged_cells_are_named_and_nothing_is_spread(client, task):
    book = taken(client)
    keys = [f"task-{task.pk} stage-{one.pk}" for one in task.stages.all()]
    put(book, keys[0], "done", 10)
    first, last = (cell(book, key, "done").coordinate for key in keys)
    sheet(book).merge_cells(f"{first}:{last}")
    page = brought(client, book)
    assert [where for where, _found, _said in faults(page)] == [first, last]
    assert page.context["run"].changes == 0


def test_what_is_typed_where_nothing_belongs_is_named(client, task, stage):
    book = taken(client)
    put(book, stage, "plan", 25)
    put(book, f"task-{task.pk} done", "done", 7)
    said = [said for _cell, _found, said in faults(brought(client, book))]
    assert any("kampania nie pozwala" in one for one in said)
    assert any("nie ma takiego pola" in one for one in said)


def test_the_rows_of_two_copies_come_together(client, tasks):
    """A colleague's rows were copied below one's own, or into a sheet beside it."""
    book, first = taken(client), f"task-{tasks[0].pk} done"
    second = f"task-{tasks[1].pk} done"
    put(book, first, "text", "Moje.")
    beside = book.copy_worksheet(sheet(book))
    beside.title = "Ewa"
    beside.cell(row_of(book, first), columns(book)["text"]).value = None
    beside.cell(row_of(book, second), columns(book)["text"]).value = "Ewy."
    page = brought(client, book)
    assert (page.context["run"].changes, faults(page)) == (2, [])
    beside.cell(row_of(book, first), columns(book)["text"]).value = "Inne."
    [(_cell, found, said)] = faults(brought(client, book))
    assert found == "Inne."
    assert "„Moje.”" in said


def test_a_file_of_another_year_or_strategy_says_where_to_bring_it(
    client, tasks, stage
):
    at = columns(taken(client))["key"]
    for stamp, said in {
        f"key of {tasks[0].strategy.pk}/2009, 1": "Plik jest za 2009",
        f"key of {tasks[0].strategy.pk + 1}/2010, 1": "z innej strategii",
        f"key of {tasks[0].strategy.pk}/2010, 7": "innej wersji panelu",
    }.items():
        book = taken(client)
        sheet(book).cell(3, at).value = stamp
        page = brought(client, book)
        assert page.status_code == 422
        assert said in page.text


def bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 61 * 1024**2)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "pusty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
        (b"Kod;Etap;Wykonanie\nI.1.1;1;7,5\n", "CSV"),
        (b"PK\x03\x04" + b"x" * 100, "uszkodzony"),
        (b"PK\x03\x04" + b"x" * (5 * 1024**2), "za duży"),
        (bomb(), "60"),
    ],
    ids=["empty", "xls", "csv", "damaged", "large", "bomb"],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(client, tasks, content, said):
    page = brought(client, content)
    assert page.status_code == 422
    assert said in page.text


def test_another_workbook_is_refused(client, tasks):
    book = taken(client)
    sheet(book).delete_rows(3)
    page = brought(client, content_of(book))
    assert "nie jest plik pobrany do uzupełnienia" in page.text
    assert client.post(UPLOAD, {}).status_code == 422
