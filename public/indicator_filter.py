"""By what the list of indicators can be filtered."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from indicators.facts import Fact, Group
from indicators.models import Indicator, Kind
from indicators.standing import Word
from public.facets import WORDS, Choices, Text, WrittenSelect
from public.indicator_list import Chosen, IndicatorList, Spot
from public.models import Kind as Found
from public.search import LONGEST, asked, found

WITH, WITHOUT = "z", "bez"
ORDER, FURTHEST_BEHIND = "kolejnosc", "opoznienie"
GOAL, PROGRAMME, KIND, VALUE, WORD = "cel", "program", "rodzaj", "wartosc", "ocena"

LABELS: Mapping[str, Text] = {
    GOAL: _("Goal"),
    PROGRAMME: _("Programme"),
    KIND: _("Kind"),
    VALUE: _("Value"),
    WORD: _("How it stands"),
}
CLOSED: Mapping[str, Sequence[tuple[str, Text]]] = {
    KIND: [(kind.value, capfirst(kind.label)) for kind in Kind],
    VALUE: [(WITH, _("with a value")), (WITHOUT, _("without any"))],
    WORD: [(word.value, capfirst(word.label)) for word in Word],
}
# Of what is counted together, and of the part in which it stands.
OF_GROUP: Mapping[str, Callable[[Group], str]] = {
    KIND: lambda group: group.kind,
    VALUE: lambda group: WITH if group.is_known else WITHOUT,
    WORD: lambda group: group.word,
}
OF_SPOT: Mapping[str, Callable[[Spot], str]] = {
    GOAL: lambda spot: spot.goal.code if spot.goal else "",
    PROGRAMME: lambda spot: spot.programme.code if spot.programme else "",
}


class IndicatorForm(forms.Form):
    """Leaves indicators as the strategy counts, or the furthest behind first.

    Fields are named as in addresses; each choice says how many it would leave.
    """

    def __init__(self, asked: Any, found: IndicatorList) -> None:
        super().__init__(asked, label_suffix="", auto_id="filter_%s")
        self.found = found
        self.fields[WORDS] = forms.CharField(
            label=_("Words"), required=False, max_length=LONGEST
        )
        for name, label in LABELS.items():
            self.fields[name] = forms.ChoiceField(
                label=str(label),
                required=False,
                # Counted where they are shown or compared: the API does neither.
                choices=cache(partial(self._counted, name)),
                widget=WrittenSelect(is_written=name in OF_SPOT),
            )
        self.fields[ORDER] = forms.ChoiceField(
            label=_("Order"),
            required=False,
            choices=[
                ("", _("as in the strategy")),
                (FURTHEST_BEHIND, _("furthest behind first")),
            ],
        )

    def left(self) -> Chosen:
        """Return those that were asked for; none if what was asked is unknown."""
        if not self.is_valid():
            return Chosen(self.found, {}, fits=self._fits)
        return Chosen(
            self.found,
            self._tally.left,
            fits=self._fits,
            ids=self._ids,
            key=how_far_behind if self.cleaned_data[ORDER] else None,
        )

    @cached_property
    def _asked(self) -> dict[str, str]:
        return {name: value for name in LABELS if (value := self.data.get(name, ""))}

    @cached_property
    def _ids(self) -> Collection[int] | None:
        """Those that the search finds; None without a word."""
        looked_for = asked(self.found.strategy, self.data.get(WORDS, ""))
        if not looked_for:
            return None
        of_strategy = Indicator.objects.of(self.found.strategy).order_by()
        those = found(Found.INDICATOR, of_strategy, looked_for)
        return set(those.values_list("pk", flat=True))

    def _fits(self, group: Group) -> bool:
        return all(
            of(group) == self._asked[name]
            for name, of in OF_GROUP.items()
            if name in self._asked
        )

    @cached_property
    def _tally(self) -> "Tally":
        spots = self.found.spots
        if self._ids is not None:
            spots = self.found.only(self._ids)
        return Tally(spots, self._asked)

    def _choices(self, name: str) -> Iterator[tuple[str, Text | Promise]]:
        if name in CLOSED:
            yield from CLOSED[name]
            return
        met = set()
        for spot in self.found.spots:
            part = spot.goal if name == GOAL else spot.programme
            if part and part.pk not in met:
                met.add(part.pk)
                yield part.code, str(part)

    def _counted(self, name: str) -> Choices:
        """Return the choices with counts, without those that would leave nothing."""
        counts, asked = self._tally.counts[name], self.data.get(name)
        return [
            ("", _("all (%(n)s)") % {"n": self._tally.without[name]}),
            *(
                (value, f"{label} ({counts[value]})")
                for value, label in self._choices(name)
                if counts[value] or value == asked
            ),
        ]


class Tally:
    """How many indicators what is asked leaves.

    `left` counts them by place; `without[name]` those that all filters but the named
    one would leave, and `counts[name]` these by what they have of it.
    """

    def __init__(self, spots: Sequence[Spot], asked: Mapping[str, str]) -> None:
        self.left: dict[tuple[str, int], int] = {}
        self.without: Counter[str] = Counter()
        self.counts: dict[str, Counter[str]] = {name: Counter() for name in LABELS}
        for spot in spots:
            values = {name: of(spot) for name, of in OF_SPOT.items()}
            if (
                sum(values[name] != asked.get(name, values[name]) for name in values)
                < 2
            ):
                self._add(spot, values, asked)

    def _add(
        self, spot: Spot, of_spot: Mapping[str, str], asked: Mapping[str, str]
    ) -> None:
        left = 0
        for group, count in spot.counts.items():
            values = {**of_spot, **{name: of(group) for name, of in OF_GROUP.items()}}
            failed = [name for name, value in asked.items() if values[name] != value]
            if not failed:
                left += count
            if len(failed) < 2:
                for name in failed or LABELS:
                    self.without[name] += count
                    if values[name]:
                        self.counts[name][values[name]] += count
        if left:
            self.left[spot.place] = left


def how_far_behind(fact: Fact) -> tuple[int, float]:
    """Sort by the share of the way that is lacking, then what has none by its word."""
    if fact.lag is not None:
        return 0, -fact.lag
    word = Word(fact.group.word)
    outside = word in (Word.OUTSIDE, Word.MOVING_AWAY, Word.BEHIND)
    return 1 if outside else 3 if word == Word.UNKNOWN else 2, 0.0
