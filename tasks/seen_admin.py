"""The admin shows rows of those strategies alone of which the person may know."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from organisation.rights import Permission, may_everywhere
from organisation.structure_admin import StructureAdmin
from tasks.models import Strategy
from tasks.seen import seen_by


class OfSeen(StructureAdmin):
    """Leaves out what is in preparation, unless the person answers for a part of it."""

    # By which way a row leads to its strategy.
    to_strategy = "pk"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset(request)
        if may_everywhere(request, Permission.VIEW, Strategy):
            return found
        return found.filter(**{f"{self.to_strategy}__in": seen_by(request).order_by()})

    def history_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        self._require(request, object_id)
        return super().history_view(request, object_id, *args, **kwargs)

    def history_form_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        self._require(request, object_id)
        return super().history_form_view(request, object_id, *args, **kwargs)

    def _require(self, request: HttpRequest, object_id: str) -> None:
        """Hide the history as well, which is read also of rows that are gone."""
        if may_everywhere(request, Permission.VIEW, Strategy):
            return
        if self.get_object(request, unquote(object_id)) is None:
            raise Http404
