"""Tasks that are behind their plan: how far, why, and what comes next."""

from collections.abc import Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annual_report.columns import executors_of
from annual_report.text.blocks import Block, Column, Heading, Paragraph, Table
from annual_report.text.wording import cut_at_a_word
from annual_report.year_told import TaskTold, YearTold
from leszno_strategy.numbers import points

# Signs of a text in a table; what the task's chapter says stands there in full.
LONGEST_IN_SHORT, LONGEST = 160, 400


def shortened(text: str, longest: int = LONGEST_IN_SHORT) -> str:
    return cut_at_a_word(text, longest)


def reason_of(one: TaskTold, longest: int) -> str:
    return shortened(one.task.obstacles, longest) or _("no reason given")


def largest(told: YearTold) -> Iterator[Block]:
    """The largest delays with their reasons."""
    if not (found := told.largest_delays):
        yield nothing_late(told)
        return
    yield Table(
        _("The largest delays at the end of %(year)s, in points of the task")
        % {"year": told.year},
        [
            Column(_("Code"), 12),
            Column(_("Task"), 62),
            *_numbers(),
            Column(_("Why"), 58),
        ],
        [
            [
                one.task.code,
                one.task.title,
                *_figures(one),
                reason_of(one, LONGEST_IN_SHORT),
            ]
            for one in found
        ],
    )


def nothing_late(told: YearTold) -> Paragraph:
    return Paragraph(
        _("At the end of %(year)s no task is delayed or at risk.") % {"year": told.year}
    )


def chapter(told: YearTold) -> Iterator[Block]:
    """Every task that is delayed or at risk, what is missing most first."""
    if not told.tasks:
        return
    yield Heading(1, _("Delayed tasks and tasks at risk"))
    if not (found := told.late):
        yield nothing_late(told)
        return
    without = sum(not one.task.obstacles for one in found)
    yield Paragraph(f"{_counted(found, told.year)} {_without_reason(without)}".strip())
    yield Table(
        _("Delayed tasks and tasks at risk at the end of %(year)s")
        % {"year": told.year},
        [
            Column(_("Code"), 12),
            Column(_("Task and who carries it out"), 62),
            Column(_("Status"), 23),
            *_numbers(),
            Column(_("Why"), 34),
            Column(_("What comes next"), 29),
        ],
        [
            [
                one.task.code,
                _named(one),
                str(capfirst(one.task.status.label)),
                *_figures(one),
                reason_of(one, LONGEST),
                shortened(one.task.next_steps, LONGEST) or _("not given"),
            ]
            for one in found
        ],
    )


def _counted(found: Sequence[TaskTold], year: int) -> str:
    return ngettext(
        "At the end of %(year)s, %(n)s task is behind its plan by more than the "
        "statuses allow.",
        "At the end of %(year)s, %(n)s tasks are behind their plans by more than the "
        "statuses allow.",
        len(found),
    ) % {"n": len(found), "year": year}


def _without_reason(n: int) -> str:
    if not n:
        return ""
    return ngettext(
        "No reason was given for %(n)s.", "No reason was given for %(n)s.", n
    ) % {"n": n}


def _named(one: TaskTold) -> str:
    return "\n".join(filter(None, [one.task.title, executors_of(one.task)]))


def _numbers() -> list[Column]:
    headings = ((_("Plan to date"), 14), (_("Progress"), 14), (_("Missing"), 18))
    return [Column(heading, share, is_number=True) for heading, share in headings]


def _figures(one: TaskTold) -> list[str]:
    span = one.to_date
    return [points(span.planned), points(span.done), points(one.shortfall)]
