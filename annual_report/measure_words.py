"""What a report says of an indicator in words, alike on sheets, on paper and in CSV."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.document import Level, Measure, Owner, Part, Task
from indicators.band import band_words
from indicators.models import Direction, Frequency, band_of
from indicators.reading import is_no_data
from indicators.standing import Word
from leszno_strategy.numbers import percent, rounded, written

Parent = Part | Task | Owner

LEVELS = {
    Level.STRATEGY: gettext_lazy("Strategy"),
    Level.GOAL: gettext_lazy("Goal"),
    Level.PROGRAMME: gettext_lazy("Programme"),
}


class Found(StrEnum):
    """How indicators stand, in the order in which a report lists them."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    BEHIND = "behind"
    MOVING_AWAY = "moving_away"
    NOT_TOLD = "not_told"


FOUND: dict[Found, str | Promise] = {
    Found.REACHED: gettext_lazy("Target reached or within the band"),
    Found.ON_THE_WAY: gettext_lazy("On the way"),
    Found.BEHIND: gettext_lazy("Behind or outside the band"),
    Found.MOVING_AWAY: gettext_lazy("Moving away"),
    Found.NOT_TOLD: gettext_lazy("Cannot be told"),
}
_OF_WORD = {
    Word.REACHED: Found.REACHED,
    Word.INSIDE: Found.REACHED,
    Word.ON_THE_WAY: Found.ON_THE_WAY,
    Word.BEHIND: Found.BEHIND,
    Word.OUTSIDE: Found.BEHIND,
    Word.MOVING_AWAY: Found.MOVING_AWAY,
}


def found(measure: Measure) -> Found:
    said = measure.standing
    if said is None:
        return Found.NOT_TOLD
    return _OF_WORD.get(Word(said.word), Found.NOT_TOLD)


def level_of(parent: Parent) -> str:
    if isinstance(parent, Task) or parent.level is None:
        return _("Task")
    return str(LEVELS[parent.level])


def lacks(measure: Measure, year: int) -> bool:
    """Whether it has no value of the year: none was reported, or "no data"."""
    value = measure.values.get(year)
    return value is None or is_no_data(value.text)


def reporter_of(parent: Parent, measure: Measure) -> str:
    """Name who reports it: whoever was named, or who answers for what it belongs to."""
    if measure.reporter:
        return measure.reporter
    if isinstance(parent, Part):
        is_whole = parent.level == Level.STRATEGY
        return _("strategy office") if is_whole else parent.answering
    carriers = "; ".join(executor.text for executor in parent.executors)
    return carriers or parent.coordinator


def direction_of(measure: Measure) -> str:
    return str(Direction(measure.direction).label) if measure.direction else ""


def frequency_of(measure: Measure) -> str:
    return str(Frequency(measure.frequency).label) if measure.frequency else ""


def word_of(measure: Measure) -> str:
    """Tell how it stood, "" where an earlier format did not say."""
    return str(Word(measure.standing.word).label) if measure.standing else ""


def band_said(measure: Measure) -> str:
    """Say the band that it aims to stay within, "" if it has another aim."""
    edges = band_of(measure.direction, measure.band_from, measure.band_to)
    return band_words(*edges) if edges else ""


def baseline_of(measure: Measure) -> str:
    if measure.baseline is None:
        return ""
    year = measure.baseline_year
    return written(measure.baseline) + (f" ({year})" if year else "")


def aim_of(measure: Measure) -> str:
    """The last target with its year, or the band."""
    if not measure.targets:
        return band_said(measure)
    year = max(measure.targets)
    return f"{written(measure.targets[year])} ({year})"


def decimals_of(measure: Measure) -> int:
    """Return with how many decimals it is told what it should have come to.

    At least one, and as many as the city writes of it.
    """
    said = measure.standing
    entered = [measure.baseline, *measure.targets.values()]
    if said and said.year:
        entered.append(measure.values[said.year].number)
    known = [-int(n.as_tuple().exponent) for n in entered if n is not None]
    return max([1, *known])


def expected_of(measure: Measure) -> Decimal | None:
    """Return what it should have come to, as it is shown everywhere."""
    said = measure.standing
    if said is None or said.expected is None:
        return None
    return rounded(said.expected, decimals_of(measure))


def standing_of(measure: Measure) -> str:
    """The word, with the share of the way where there is one."""
    said = measure.standing
    share = percent(said.share) if said and said.share is not None else ""
    return "; ".join(filter(None, [word_of(measure), share]))


def targets_of(measure: Measure) -> str:
    return "; ".join(f"{year}: {written(n)}" for year, n in measure.targets.items())


def breaks_of(measure: Measure) -> str:
    return "; ".join(f"{year}: {why}" for year, why in measure.breaks.items())


def facts_of(parent: Parent, measure: Measure) -> Iterator[tuple[str, str]]:
    """Yield what there is to know of it beside its values, as far as it was said."""
    said = [
        (_("Definition"), measure.definition),
        (_("Method"), measure.method),
        (_("Which way is better"), direction_of(measure)),
        (_("Band"), band_said(measure)),
        (_("Baseline"), baseline_of(measure)),
        (_("Targets"), targets_of(measure)),
        (_("Breaks in the series"), breaks_of(measure)),
        (_("Frequency"), frequency_of(measure)),
        (_("Source"), measure.source),
        (_("For comparison"), measure.comparison),
        (_("Reports it"), reporter_of(parent, measure)),
    ]
    if measure.is_headline:
        said.append((_("Headline indicator"), _("yes")))
    yield from ((label, str(capfirst(text))) for label, text in said if text)
