"""Whatever is not approved stays inside: a walk over all that the public can reach."""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from openpyxl import load_workbook

from leszno_strategy.public_version import DERIVED, watched
from organisation.models import User
from public.downloads import XLSX
from public.kept_answers import Kept
from public.kept_pages import pages
from reporting.content import Content
from reporting.models import Action, Attachment, Report, State
from reporting.recording import YearFigures
from reporting.transitions import Draft, move
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task
from tasks.subjects import Subject
from tests.committing import commit
from tests.factories import (
    actor,
    decimal_or_none,
    draft,
    make_campaign,
    make_closed,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.pictures import give_picture
from tests.public.addresses import addresses, guessed_ids
from tests.test_project import is_open, patterns

pytestmark = pytest.mark.slow

# Whoever reads one of these on a public page has read what is not approved.
FIGURE, SPENT = "77.77", Decimal("7675.74")
VALUE = "TAJNA wartość"
FILE, BYTES = "TAJNY plik.txt", b"TAJNE bajty"
TEXTS: dict[str, Any] = {
    "done": "TAJNE A",
    "obstacles": "TAJNE B",
    "next_steps": "TAJNE C",
}
REASON = "TAJNY powód"
NAME = "Utajniona"
CONTENT = ["77,77", "675,74", VALUE, FILE, BYTES.decode(), *TEXTS.values()]
SECRETS = [*CONTENT, FIGURE, "7675.74", "77,8", "TAJN", REASON, NAME]
TABLE = re.compile(r'(?:FROM|JOIN|INTO|UPDATE) "?(\w+)"?')
LINK = re.compile(rb'href="([^"#]*)')
# An English page in each year and order comes from the view and the rows of the Polish
# one, a picture from the curve of its year, and a sorted workbook from the sorted page.
SEEN_BESIDE = re.compile(r"/en/.*\?|.*\.png\?|.*\.xlsx\?sort=")
# Anew each time: Django's own, and the mark of the form for readers.
TOKEN = re.compile(rb'name="(csrfmiddlewaretoken|mark)" value="[^"]*"')
# Who changed a plan is read with the change; no page of the public says it.
READ_NOT_SHOWN = {"organisation_user"}
UNFINISHED = ("draft", "submitted", "returned", "withdrawn")


@pytest.fixture
def office(db) -> User:
    return make_office_user(first_name="Genowefa", last_name=NAME, username="tajna")


@pytest.fixture
def strategy(db) -> Strategy:
    """A task for each state, one of them with a total only, and one approved.

    The strategy, its goal and its programme have an indicator of their own.
    """
    programme = make_programme()
    strategy = programme.goal.strategy
    strategy.years.filter(year__gt=2010).delete()
    unit = make_unit()
    for _state in [*UNFINISHED, "approved"]:
        task = make_task(
            programme, stages=[{2009: ("50", "40"), 2010: ("50", None)}], executor=unit
        )
        make_indicator(task, {2009: "1"})
        task.funding.create(source="budżet miasta", amount=Decimal(9000))
    make_task(programme, total=(2009, "50"))
    for level in levels(strategy):
        make_indicator(level, {2009: "1"})
    for number, task in enumerate(Task.objects.of(strategy), start=1):
        Task.objects.filter(pk=task.pk).update(legacy_id=number)
    for model in (Programme, Goal):
        model._default_manager.update(legacy_id=1)
    give_picture(strategy.goals.get())
    topic = strategy.topics.create(title="Zadania", slug="zadania")
    topic.programmes.add(programme)
    make_closed(strategy, 2009)
    return strategy


def levels(strategy: Strategy) -> list[Subject]:
    """What reports above the tasks: the strategy, the goal, the programme."""
    goal = strategy.goals.get()
    return [strategy, goal, goal.programmes.get()]


@pytest.fixture
def year(strategy) -> StrategyYear:
    year = strategy.years.get(year=2010)
    make_campaign(year)
    return year


@pytest.fixture
def approved(strategy, year, office) -> Task:
    """A public report with a past: secret until the version that was approved."""
    task = Task.objects.of(strategy)[4]
    submitted(task, year, office)
    move(task, year, Action.RETURNED, by=actor(office), reason=REASON)
    file = Attachment.objects.get()
    content = draft(task, "30", values=("5",), done="Jawne.").content
    # What is not mentioned stays as it was said before.
    figures = replace(content.figures, spent=dict.fromkeys(ids(task.funding)))
    what = Draft(replace(content, figures=figures), removed=[file.pk])
    move(task, year, Action.SUBMITTED, by=actor(office), draft=what, reason=REASON)
    move(task, year, Action.APPROVED, by=actor(office), reason=REASON)
    return task


def secret(subject: Subject) -> Draft:
    figures = YearFigures(values=dict.fromkeys(ids(subject.indicators), VALUE))
    if isinstance(subject, Task):
        done = decimal_or_none(FIGURE)
        figures = replace(
            figures,
            actual=dict.fromkeys(ids(subject.stages), done),
            total=None if subject.stages_known else done,
            spent=dict.fromkeys(ids(subject.funding), SPENT),
        )
    return Draft(Content(figures, **TEXTS), [SimpleUploadedFile(FILE, BYTES)])


def ids(rows: Any) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def submitted(subject: Subject, year: StrategyYear, by: User) -> None:
    what = secret(subject)
    move(subject, year, Action.SUBMITTED, by=actor(by), draft=what, reason=REASON)


def make_unfinished(strategy: Strategy, year: StrategyYear, by: User) -> None:
    """Bring a task into each state in which nothing of its report is public.

    And so the levels: one each is a draft, returned and submitted.
    """
    tasks = list(Task.objects.of(strategy))
    for task, state in zip(tasks, UNFINISHED, strict=False):
        if state == "draft":
            make_report(task, year, State.DRAFT, by=by, what=secret(task))
            continue
        submitted(task, year, by)
        if state == "returned":
            move(task, year, Action.RETURNED, by=actor(by), reason=REASON)
        elif state == "withdrawn":
            move(task, year, Action.WITHDRAWN, by=actor(by), reason=REASON)
    submitted(tasks[-1], year, by)
    whole, goal, programme = levels(strategy)
    make_report(whole, year, State.DRAFT, by=by, what=secret(whole))
    submitted(goal, year, by)
    move(goal, year, Action.RETURNED, by=actor(by), reason=REASON)
    submitted(programme, year, by)


def starts(strategy: Strategy) -> Iterator[str]:
    """Yield all known addresses, also of the years before the one shown anyway."""
    *years, _last = strategy.years.values_list("year", flat=True)
    for route, known in addresses(strategy).items():
        yield from known
        has_no_year = ("zalaczniki", "legacy", "dane/", "raporty/", "obraz.png")
        if not any(one in route for one in has_no_year):
            yield from (f"{one}?rok={year}" for one in known for year in years)


def walk(strategy: Strategy) -> dict[str, bytes]:
    """Read as a stranger all known addresses and those to which the pages link."""
    ahead, answers, stranger = set(starts(strategy)), dict[str, bytes](), Client()
    while ahead:
        address = ahead.pop()
        answers[address] = answer = read(stranger, address)
        # English pages come from the same views: each is read, none is followed.
        if not address.startswith("/en/"):
            ahead |= set(links(address, answer)) - answers.keys()
    return answers


def read(client: Client, address: str) -> bytes:
    """Return the whole answer: the status, the head and the body."""
    with override(None):  # an English page would leave its language behind
        response = client.get(address)
    # The page for signing in says when it was read; a workbook knows when it was made,
    # and its length varies with that.
    varies = {"Expires", "Content-Length"}
    told = {name: said for name, said in response.items() if name not in varies}
    head = f"{response.status_code}\n{told}\n"
    body = response.getvalue() if response.streaming else response.content
    if response["Content-Type"] == XLSX:
        # The file says when it was written; what it holds is in its cells.
        return repr(cells(BytesIO(body))).encode()
    return head.encode() + TOKEN.sub(b"", body)


def links(address: str, answer: bytes) -> Iterator[str]:
    for found in LINK.findall(answer):
        link = urljoin(address, found.decode().replace("&amp;", "&"))
        ours = link.startswith("/") and not link.startswith(("/static/", "//"))
        # Filters, sorting and years together would lead to thousands of pages, and
        # each page that is not there to a search of its own.
        many = any(one in link for one in ("&", "strona=", "?q=", "sort=-"))
        if ours and not many and not SEEN_BESIDE.match(link):
            yield link


def seen_in(answers: dict[str, bytes], secrets: Iterable[str]) -> dict[str, str]:
    """Return the secrets that a stranger read, with an address of each."""
    return {
        one: address
        for one in secrets
        for address, answer in answers.items()
        if one.encode() in answer
    }


def test_every_public_route_is_walked(strategy):
    routes = {route for route, view in patterns() if is_open(view)}
    entrance = {
        route for route in routes if route.startswith(("konto/", "admin/", "panel/"))
    }
    assert set(addresses(strategy)) == routes - entrance


def test_nothing_that_is_not_approved_is_to_be_seen_or_to_be_computed(
    strategy, year, office, approved
):
    before = walk(strategy)
    make_unfinished(strategy, year, office)
    after = walk(strategy)
    assert {State(report.state) for report in Report.objects.all()} == {
        State.DRAFT,
        State.SUBMITTED,
        State.RETURNED,
        State.APPROVED,
    }
    assert Attachment.objects.count() == len(UNFINISHED) + 2 + len(levels(strategy))
    assert max(Attachment.objects.values_list("pk", flat=True)) in guessed_ids()
    assert seen_in(after, SECRETS) == {}
    assert seen_in(after, ["Jawne."])
    # Not even by what it would add up to: to the byte the same pages.
    assert after == before
    # The walk did follow links.
    followed = after.keys() - set(starts(strategy))
    assert any("sort=" in address for address in followed)
    assert "/konto/login/" in followed


def test_what_is_approved_is_to_be_seen_but_no_names_and_no_inner_reasons(
    strategy, year, office
):
    make_unfinished(strategy, year, office)
    for report in Report.objects.filter(state=State.SUBMITTED):
        move(report.subject, year, Action.APPROVED, by=actor(office), reason=REASON)
    after = walk(strategy)
    assert seen_in(after, CONTENT).keys() == set(CONTENT)
    assert seen_in(after, [REASON, NAME, "tajna"]) == {}


def test_nothing_of_a_person_or_a_draft_is_kept_whoever_asks(
    keeping, strategy, year, office, approved
):
    """Looks into what is kept itself, after all have read all there is."""
    make_unfinished(strategy, year, office)
    make_strategy("przygotowywana", state="preparation")
    commit()
    executor = make_user(make_post(), username="tajny", first_name=NAME)
    prepared = ["/przygotowywana/", "/api/v1/strategie/przygotowywana/"]
    known = addresses(strategy).values()
    # To a stranger a task in each state; of persons one of each kind would do.
    for person, most in ((office, 1), (executor, 1), (None, 4)):
        client = Client()
        if person:
            client.force_login(person)
        for address in [*(one for each in known for one in each[:most]), *prepared]:
            read(client, address)
        # Nobody but a stranger leaves anything.
        assert bool(list(pages)) is (person is None)
    kept = dict(pages)
    assert len(kept) > 60
    assert seen_in({path: whole(page) for path, page in kept.items()}, SECRETS) == {}
    assert not any("przygotowywana" in path for path in kept)
    for page in kept.values():
        assert "Set-Cookie" not in page.headers
        assert "private" not in page.headers["Cache-Control"]


def test_all_that_the_public_reads_is_kept_but_forms(keeping, strategy):
    """And but what is sent piece by piece, however large it is."""
    commit()
    stranger, whole = Client(), set()
    for address, *_others in addresses(strategy).values():
        response = stranger.get(address)
        if response.status_code == 200 and not response.streaming:
            whole.add(address)
    assert whole - {path for path, _page in pages} == {
        "/uwagi/",
        "/uwagi/dziekujemy/",
        "/miasto/obserwuj/",
        "/obserwuj/1.zgadnij/potwierdz/",
        "/obserwuj/1.zgadnij/koniec/",
    }
    assert len(whole) > 40


def whole(page: Kept) -> bytes:
    """Return all that a reader may get of it."""
    if page.headers["Content-Type"] == XLSX:
        return repr(cells(BytesIO(page.body))).encode()
    unzipped = gzip.decompress(page.zipped) if page.zipped else b""
    return page.body + unzipped + str(page.headers).encode()


def test_every_table_that_the_public_reads_raises_its_number(
    strategy, year, office, approved
):
    make_unfinished(strategy, year, office)
    stranger = Client()
    with CaptureQueriesContext(connection) as asked:
        for known in addresses(strategy).values():
            for address in known[:4]:
                read(stranger, address)
    names = {name for one in asked for name in TABLE.findall(one["sql"])}
    raising = {one._meta.db_table for one in watched()}
    derived = {apps.get_model(one)._meta.db_table for one in DERIVED}
    assert names - raising - derived == READ_NOT_SHOWN
    assert len(names) > 20


def cells(output: Path | BytesIO) -> list[tuple[object, ...]]:
    """Read what stands below the lines that say when a draft was drawn."""
    book = load_workbook(output)
    lists = [sheet for sheet in book if sheet.title != "Metryczka"]
    return [row for one in lists for row in one.iter_rows(min_row=4, values_only=True)]


def test_the_workbook_holds_only_what_is_approved(
    strategy, year, office, approved, tmp_path
):
    def exported(name: str) -> list[tuple[object, ...]]:
        output = tmp_path / f"{name}.xlsx"
        call_command("export_report", "miasto", "2010", "--draft", output=output)
        return cells(output)

    before = exported("before")
    make_unfinished(strategy, year, office)
    assert exported("after") == before
    assert not any("TAJN" in str(cell) for row in before for cell in row)
    task = Report.objects.filter(state=State.SUBMITTED, task__isnull=False).first()
    assert task
    move(task.subject, year, Action.APPROVED, by=actor(office))
    assert VALUE in str(exported("approved"))
