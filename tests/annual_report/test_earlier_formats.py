"""What was frozen in any earlier format is read for ever, in every file and page."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from openpyxl import load_workbook

from annual_report import stored
from annual_report.closing.freezing import (
    close_year,
    frozen_document,
    frozen_pieces,
    renew,
)
from annual_report.document import FORMAT, schema
from annual_report.formats import FORMATS
from annual_report.models import Snapshot, SnapshotPart
from annual_report.report import frozen
from annual_report.stored import Step, UnknownFormat, read_head, schema_of
from open_data.files import FILES
from tasks.models import StageYear, Strategy, StrategyState, StrategyYear, Task
from tests.factories import actor, make_office_user, make_task, year_of

pytestmark = pytest.mark.django_db
Json = dict[str, Any]
FROZEN = Path(__file__).parent / "frozen"
NEXT = int(FORMAT.rpartition("/")[2]) + 1
HOW = (
    "What is frozen has changed. In annual_report/document.py raise FORMAT to "
    f"strategy-report/{NEXT}; write the step to it into STEPS of annual_report/"
    "stored.py; run pytest tests/annual_report/sample.py, which writes its schema into "
    "annual_report/schemas and a report frozen by the new code into tests/"
    "annual_report/frozen, and put their sums here. Change no earlier file."
)
# The bytes of each report and of its schema, which no later code may change.
SHA256 = {
    "strategy-report-1": (
        "3c76e732560b25e4954ead587591e95e6e6c96d32cc583865eccb004b08c3a48",
        "4fcdf8cf22b53664d4dcdf5a5003c9e38c5b1632794bdf7fcb375ed6a38536c1",
    ),
    "strategy-report-2": (
        "d26fce7b5d6a22454c2b026bcdc71146b2b0db4fc9260945fe580b247fc9fd5d",
        "90e9db466bc4205fd38e13d4d56a796b9110e331a5780207a68d4fee905a0af2",
    ),
}


def test_a_change_of_what_is_frozen_needs_a_format_of_its_own():
    assert schema() == schema_of(FORMAT), HOW


def test_no_earlier_report_or_schema_was_changed():
    sums = {
        path.stem: (sha256(path), sha256(stored.SCHEMAS / path.name))
        for path in FROZEN.glob("*.json")
    }
    assert sums == SHA256, HOW


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_each_format_has_a_real_report_and_a_schema():
    files = {path.stem for path in FROZEN.glob("*.json")}
    assert FORMAT.replace("/", "-") in files, HOW
    assert files == set(SHA256) == {path.stem for path in stored.SCHEMAS.iterdir()}


def pieces_of(written: bytes) -> tuple[str, str, str]:
    """Part a whole document into its format, its head and its tasks."""
    start, rest = written.split(b',"head":', 1)
    head, tasks = rest.split(b',"tasks":[', 1)
    form = json.loads(start + b"}")["format"]
    return form, head.decode(), tasks.removesuffix(b"]}").decode()


def keep(written: bytes) -> Snapshot:
    """Store what was frozen, as the database of its time held it."""
    form, head, tasks = pieces_of(written)
    said = json.loads(head)
    strategy = Strategy.objects.create(
        slug=said["strategy"],
        title=said["title"],
        city=said["city"],
        state=StrategyState.PUBLISHED,
    )
    for number in said["years"]:
        StrategyYear.objects.create(
            strategy=strategy, year=number, is_closed=number == said["year"]
        )
    snapshot = Snapshot.objects.create(
        year=StrategyYear.objects.get(year=said["year"]),
        number=1,
        by=make_office_user(),
        at=datetime(2014, 3, 1, tzinfo=UTC),
        sha256=hashlib.sha256(written).hexdigest(),
        size=len(written),
        format=form,
        head=head,
    )
    SnapshotPart.objects.create(snapshot=snapshot, number=0, tasks=tasks)
    return snapshot


@pytest.fixture(params=sorted(FROZEN.glob("*.json")), ids=lambda path: path.stem)
def kept(request) -> Snapshot:
    return keep(request.param.read_bytes())


def check_every_file_and_page(snapshot: Snapshot) -> None:
    for kind, form in FORMATS.items():
        file = BytesIO()
        form.write(frozen(snapshot), file, on_task=lambda: None)
        assert file.tell() > 10_000, kind
    client, slug = Client(), snapshot.year.strategy.slug
    for name in FILES:
        found = client.get(f"/{slug}/dane/{snapshot.year.year}/v1/{name}")
        assert found.status_code == 200, name
        assert b"".join(found), name
    for page in ("raporty", "dane"):
        shown = client.get(f"/{slug}/{page}/").content.decode()
        assert str(snapshot.year.year) in shown


@pytest.mark.slow
def test_every_file_and_page_shows_what_was_frozen(kept):
    check_every_file_and_page(kept)


def test_what_is_stored_is_taken_away_byte_by_byte(kept):
    assert hashlib.sha256(b"".join(frozen_pieces(kept))).hexdigest() == kept.sha256


# An older format, made of the first: it lacked a field of tasks, a text of the head and
# a status.

OLDER = "strategy-report/0"
LATER_STATUS = "not_started"


def older_head(head: Json) -> Json:
    head = {name: value for name, value in head.items() if name != "source"}
    for part in head["parts"]:
        part["statuses"].pop(LATER_STATUS)
    return head


def older_task(task: Json) -> Json:
    return {name: value for name, value in task.items() if name != "cost_amount"}


def from_0_to_1() -> Step:
    return Step(
        "strategy-report/1",
        head=lambda head: {**head, "source": ""},
        task=lambda task: {**task, "cost_amount": None},
        lacked=frozenset({"Head.source", "Task.cost_amount"}),
    )


def in_older_format(written: bytes) -> bytes:
    document = json.loads(written)
    document["format"] = OLDER
    document["head"] = older_head(document["head"])
    document["tasks"] = [older_task(task) for task in document["tasks"]]
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.fixture
def grown(monkeypatch, tmp_path) -> None:
    """Let today's records have what the older format lacked."""
    monkeypatch.setitem(stored.STEPS, OLDER, from_0_to_1())
    shutil.copytree(stored.SCHEMAS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "strategy-report-0.json").write_text('{"title": "the older one"}')
    monkeypatch.setattr(stored, "SCHEMAS", tmp_path)


@pytest.fixture
def older(grown) -> Snapshot:
    written = (FROZEN / "strategy-report-1.json").read_bytes()
    return keep(in_older_format(written))


@pytest.mark.slow
def test_a_report_without_a_later_field_and_status_is_in_every_file_and_page(older):
    check_every_file_and_page(older)


def test_what_an_older_format_lacked_is_unknown_and_not_zero(older):
    document = frozen_document(older)
    assert all(LATER_STATUS not in part.statuses for part in document.head.parts)
    assert {task.cost_amount for task in document.tasks()} == {None}
    rows = read_table(older, "cele")
    assert {row["nierozpoczete"] for row in rows} == {None}
    assert set(summary_of(older)["Nierozpoczęte"]) == {None}


def summary_of(snapshot: Snapshot) -> dict[str, list[object]]:
    """Read the first sheet of the workbook: the cells under each heading."""
    file = BytesIO()
    FORMATS["xlsx"].write(frozen(snapshot), file, on_task=lambda: None)
    rows = list(load_workbook(file, data_only=True).worksheets[0].values)
    head = next(n for n, row in enumerate(rows) if "Nierozpoczęte" in row)
    parts = 1 + 3 + 16
    columns = zip(rows[head], *rows[head + 1 : head + 1 + parts], strict=True)
    return {str(heading): list(cells) for heading, *cells in columns}


def read_table(snapshot: Snapshot, name: str) -> list[Json]:
    year = snapshot.year
    found = Client().get(f"/{year.strategy.slug}/dane/{year.year}/v1/{name}.json")
    rows: list[Json] = json.loads(b"".join(found))
    return rows


def test_an_unknown_format_is_said_and_not_guessed(kept):
    with pytest.raises(UnknownFormat, match="strategy-report/99"):
        read_head(kept.head, "strategy-report/99")


# Corrections


@pytest.fixture
def year() -> StrategyYear:
    task = make_task(stages=[{2009: ("50", "40"), 2010: ("50", "45")}])
    task.programme.goal.strategy.source = "Dawna strona"
    task.programme.goal.strategy.save()
    Task.objects.update(planned_total_cost_amount=1000)
    return year_of(task, 2010)


@pytest.fixture
def renewed(year, grown) -> Callable[[], list[int]]:
    """Close the year, as the older code did; renew it and return its versions."""
    by = actor(make_office_user())
    snapshot = close_year(year, by=by.user, held_posts=by.held_posts)
    written = in_older_format(b"".join(frozen_pieces(snapshot)))
    _form, head, tasks = pieces_of(written)
    snapshot.parts.update(tasks=tasks)
    Snapshot.objects.update(
        format=OLDER,
        head=head,
        sha256=hashlib.sha256(written).hexdigest(),
        size=len(written),
    )

    def renew_and_count() -> list[int]:
        renew(year, by=by.user, held_posts=by.held_posts, reason="Poprawka.")
        return list(
            Snapshot.objects.order_by("number").values_list("number", flat=True)
        )

    return renew_and_count


def test_a_new_layout_alone_makes_no_version(renewed):
    assert renewed() == [1]


def test_a_changed_figure_makes_one_version_in_todays_format(renewed):
    StageYear.objects.filter(year__year=2010).update(actual=44)
    assert renewed() == [1, 2]
    assert renewed() == [1, 2]
    formats = Snapshot.objects.order_by("number").values_list("format", flat=True)
    assert list(formats) == [OLDER, FORMAT]


@pytest.mark.parametrize(
    "changed", [{"title": "Inny tytuł"}, {"weight": 30}, {"recipients": "nieważne"}]
)
def test_a_changed_text_or_weight_makes_a_version_if_the_report_says_it(
    renewed, year, changed
):
    Task.objects.of(year.strategy).update(**changed)
    assert renewed() == ([1] if "recipients" in changed else [1, 2])


# The code itself, grown by a field, a status and a column in a copy

GROWTH = [
    ("annual_report/document.py", "    cost_amount: D", "    risk: str | None\n"),
    ("annual_report/reading.py", "            cost=item.", "            risk=None,\n"),
    ("tasks/progress.py", "    NO_DATA = ", '    PAUSED = "paused", "paused"\n'),
    (
        "open_data/columns/parts.py",
        "    Status.NO_DATA:",
        '    Status.PAUSED: "wstrzymane",\n',
    ),
    (
        "annual_report/columns.py",
        '    yield Column(_("Report"), 16',
        '    yield Column("Ryzyko", 16, lambda task: task.risk)\n',
    ),
]
STEP = f"""
STEPS["{FORMAT}"] = Step(
    "strategy-report/{NEXT}", lambda head: head, lambda task: task | {{"risk": None}}
)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the code and add each line of the growth before the one that is named."""
    ignored = shutil.ignore_patterns(".*", "var", "node_modules")
    shutil.copytree(settings.BASE_DIR, tmp_path, ignore=ignored, dirs_exist_ok=True)
    for name, before, line in GROWTH:
        text = (tmp_path / name).read_text()
        assert text.count(before) == 1, name
        (tmp_path / name).write_text(text.replace(before, line + before))
    return tmp_path


def tried(copy: Path, test: str) -> subprocess.CompletedProcess[str]:
    chosen = f"tests/annual_report/test_earlier_formats.py::{test}"
    options = ("-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist")
    return subprocess.run(  # noqa: S603  our own tests
        [sys.executable, "-m", "pytest", *options, chosen],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_growth_without_a_format_fails_and_says_what_to_do(copy):
    done = tried(copy, "test_a_change_of_what_is_frozen_needs_a_format_of_its_own")
    assert done.returncode == 1
    assert f"raise FORMAT to strategy-report/{NEXT}" in done.stdout.replace("\n", " ")


@pytest.mark.slow
def test_growth_with_a_step_leaves_what_was_frozen_readable(copy):
    path = copy / "annual_report/document.py"
    raised = path.read_text().replace(f'"{FORMAT}"', f'"strategy-report/{NEXT}"')
    path.write_text(raised)
    with (copy / "annual_report/stored.py").open("a") as file:
        file.write(STEP)
    done = tried(copy, "test_every_file_and_page_shows_what_was_frozen")
    assert done.returncode == 0, done.stdout[-3000:]
