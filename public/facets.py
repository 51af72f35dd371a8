"""Filters of a list: each choice says how many rows it would leave."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.conf import settings
from django.forms.utils import flatatt
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from public.search import LONGEST
from tasks.models import Goal, Programme

Row = TypeVar("Row")
Text = str | Promise
Choices = Sequence[tuple[str, Text]]


@dataclass(frozen=True)
class Facet(Generic[Row]):
    """One thing to filter by: which values a row has, and all there are to choose.

    `is_written` says that the choices are the city's own words.
    """

    label: Text
    values: Callable[[Row], Collection[str]]
    choices: Choices
    is_written: bool = False


def part_facet(
    label: Text, rows: Sequence[Row], part: Callable[[Row], Goal | Programme | None]
) -> Facet[Row]:
    """Filter by what a row lies in, of which some rows may have none."""

    def codes(row: Row) -> set[str]:
        found = part(row)
        return {found.code} if found else set()

    parts = {found.code: found for row in rows if (found := part(row))}
    return Facet(
        label,
        codes,
        [(code, str(found)) for code, found in parts.items()],
        is_written=True,
    )


class WrittenSelect(forms.Select):
    """A list of choices, drawn at once: there may be hundreds, each a template.

    `is_written` says that the choices are the city's own words, which are marked as
    Polish on other pages.
    """

    def __init__(self, *args: Any, is_written: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_written = is_written

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        chosen = self.format_value(value)
        is_foreign = self.is_written and get_language() != settings.LANGUAGE_CODE
        lang = format_html(' lang="{}"', settings.LANGUAGE_CODE) if is_foreign else ""
        options = format_html_join(
            "\n",
            '  <option value="{}"{}{}>{}</option>',
            (
                (
                    option,
                    mark_safe(" selected") if option in chosen else "",
                    lang if option else "",
                    label,
                )
                for option, label in self.choices
            ),
        )
        own = self.build_attrs(self.attrs, attrs)
        box = '<select name="{}"{}>\n{}\n</select>'
        return format_html(box, name, flatatt(own), options)


WORDS = "q"


class FacetForm(forms.Form, Generic[Row]):
    """Keeps only rows that have all chosen values; fields are named as in addresses.

    With `find` those that it finds by words, which leaves all rows if there are none.
    """

    def __init__(
        self,
        data: Any,
        *,
        rows: Sequence[Row],
        facets: Mapping[str, Facet[Row]],
        find: Callable[[str], Sequence[Row]] | None = None,
    ) -> None:
        super().__init__(data, label_suffix="", auto_id="filter_%s")
        self.rows, self.facets = rows, facets
        if find:
            self.fields[WORDS] = forms.CharField(
                label=_("Words"), required=False, max_length=LONGEST
            )
            self.rows = find(self.data.get(WORDS, ""))
        for name, facet in facets.items():
            self.fields[name] = forms.ChoiceField(
                label=str(facet.label),
                required=False,
                choices=self._counted(name),
                widget=WrittenSelect(is_written=facet.is_written),
            )

    def left(self) -> list[Row]:
        """Return the rows that were asked for; none if what was asked is unknown."""
        return self._passing() if self.is_valid() else []

    def _passing(self, *, but: str = "") -> list[Row]:
        """Return the rows that pass all filters but the named one."""
        asked = {
            name: value
            for name in self.facets.keys() - {but}
            if (value := self.data.get(name, ""))
        }
        return [
            row
            for row in self.rows
            if all(value in self.facets[n].values(row) for n, value in asked.items())
        ]

    def _counted(self, name: str) -> Choices:
        """Return the choices with counts, without those that would leave nothing."""
        facet, rows = self.facets[name], self._passing(but=name)
        counts = Counter(value for row in rows for value in set(facet.values(row)))
        return [
            ("", _("all (%(n)s)") % {"n": len(rows)}),
            *(
                (value, f"{label} ({counts[value]})")
                for value, label in facet.choices
                if counts[value] or value == self.data.get(name)
            ),
        ]
