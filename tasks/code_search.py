"""Lists of the admin find what has a code."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from tasks.models.numbers import GOAL

# Of a programme or a task, more leniently than in an address.
CODE = re.compile(rf"{GOAL}(\.[0-9]{{1,4}}){{1,2}}")


class CodeSearch:
    """Finds I.3.5 by its code, and all of I.3 by the programme's."""

    # Where the numbers of goal, programme and task are, from the thing searched.
    code_lookups: Sequence[str] = ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        code = search_term.strip().rstrip(".")
        if CODE.fullmatch(code):
            return queryset.filter(self.has_code(code)), False
        found: tuple[QuerySet[Any], bool] = super().get_search_results(  # type: ignore[misc]
            request, queryset, search_term
        )
        return found

    def has_code(self, code: str) -> Q:
        """The code may be a programme's or a task's: a goal's number may have dots."""
        parts, found = code.split("."), Q(pk__in=[])
        for after in range(1, len(self.code_lookups)):
            goal, numbers = ".".join(parts[:-after]), parts[-after:]
            if goal and all(number.isdecimal() for number in numbers):
                wanted = zip(self.code_lookups, [goal, *numbers], strict=False)
                found |= Q(*wanted)
        return found
