"""Which tasks a figure of a part covers: said where figures of several kinds meet."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annual_report.document import Part
from leszno_strategy.numbers import out_of, percent, points
from tasks.figures import COMPARABLE, PLANNED, PROGRESS, SHARE_OF_PLAN
from tasks.like_for_like import of_stages


def sentences(part: Part, year: int) -> Iterator[str]:
    """Say how far the part is, in a paragraph for each kind of tasks."""
    figures = part.figures
    if figures.progress is None or not part.is_reported:
        yield _("Of no task is any progress known.")
        return
    done = _("By the end of %(year)s, %(done)s of 100 points were carried out.") % {
        "year": year,
        "done": PROGRESS.written(figures),
    }
    yield f"{done} {_known(part)}"
    if figures.planned is not None and figures.comparable is not None:
        yield " ".join([_against_plan(part), *_earlier(part, year)])


def counted(part: Part) -> Iterator[str]:
    """Say which tasks the points of plan and progress cover, and what all come to."""
    n = part.tasks_with_plan
    yield ngettext(
        "This covers the %(n)s task whose stages are known.",
        "This covers the %(n)s tasks whose stages are known.",
        n,
    ) % {"n": n}
    if part.tasks_known > n:
        yield _(
            "Together with those of which only a total is known, %(done)s of 100 "
            "points were carried out."
        ) % {"done": PROGRESS.written(part.figures)}
    yield _known(part)


def _known(part: Part) -> str:
    return ngettext(
        "That is known of %(known)d of %(n)d task, %(share)s of the weight.",
        "That is known of %(known)d of %(n)d tasks, %(share)s of the weight.",
        part.tasks,
    ) % {
        "known": part.tasks_known,
        "n": part.tasks,
        "share": percent(part.coverage),
    }


def _against_plan(part: Part) -> str:
    return ngettext(
        "Of the %(n)d task whose stages are known, %(done)s %(of_planned)s points "
        "planned to date were carried out (%(share)s).",
        "Of the %(n)d tasks whose stages are known, %(done)s %(of_planned)s points "
        "planned to date were carried out (%(share)s).",
        part.tasks_with_plan,
    ) % {
        "n": part.tasks_with_plan,
        "done": COMPARABLE.written(part.figures),
        "of_planned": out_of(PLANNED.written(part.figures)),
        "share": SHARE_OF_PLAN.written(part.figures),
    }


def _earlier(part: Part, year: int) -> Iterator[str]:
    """The year before, like for like: every year of the curve covers the same tasks."""
    before = [one for one in part.curve if one.year < year and one.actual is not None]
    if before:
        yield _("At the end of %(year)s it was %(done)s, in the same tasks.") % {
            "year": before[-1].year,
            "done": points(before[-1].actual),
        }


def with_stages(part: Part) -> str:
    """Which tasks plan, curve and comparable progress cover."""
    return of_stages(part.tasks_with_plan, part.tasks)


def note() -> str:
    """What the columns of a table of parts cover."""
    return _(
        "Progress covers the tasks of which it is known; the plan, the progress to "
        "compare with it and their share cover those whose stages are known."
    )
