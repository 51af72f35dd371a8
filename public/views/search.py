"""The page on which people find things by their words or their codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet, Window
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, npgettext_lazy

from leszno_strategy.alphabet import Alphabetical
from organisation.models import Unit
from public.found_texts import FoundTexts
from public.marking import Hit, Marker
from public.models import Kind
from public.near_words import Suggestion, suggestions
from public.search import CODES, LONGEST, Asked, asked, found, rows_of
from public.views.base import PublicPage
from tasks.years import PARAMETER

# How many are shown where a list shows the rest.
SHOWN = 20
# What is read with them.
ALONG = {
    Kind.TOPIC: ("strategy",),
    Kind.GOAL: ("strategy", "head__unit"),
    Kind.PROGRAMME: ("goal__strategy", "coordinator__unit"),
    Kind.TASK: ("programme__goal__strategy",),
}
# As a heading, and as what was found; the list that shows all of it.
NAMES = {
    Kind.TOPIC: (
        gettext_lazy("Topics"),
        npgettext_lazy("found", "%(n)s topic", "%(n)s topics", "n"),
        "",
    ),
    Kind.GOAL: (
        gettext_lazy("Goals"),
        npgettext_lazy("found", "%(n)s goal", "%(n)s goals", "n"),
        "",
    ),
    Kind.PROGRAMME: (
        gettext_lazy("Programmes"),
        npgettext_lazy("found", "%(n)s programme", "%(n)s programmes", "n"),
        "",
    ),
    Kind.TASK: (
        gettext_lazy("Tasks"),
        npgettext_lazy("found", "%(n)s task", "%(n)s tasks", "n"),
        "tasks",
    ),
    Kind.INDICATOR: (
        gettext_lazy("Indicators"),
        npgettext_lazy("found", "%(n)s indicator", "%(n)s indicators", "n"),
        "indicators",
    ),
    Kind.UNIT: (
        gettext_lazy("Units"),
        npgettext_lazy("found", "%(n)s unit", "%(n)s units", "n"),
        "",
    ),
}


@dataclass(frozen=True)
class Group:
    """What was found of one kind, best first; `rest` is where all of it is listed."""

    name: str
    heading: str
    counted: str
    total: int
    hits: Sequence[Hit]
    rest: str = ""


class SearchPage(PublicPage):
    template_name = "public/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = list(self.groups()) if self.asked.words else []
        counted = get_text_list([group.counted for group in groups], _("and"))
        return super().get_context_data(
            query=self.query,
            asked=self.asked,
            suggestions=self.suggestions,
            groups=groups,
            counted=counted,
            **kwargs,
        )

    @cached_property
    def query(self) -> str:
        return self.request.GET.get("q", "").strip()[:LONGEST]

    @cached_property
    def asked(self) -> Asked:
        return asked(self.strategy, self.query)

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        """Other words that may be meant, each with the address that asks for them."""
        return suggestions(self.asked, self.query)

    def groups(self) -> Iterator[Group]:
        """Read the best of each kind: one query, two where there is a list of it."""
        rows = rows_of(self.strategy)
        rows[Kind.UNIT] = rows[Kind.UNIT].order_by(Alphabetical("name"))
        best = {kind: self.best(kind, of_kind) for kind, of_kind in rows.items()}
        texts = FoundTexts({kind: shown for kind, (shown, _total) in best.items()})
        for kind, (shown, total) in best.items():
            if total:
                heading, counted, name = NAMES[kind]
                yield Group(
                    name=f"{kind.name.lower()}s",
                    heading=str(heading),
                    counted=str(counted % {"n": total}),
                    total=total,
                    hits=[self.hit(kind, row, texts) for row in shown],
                    rest=self.list_address(name) if total > len(shown) else "",
                )

    def best(self, kind: Kind, rows: "QuerySet[Any]") -> tuple[Sequence[Any], int]:
        """Return what is shown, the best first, else in its order, and how many are.

        Where thousands may have the words, keys are put in order and few rows read.
        """
        *_words, has_list = NAMES[kind]
        hits: QuerySet[Any] = found(kind, rows, self.asked)
        ranked = hits.order_by("match", *rows.query.order_by)
        along = ALONG.get(kind, ())
        if not has_list:
            shown = list(ranked.select_related(*along))
            return shown, len(shown)
        counted = ranked.annotate(total=Window(Count("*"))).values_list("pk", "total")
        best = dict(counted[:SHOWN])
        whole = rows.select_related(*along).order_by().in_bulk(best)
        return [whole[pk] for pk in best], max(best.values(), default=0)

    def list_address(self, name: str) -> str:
        """Where the list of one kind shows just what was found, in the same year."""
        asked = {"q": self.query}
        if self.years.query:
            asked[PARAMETER] = str(self.years.chosen)
        address = reverse(f"public:{name}", args=[self.strategy.slug])
        return f"{address}?{urlencode(asked)}"

    def hit(self, kind: Kind, row: Any, texts: FoundTexts) -> Hit:
        is_coded = bool(CODES[kind])
        return Marker(self.asked.words_for(kind)).hit(
            self.address_of(row),
            row.title if is_coded or kind == Kind.TOPIC else row.name,
            code=row.code if is_coded else "",
            texts=texts.of(kind, row),
            parent=row.parent if kind == Kind.INDICATOR else None,
        )

    def address_of(self, row: Any) -> str:
        if isinstance(row, Unit):
            address = reverse("public:unit", args=[self.strategy.slug, row.pk])
        else:
            address = row.get_absolute_url()
        return str(address) + self.years.query
