"""An indicator in the exchange format: what it says, where it should come to, values.

Declared beside `exchange.document`, of which it is a part, since it is the longest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.parts import UNSAID, Entry, Label, Of, Unsaid
from exchange.readers import (
    ByYear,
    Figure,
    Flag,
    Many,
    Named,
    Nullable,
    Text,
    Uid,
    WholeNumber,
)
from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from organisation.models import Post, Unit


def _in_own_unit(name: str) -> Nullable[Decimal]:
    return Nullable(Figure(Indicator, name, signed=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorEntry(Entry):
    """An indicator of the strategy as a whole, a goal, a programme or a task.

    Baseline, targets and band are in its own unit. A target that is null, or a break
    whose reason is null, is none.
    """

    uid: Annotated[str | Unsaid, Uid(Indicator)] = UNSAID
    kind: Annotated[str, Text(Indicator, "kind")]
    name: Annotated[str, Text(Indicator, "name")]
    unit: Annotated[str | Unsaid, Text(Indicator, "unit")] = UNSAID
    source: Annotated[str | Unsaid, Text(Indicator, "source")] = UNSAID
    definition: Annotated[str | Unsaid, Text(Indicator, "definition")] = UNSAID
    method: Annotated[str | Unsaid, Text(Indicator, "method")] = UNSAID
    frequency: Annotated[str | Unsaid, Text(Indicator, "frequency")] = UNSAID
    comparison: Annotated[str | Unsaid, Text(Indicator, "comparison")] = UNSAID
    is_headline: Annotated[bool | Unsaid, Flag(Indicator, "is_headline")] = UNSAID
    reporting_unit: Annotated[
        str | Unsaid | None,
        Nullable(Named(Unit, "name")),
        Label(gettext_lazy("unit that reports it")),
    ] = UNSAID
    reporting_post: Annotated[
        str | Unsaid | None,
        Nullable(Named(Post, "title")),
        Label(gettext_lazy("post that reports it")),
    ] = UNSAID
    direction: Annotated[str | Unsaid, Text(Indicator, "direction")] = UNSAID
    baseline: Annotated[Decimal | Unsaid | None, _in_own_unit("baseline")] = UNSAID
    baseline_year: Annotated[
        int | Unsaid | None,
        Nullable(WholeNumber.of_years()),
        Label(gettext_lazy("year of the baseline")),
    ] = UNSAID
    band_from: Annotated[Decimal | Unsaid | None, _in_own_unit("band_from")] = UNSAID
    band_to: Annotated[Decimal | Unsaid | None, _in_own_unit("band_to")] = UNSAID
    targets: Annotated[
        dict[int, Decimal | None] | Unsaid,
        ByYear(
            Nullable(Figure(IndicatorTarget, "number", signed=True)), of_strategy=False
        ),
        Label(gettext_lazy("targets by year")),
    ] = UNSAID
    # Some series begin before the strategy.
    values: Annotated[
        dict[int, str] | Unsaid,
        ByYear(Text(IndicatorValue, "text"), of_strategy=False),
        Label(gettext_lazy("values by year")),
    ] = UNSAID
    breaks: Annotated[
        dict[int, str | None] | Unsaid,
        ByYear(Nullable(Text(IndicatorBreak, "reason")), of_strategy=False),
        Label(gettext_lazy("breaks in a series")),
    ] = UNSAID

    def contradictions(self) -> Iterator[tuple[str, str]]:
        lower, upper = self.band_from, self.band_to
        if isinstance(lower, Decimal) and isinstance(upper, Decimal) and upper < lower:
            yield "band_to", _("the band ends below its beginning.")
        if self.reporting_unit and self.reporting_post:
            yield "reporting_post", _("name a unit or a post, not both.")


INDICATORS = Many(Of(IndicatorEntry), once=("kind", "name", "unit", "source"))
