"""Small readers of which the exchange format is put together.

A reader takes a spot of the file and returns what stands there. Where it cannot, it
notes a fault with its place and returns None, so that one pass finds all the faults;
a file with any fault is refused whole, and nobody sees that None. What it takes it also
says as a JSON Schema.
"""

import datetime
import re
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from exchange.spots import UNSAID, Members, Spot, legible
from tasks.models import PLAUSIBLE_YEARS
from tasks.models.order import LAST

T = TypeVar("T")
Schema = dict[str, Any]

# What the columns of old addresses hold on every database.
LARGE = 2_147_483_647
PLAIN_DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?")
SIGNED_DECIMAL = re.compile(rf"-?{PLAIN_DECIMAL.pattern}")
YEAR_NAME = "[0-9]{4}"
# PostgreSQL refuses NUL and halves of characters, Excel the other control characters.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
UID = re.compile(r"[A-Za-z0-9_-]{1,20}")


class Reader(Generic[T]):
    """Reads a value of the file, and says what it takes."""

    def __call__(self, spot: Spot) -> T | None:
        raise NotImplementedError

    def schema(self) -> Schema:
        raise NotImplementedError


class OfColumn(Reader[T]):
    """Reads what a field of a model takes; its rules live in the model."""

    def __init__(self, model: type[Model], name: str) -> None:
        self.model, self.name = model, name

    @cached_property
    def column(self) -> Any:
        return self.model._meta.get_field(self.name)

    def passes(self, value: object, spot: Spot) -> bool:
        try:
            self.column.clean(value, None)
        except ValidationError as error:
            for message in error.messages:
                spot.fault(message)
            return False
        return True


class Text(OfColumn[str]):
    """Reads a text; `blank` where the file may leave empty what a form may not."""

    def __init__(self, model: type[Model], name: str, *, blank: bool = False) -> None:
        super().__init__(model, name)
        self._blank = blank

    @property
    def blank(self) -> bool:
        return self._blank or bool(self.column.blank)

    def __call__(self, spot: Spot) -> str | None:
        if not spot.holds(str):
            return None
        value: str = spot.value
        if UNWRITABLE.search(value):
            spot.fault(_("the text holds a character that cannot be stored."))
            return None
        # A title of spaces is as good as none.
        checked = value if value.strip() else ""
        if self._blank and not checked:
            return value
        return value if self.passes(checked, spot) else None

    def schema(self) -> Schema:
        schema: Schema = {"type": "string"}
        if choices := self.column.choices:
            values = [value for value, _label in choices]
            return schema | {"enum": [*([""] if self.blank else []), *values]}
        if not self.blank:
            schema["pattern"] = r"\S"
        if self.column.max_length:
            schema["maxLength"] = self.column.max_length
        return schema


class Named(Text):
    """Reads the name by which a unit or a post is found, or made."""


class Uid(OfColumn[str]):
    """Reads what a row is known by; no two rows of a model share one."""

    def __init__(self, model: type[Model]) -> None:
        super().__init__(model, "uid")

    def __call__(self, spot: Spot) -> str | None:
        if not spot.holds(str):
            return None
        if not UID.fullmatch(spot.value):
            spot.fault(
                _("expected an identity, found “%(found)s”.")
                % {"found": legible(spot.value)}
            )
            return None
        spot.is_first(("uid", self.model, spot.value))
        return str(spot.value)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{UID.pattern}$"}


class Figure(OfColumn[Decimal]):
    """Reads a plain decimal in quotes."""

    def __init__(self, model: type[Model], name: str, *, signed: bool = False) -> None:
        super().__init__(model, name)
        self.signed = signed

    @property
    def pattern(self) -> re.Pattern[str]:
        return SIGNED_DECIMAL if self.signed else PLAIN_DECIMAL

    def __call__(self, spot: Spot) -> Decimal | None:
        if not spot.holds(str):
            return None
        if not self.pattern.fullmatch(spot.value):
            spot.fault(
                _("expected a figure such as 7.5, found “%(found)s”.")
                % {"found": legible(spot.value)}
            )
            return None
        known = spot.findings.known
        figure: Decimal | None = known.get((self, spot.value))
        if figure is None:
            figure = Decimal(spot.value)
            if not self.passes(figure, spot):
                return None
            known[self, spot.value] = figure
        return figure

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{self.pattern.pattern}$"}


class Flag(OfColumn[bool]):
    """Reads true or false."""

    def __call__(self, spot: Spot) -> bool | None:
        return bool(spot.value) if spot.holds(bool) else None

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Day(OfColumn[datetime.date]):
    """Reads a day such as 2026-05-31."""

    def __call__(self, spot: Spot) -> datetime.date | None:
        if not spot.holds(str):
            return None
        try:
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", spot.value, re.ASCII):
                raise ValueError
            return datetime.date.fromisoformat(spot.value)
        except ValueError:
            spot.fault(
                _("expected a day such as 2026-05-31, found “%(found)s”.")
                % {"found": legible(spot.value)}
            )
            return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


class WholeNumber(Reader[int]):
    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    @classmethod
    def of_years(cls) -> "WholeNumber":
        return cls(PLAUSIBLE_YEARS[0], PLAUSIBLE_YEARS[-1])

    def __call__(self, spot: Spot) -> int | None:
        if not spot.holds(int):
            return None
        if not self.low <= spot.value <= self.high:
            spot.fault(
                _("expected a number from %(low)d to %(high)d.")
                % {"low": self.low, "high": self.high}
            )
            return None
        value: int = spot.value
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class Nullable(Reader[T]):
    def __init__(self, inner: Reader[T]) -> None:
        self.inner = inner

    def __call__(self, spot: Spot) -> T | None:
        return None if spot.value is None else self.inner(spot)

    def schema(self) -> Schema:
        return {"anyOf": [self.inner.schema(), {"type": "null"}]}


class OldAddress(OfColumn[int]):
    """Reads a number of the old site; no two pages of a level shared one."""

    def __init__(self, model: type[Model]) -> None:
        super().__init__(model, "legacy_id")
        self.number = Nullable(WholeNumber(1, LARGE))

    def __call__(self, spot: Spot) -> int | None:
        found = self.number(spot)
        if found is not None:
            spot.is_first((self.model, found))
        return found

    def schema(self) -> Schema:
        return self.number.schema()


class Many(Reader[list[T]]):
    """Reads a list in which no two items agree in the parts named by `once`.

    An empty `once` is for items that have no parts. Items with an identity of their own
    may agree.
    """

    def __init__(
        self, inner: Reader[T], *, once: tuple[str, ...] | None = None
    ) -> None:
        self.inner, self.once = inner, once

    def __call__(self, spot: Spot) -> list[T] | None:
        if not spot.holds(list):
            return None
        if len(spot.value) > LAST:
            spot.fault(
                _("the list is too long (more than %(limit)d).") % {"limit": LAST}
            )
            return None
        found = [self.inner(element) for element in spot.elements()]
        if self.once is not None:
            for index, item in enumerate(found):
                if item is not None:
                    self._check_first(Spot(None, spot.findings, spot, index), item)
        return [item for item in found if item is not None]

    def _check_first(self, element: Spot, item: T) -> None:
        assert self.once is not None  # noqa: S101
        parts = tuple(getattr(item, name) for name in self.once)
        if None in parts:
            return  # that part has a fault of its own
        if len(self.once) > 1 and getattr(item, "uid", UNSAID) is not UNSAID:
            return
        place = element
        if len(self.once) == 1:
            place = Spot(None, element.findings, element, self.once[0])
        key = parts if self.once else item
        place.is_first((element.place.rpartition("[")[0], self.once, key))

    def schema(self) -> Schema:
        return {"type": "array", "maxItems": LAST, "items": self.inner.schema()}


class StrategyYears(Reader[list[int]]):
    """Reads the years of the strategy, outside of which no figure may lie."""

    years = Many(WholeNumber.of_years(), once=())

    def __call__(self, spot: Spot) -> list[int] | None:
        years = self.years(spot)
        if spot.value == []:
            spot.fault(_("a strategy needs at least one year."))
        if years and len(years) == len(spot.value):
            spot.findings.years = frozenset(years)
        return years

    def schema(self) -> Schema:
        return self.years.schema() | {"minItems": 1, "uniqueItems": True}


class ByYear(Reader[dict[int, T]]):
    """Reads parts named by years: the strategy's own, or any that is plausible."""

    def __init__(self, inner: Reader[T], *, of_strategy: bool) -> None:
        self.inner, self.of_strategy = inner, of_strategy

    def __call__(self, spot: Spot) -> dict[int, T] | None:
        if not spot.holds(Members):
            return None
        note_repeated(spot)
        return {
            self._year(spot, name): self._of_year(spot, name, value)  # type: ignore[misc]
            for name, value in spot.value.items()
            if self._fits(spot, name)
        }

    @staticmethod
    def _year(spot: Spot, name: str) -> int:
        """Return the year; equal ones are one, since there are very many."""
        known: int = spot.findings.known.setdefault(name, int(name))
        return known

    def _of_year(self, spot: Spot, name: str, value: Any) -> T | None:
        """Return what the year has; what says the same, of whichever row, is one."""
        if not is_plain(value):
            return self.inner(spot.at(name))
        said = tuple(value.items()) if type(value) is Members else value
        key, known = (self, said), spot.findings.known
        found: T | None = known.get(key)
        if found is None:
            faults = len(spot.findings.faults)
            found = self.inner(spot.at(name))
            if len(spot.findings.faults) == faults:
                known[key] = found
        return found

    def _fits(self, spot: Spot, name: str) -> bool:
        years = spot.findings.years
        if years is not None and spot.findings.known.get(name) in years:
            return True
        return self._is_year(spot.at(name), name)

    def _is_year(self, spot: Spot, name: str) -> bool:
        if not re.fullmatch(YEAR_NAME, name) or int(name) not in PLAUSIBLE_YEARS:
            spot.fault(
                _("expected a year from %(first)d to %(last)d.")
                % {"first": PLAUSIBLE_YEARS[0], "last": PLAUSIBLE_YEARS[-1]}
            )
            return False
        years = spot.findings.years
        if self.of_strategy and years is not None and int(name) not in years:
            spot.fault(_("the strategy does not have this year."))
            return False
        return True

    def schema(self) -> Schema:
        return {
            "type": "object",
            "patternProperties": {f"^{YEAR_NAME}$": self.inner.schema()},
            "additionalProperties": False,
        }


def is_plain(value: Any) -> bool:
    """Say whether it is a text, nothing, or parts that are, each there once.

    Of others, equal ones need not be alike: true is 1.
    """
    if type(value) is Members:
        return not value.repeated and all(map(is_plain, value.values()))
    return value is None or type(value) is str


def note_repeated(spot: Spot) -> None:
    for name in spot.value.repeated:
        spot.at(name).fault(_("stands here twice."))
