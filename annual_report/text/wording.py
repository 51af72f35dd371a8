"""What every format says of the report itself: which edition it is, how it counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from annual_report.columns import REPORTED
from annual_report.document import Head, Reported
from annual_report.report import Edition, YearlyReport
from leszno_strategy.numbers import UNKNOWN, whole_percent

# What a text ends in that goes on elsewhere.
CUT = "\u00a0…"
# No line ends between a word and how many there are of it.
BETWEEN = "\u00a0–\u00a0"


def counts(counted: Iterable[tuple[object, int]]) -> str:
    """Write how many there are of each; a dash where there is nothing to count."""
    said = (f"{words}{BETWEEN}{n}" for words, n in counted)
    return ", ".join(said) or UNKNOWN


def moment(edition: Edition) -> str:
    at = localtime(edition.at)
    return _("%(day)s, %(time)s") % {
        "day": date_format(at, "j E Y"),
        "time": date_format(at, "H:i"),
    }


def draft_mark(edition: Edition) -> str:
    """What every page and sheet of a draft says; "" on what is frozen."""
    return _("WORKING DRAFT: figures may still change") if edition.is_draft else ""


def edition_line(edition: Edition) -> str:
    if edition.is_draft:
        return _("Drawn from what was approved by %(moment)s") % {
            "moment": moment(edition)
        }
    return _("Version %(number)s of the closed year, frozen on %(moment)s") % {
        "number": edition.number,
        "moment": moment(edition),
    }


def footer_line(edition: Edition) -> str:
    """What each page says at its foot: which edition it belongs to."""
    if edition.is_draft:
        return _("working draft of %(moment)s") % {"moment": moment(edition)}
    return _("version %(number)s, SHA-256 %(digest)s") % {
        "number": edition.number,
        "digest": edition.sha256,
    }


def facts(report: YearlyReport) -> Iterator[tuple[str, str]]:
    """Yield what the report is, how its figures came about, and what they mean."""
    yield from _identity(report)
    yield from _edition(report.edition)
    yield from _sources(report)
    yield from _method(report)


def _identity(report: YearlyReport) -> Iterator[tuple[str, str]]:
    head = report.head
    yield _("Yearly report"), report.title
    if report.subtitle:
        yield _("Part"), report.subtitle
    yield _("Local authority"), head.city
    yield _("Year"), _("as at the end of %(year)s") % {"year": head.year}
    if head.adopted_by:
        yield _("Adopting resolution"), head.adopted_by


def _edition(edition: Edition) -> Iterator[tuple[str, str]]:
    if edition.is_draft:
        yield _("State"), draft_mark(edition)
        yield _("Drawn on"), moment(edition)
        return
    yield _("State"), _("closed year, version %(number)s") % {"number": edition.number}
    yield _("Frozen on"), moment(edition)
    if edition.post:
        yield _("Frozen by"), edition.post
    if edition.reason:
        yield _("Why there is a new version"), edition.reason
    yield _("SHA-256 of the frozen data"), edition.sha256


def _sources(report: YearlyReport) -> Iterator[tuple[str, str]]:
    if report.has_tasks:
        yield _("Reports of the year"), _counted(report.reported)
    counted = Counter(filter(None, (part.reported for part in report.parts)))
    if counted:
        yield _("Reports on goals, programmes and the whole"), _counted(counted)
    taken_over = report.reported[Reported.TAKEN_OVER] + counted[Reported.TAKEN_OVER]
    if report.head.source and taken_over:
        yield _("Source of the figures taken over"), report.head.source


def _counted(counts: Mapping[Reported, int]) -> str:
    return "; ".join(f"{REPORTED[one]}: {counts[one]}" for one in Reported)


def _method(report: YearlyReport) -> Iterator[tuple[str, str]]:
    if report.has_tasks:
        yield from _method_of_tasks(report.head)
    yield (
        _("How indicators stand"),
        _(
            "The share of the way is (last value − baseline) ÷ (last target − "
            "baseline), none across a break in the series. On the way is what reached "
            "%(on_track)s of what was expected by the year of the last value, on the "
            "straight line from the baseline through the targets."
        )
        % {"on_track": whole_percent(report.head.on_track)},
    )
    yield (
        _("Who reports the values of indicators"),
        _(
            "Where nobody is named: whoever carries the task out, the coordinator of "
            "the programme, the head of the goal."
        ),
    )
    yield _("Rounding"), _("One decimal, halves up. An empty cell is unknown, not 0.")


def _method_of_tasks(head: Head) -> Iterator[tuple[str, str]]:
    yield (
        _("Plan and progress"),
        _(
            "Percentage points of the task, added up over its stages and years; 100 "
            "is the whole. Progress is neither divided by the plan nor cut off."
        ),
    )
    yield (
        _("Means"),
        _(
            "Σ(weight × progress) / Σ weight over what is known; if no part has a "
            "weight, all count alike, and if only some have one, the others count 0."
        ),
    )
    yield (
        _("Plan, comparable progress and their share"),
        _(
            "The plan, the progress comparable with it and their share cover only "
            "tasks whose stages are known."
        ),
    )
    yield from _judging(head)


def _judging(head: Head) -> Iterator[tuple[str, str]]:
    """How years are compared, and where the statuses begin."""
    yield (
        _("Compared with the year before"),
        _(
            "Both years are read from this report, over the same tasks; what was "
            "corrected since counts in both. A shortfall is the plan to date less the "
            "progress to compare; a task that is ahead of its plan has none."
        ),
    )
    yield (
        _("Thresholds"),
        _(
            "A task is on track from %(on_track)s of the plan to date and delayed "
            "from %(delayed)s; below that it is at risk."
        )
        % {
            "on_track": whole_percent(head.on_track),
            "delayed": whole_percent(head.delayed),
        },
    )


def cut_at_a_word(text: str, longest: int) -> str:
    """Return the text in one line; of a longer one its first words, with dots."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    first = words[: longest - len(CUT) + 1]
    # A single word that long is cut all the same.
    whole = first.rpartition(" ")[0] or first[:-1]
    return whole.rstrip(" ,;–-") + CUT
