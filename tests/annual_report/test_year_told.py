"""What the report tells of its year; expected figures are worked out by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils.translation import override

from annual_report.document import Point
from annual_report.report import YearlyReport, drafted
from annual_report.scope import Scope
from annual_report.text.blocks import Block, Facts, Heading, Paragraph, Quote, Table
from annual_report.text.chapters import chapters
from annual_report.year_told import Span, in_year, told
from organisation.models import User
from reporting.models import State
from tasks.models import Strategy, Task
from tasks.two_years import Move
from tests.factories import (
    draft,
    make_campaign,
    make_office_user,
    make_programme,
    make_report,
    make_task,
    make_unit,
)

pytestmark = pytest.mark.django_db

# The end of 2009, then of 2010: planned and done in each year.
STAGES: dict[str, Mapping[int, tuple[str | None, str | None]]] = {
    "I.1.1": {2009: ("50", "50"), 2010: ("50", "50")},  # done
    "I.1.2": {2009: ("50", "20"), 2010: ("30", "55"), 2011: ("20", None)},  # 30, 5
    "I.1.3": {2009: ("50", "40"), 2010: ("50", "10")},  # 10 missing, then 50
    "I.1.4": {2009: ("50", "50"), 2010: ("40", "40"), 2011: ("10", None)},  # none
    "I.1.5": {2010: ("60", "10"), 2011: ("40", None)},  # began in 2010, then 50
    "I.1.6": {2009: ("40", None), 2010: ("60", None)},  # nobody ever reported
}
MOVES = {
    Move.FINISHED: ["I.1.1"],
    Move.CAUGHT_UP: ["I.1.2"],
    Move.SLIPPED: ["I.1.3"],
    Move.SAME: ["I.1.4"],
    Move.UNKNOWN: ["I.1.5", "I.1.6", "I.1.7"],
}


@pytest.fixture
def office() -> User:
    return make_office_user()


@pytest.fixture
def strategy(office) -> Strategy:
    """Six tasks with stages, and one of which only a total is known."""
    programme, unit = make_programme(), make_unit()
    for stages in STAGES.values():
        make_task(programme, stages=[stages], executor=unit)
    make_task(programme, total=(2010, "100"))
    return programme.goal.strategy


def report_of(strategy: Strategy, year: int = 2010, scope: str = "") -> YearlyReport:
    return drafted(strategy.years.get(year=year), Scope.read(scope))


def said(report: YearlyReport) -> list[Block]:
    with override("pl"):
        return list(chapters(report))


def words(blocks: Sequence[Block]) -> list[str]:
    return [b.text.replace("\u00a0", " ") for b in blocks if isinstance(b, Paragraph)]


def table(blocks: Sequence[Block], caption: str) -> Table:
    tables = [one for one in blocks if isinstance(one, Table)]
    return next(
        one for one in tables if one.caption.replace("\u00a0", " ").startswith(caption)
    )


def codes(found) -> list[str]:
    return [one.task.code for one in found]


def test_each_task_moved_as_its_shortfall_did(strategy):
    found = told(report_of(strategy))
    assert {how: codes(found.moved(how)) for how in Move} == MOVES
    assert found.compared == 4


def test_the_first_year_is_compared_with_none(strategy):
    found = told(report_of(strategy, 2009))
    assert found.since is None
    assert found.compared == 0
    headings = [
        b.text for b in said(report_of(strategy, 2009)) if isinstance(b, Heading)
    ]
    assert not any(text.startswith("Co się zmieniło") for text in headings)


def test_delays_come_by_what_is_missing_and_name_no_task_without_one(strategy):
    found = told(report_of(strategy))
    # 50 of 100 and 10 of 60 done; I.1.2 with 75 of 80 is delayed by the threshold.
    assert codes(found.late) == ["I.1.3", "I.1.5", "I.1.2"]
    assert [one.shortfall for one in found.late] == [50, 50, 5]


def test_steps_come_by_what_was_done_in_the_year(strategy):
    found = told(report_of(strategy))
    assert codes(found.steps) == ["I.1.2", "I.1.1", "I.1.4", "I.1.3", "I.1.5"]
    assert found.as_large == 0


def test_steps_as_large_as_the_last_that_is_named_are_counted():
    programme = make_programme()
    for _n in range(8):
        make_task(programme, stages=[{2010: ("20", "20"), 2011: ("80", None)}])
    report = report_of(programme.goal.strategy)
    assert told(report).as_large == 3
    assert (
        "Tyle samo punktów co w ostatnim z nich wykonano jeszcze w 3 zadaniach."
        in words(said(report))
    )


@pytest.mark.parametrize(
    ("curve", "expected"),
    [
        ([(2009, "20", "15"), (2010, "50", "40")], Span(Fraction(30), Fraction(25))),
        ([(2010, "50", "40")], Span(Fraction(50), Fraction(40))),
        # Nothing was reported before: all that is known was done since.
        ([(2009, "20", None), (2010, "50", "40")], Span(Fraction(30), Fraction(40))),
        ([(2009, "20", None), (2010, "50", None)], Span(Fraction(30), None)),
        ([(2009, None, None), (2010, None, None)], Span(None, None)),
        ([(2009, "20", "15")], Span(None, None)),
        # Figures of the years to come are not of this one.
        ([(2010, "50", "40"), (2011, "100", None)], Span(Fraction(50), Fraction(40))),
    ],
)
def test_the_year_alone_is_what_it_added(curve, expected):
    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    points = [Point(year, number(p), number(a)) for year, p, a in curve]
    assert in_year(points, 2010) == expected


@pytest.mark.parametrize(
    ("span", "ahead", "shortfall", "share"),
    [
        (Span(Decimal(80), Decimal(60)), -20, 20, Fraction(3, 4)),
        (Span(Decimal(60), Decimal(80)), 20, 0, Fraction(4, 3)),
        (Span(Decimal(0), Decimal(10)), 10, 0, None),
        (Span(Decimal(0), Decimal(0)), 0, 0, None),
        (Span(None, Decimal(10)), None, None, None),
        (Span(Decimal(10), None), None, None, None),
    ],
)
def test_what_is_missing_is_never_below_zero_and_unknown_is_not_zero(
    span, ahead, shortfall, share
):
    assert (span.ahead, span.shortfall, span.share) == (ahead, shortfall, share)


def test_two_sentences_and_two_rows_tell_the_year_and_the_whole_time(strategy):
    blocks = said(report_of(strategy))
    # The six tasks with stages count alike. 2010: (50+30+50+40+60+60)/6 planned,
    # (50+55+10+40+10+0)/6 done. To date: (100+80+100+90+60+100)/6 and
    # (100+75+50+90+10+0)/6.
    assert words(blocks)[0].startswith(
        "W 2010 r. wykonano 27,5 z 48,3 punktu planu na ten rok. Od początku strategii "
        "wykonano 54,2 z 88,3 (61,3 %): brakuje 34,2."
    )
    rows = [list(row) for row in table(blocks, "W samym roku i od").rows]
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in rows] == [
        ["W 2010 r.", "48,3", "27,5", "20,8", "56,9 %"],
        ["Od 2009 r.", "88,3", "54,2", "34,2", "61,3 %"],
    ]


def test_a_year_of_which_nothing_was_planned_says_so():
    task = make_task(stages=[{2009: ("100", "60"), 2010: (None, "10")}])
    found = words(said(report_of(task.programme.goal.strategy)))
    assert found[0].startswith(
        "Na 2010 r. nic nie zaplanowano; wykonano 10,0 pkt. Od początku strategii "
        "wykonano 70,0 ze 100,0 (70,0 %): brakuje 30,0."
    )


def test_nothing_missing_is_told_as_that():
    task = make_task(stages=[{2010: ("100", "110")}])
    found = words(said(report_of(task.programme.goal.strategy)))
    assert "wykonano 110,0 ze 100,0: nic nie brakuje." in found[0]


def test_late_tasks_say_why_and_what_next_or_that_nobody_did(strategy, office):
    year = strategy.years.get(year=2010)
    make_campaign(year)
    task = Task.objects.of(strategy).get(number=3)
    reason, after = "Brak wykonawcy. " * 40, "Nowy przetarg."
    what = draft(task, "10", done="Projekt.")
    content = replace(what.content, obstacles=reason, next_steps=after)
    what = replace(what, content=content)
    make_report(task, year, State.APPROVED, by=office, what=what)
    blocks = said(report_of(strategy))
    rows = {row[0]: list(row)[-2:] for row in table(blocks, "Zadania opóźnione").rows}
    why, then = rows["I.1.3"]
    assert why.startswith("Brak wykonawcy. Brak wykonawcy.")
    assert why.endswith("\u00a0…")
    assert len(why) <= 400
    assert then == after
    assert rows["I.1.5"] == ["przyczyny nie podano", "nie podano"]
    assert any("Dla 2 nie podano przyczyny." in text for text in words(blocks))


def test_what_heads_of_goals_say_stands_before_the_figures_and_only_there(
    strategy, office
):
    year, goal = strategy.years.get(year=2010), strategy.goals.get()
    make_campaign(year, goals_summarise=True)
    what = draft(goal, done="Dobry rok.")
    make_report(goal, year, State.APPROVED, by=office, what=what)
    blocks = said(report_of(strategy))
    quotes = [one.text for one in blocks if isinstance(one, Quote)]
    assert quotes == ["Dobry rok."]
    headings = [b.text.replace("\u00a0", " ") for b in blocks if isinstance(b, Heading)]
    assert headings[:4] == [
        "W skrócie",
        "Co mówią szefowie celów",
        "Cel I. Cel I",
        "Plan i wykonanie w kolejnych latach",
    ]


def test_a_strategy_on_time_says_that_nothing_is_late():
    task = make_task(stages=[{2010: ("50", "50"), 2011: ("50", None)}])
    blocks = said(report_of(task.programme.goal.strategy))
    told_so = "Na koniec 2010 r. żadne zadanie nie jest opóźnione ani zagrożone."
    assert words(blocks).count(told_so) == 2


def test_the_changes_name_what_finished_and_tell_shortfalls_of_both_years(strategy):
    blocks = said(report_of(strategy))
    rows = [list(row) for row in table(blocks, "Zadania, w których").rows]
    assert [[row[0], *row[2:]] for row in rows] == [
        ["I.1.3", "10,0", "50,0", "+40,0"],
        ["I.1.2", "30,0", "5,0", "-25,0"],
    ]
    facts = next(b for b in blocks if isinstance(b, Facts))
    assert [label for label, _text in facts.rows] == [
        "Zakończone (1)",
        "Nadal nic nie brakuje (1)",
    ]
    assert any("3 zadań nie da się porównać" in text for text in words(blocks))


def test_the_same_remark_is_one_row_with_its_places(strategy):
    programme = strategy.goals.get().programmes.get()
    make_task(programme, total=(2010, "105"))
    rows = {
        row[0].replace("\u00a0", " "): list(row)[1:]
        for row in table(said(report_of(strategy)), "Czego brakuje").rows
    }
    totals = rows["Postęp podano łącznie, bez podziału na etapy"]
    assert totals == ["2", "I.1.7; I.1.8"]
    assert rows["Wykonano więcej niż 100 punktów"] == ["1", "I.1.8 (105)"]


def test_a_unit_has_sums_of_points_and_a_heading_for_each_programme(strategy):
    unit = Task.objects.of(strategy).first().executors.get().unit_id
    blocks = said(report_of(strategy, scope=f"unit={unit}"))
    # I.1.6 was planned to the end of 2010, too, but nobody reported of it: it counts 0.
    assert words(blocks)[0].startswith("W 2010 r. wykonano 165,0 z 290,0 punktu planu")
    assert "To sumy punktów zadań o znanych etapach, liczone bez wag." in words(blocks)
    headings = [b.text for b in blocks if isinstance(b, Heading) and b.level < 3]
    assert headings[-4:-2] == ["Zadania", "Program I.1. Program 1"]


def test_a_task_has_its_card_and_is_named_on_the_cover(strategy):
    blocks = said(report_of(strategy, scope="task=I.1.3"))
    assert blocks[0].subtitle == "Zadanie I.1.3. Zadanie 3"
    headings = [b.text for b in blocks if isinstance(b, Heading)]
    assert headings[:2] == ["W skrócie", "I.1.3. Zadanie 3"]
    assert words(blocks)[0].startswith("W 2010 r. wykonano 10,0 z 50,0 punktu planu")
    assert (
        "Na koniec 2010 r. to zadanie jest: zagrożone. Na koniec 2009 r. brakowało "
        "10,0 pkt." in words(blocks)
    )
    card = dict(next(b for b in blocks if isinstance(b, Facts)).rows)
    assert card["Program"] == "I.1. Program 1"
    assert card["Postęp"] == "50,0"
    assert table(blocks, "Etapy:").rows
