"""A page of the tree elsewhere: its picture in a shared link, its curve in a frame."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from public.embedding import embedded_at, framed
from public.followed import Followed
from public.share import card_of, png_response
from public.views.base import PublicPage
from tasks.labelled_curves import LabelledCurve
from tasks.models import Task
from tasks.outline import Point
from tasks.subjects import goal_of


class ShownElsewhere(PublicPage):
    """Also answers with its picture ("png") and with its curve to be framed ("embed").

    `node` and `figures` are what the page is of.
    """

    curve_as = ""
    node: Any
    figures: Any

    def curve_of(self, node: Any) -> Sequence[Point]:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.curve_as == "png":
            return png_response(card_of(self.figures, self.strategy))
        if self.curve_as == "embed":
            return self.as_frame()
        return super().get(request, *args, **kwargs)

    def as_frame(self) -> HttpResponse:
        """The first sentence and the curve alone, for other sites."""
        item, years = self.node.item, self.years
        context = {
            "strategy": self.strategy,
            "name": str(item),
            "address": f"{item.get_absolute_url()}{years.query}",
            "is_task": isinstance(item, Task),
            "figures": self.figures,
            "curve": LabelledCurve(self.curve_of(self.node)),
            "year": years.chosen,
        }
        return framed(render(self.request, "public/embed.html", context))

    def followed(self) -> Followed | None:
        """The goal that it belongs to, or the whole."""
        return Followed(self.strategy, goal=goal_of(self.node.item))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            embed=embedded_at(self.node.item, self.years.chosen),
            share=f"{self.get_path()}obraz.png{self.years.query}",
            **kwargs,
        )
