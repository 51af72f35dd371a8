"""Rows of several strategies side by side in the admin: each says whose it is."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from organisation.structure_admin import StructureAdmin
from tasks.naming import in_full, is_one_of_several


class NamesStrategy(StructureAdmin):
    """Names the strategy in lists and choices wherever more than one is in force."""

    def get_list_display(self, request: HttpRequest) -> Sequence[Any]:
        columns = super().get_list_display(request)
        return [*columns, "of_strategy"] if is_one_of_several() else columns

    @admin.display(description=_("strategy"))
    def of_strategy(self, row: Any) -> str:
        return str(row.strategy)

    def naming(self) -> Callable[[Any], str]:
        """Return how rows are called where one is chosen."""
        return in_full if is_one_of_several() else str


class NamingFilter(admin.RelatedFieldListFilter):
    """Goals or programmes by their codes, and by their strategy: in two queries."""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: Any
    ) -> list[Any]:
        model = field.remote_field.model
        above = {"goal": "strategy", "programme": "goal__strategy"}
        rows = model._default_manager.select_related(above[model._meta.model_name])
        name = in_full if is_one_of_several() else str
        return [(row.pk, name(row)) for row in rows]
