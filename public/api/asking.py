"""What a request asks of the API; whatever cannot be meant is refused by its name."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from public.api.endpoints import (
    LARGEST_SIZE,
    PAGE,
    PAGE_SIZE,
    SORT,
    USUAL_SIZE,
    Parameter,
)
from public.listed_tasks import ORDER, ListedTasks
from tasks.years import PARAMETER, YearChoice

Row = TypeVar("Row")
Found = TypeVar("Found", covariant=True)
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")


def refused(name: str, text: Any, **params: Any) -> ValidationError:
    return ValidationError({name: ValidationError(text, params=params)})


def refuse_unknown(asked: QueryDict, known: Collection[Parameter]) -> None:
    """A misspelt filter would leave all rows, and be taken for one that fits all."""
    names = {one.name for one in known}
    for name, values in asked.lists():
        if name not in names:
            raise refused(name, _("There is no such parameter."))
        if len(values) > 1:
            raise refused(name, _("This parameter can be given once."))


def check_year(years: YearChoice) -> None:
    if years.asked and years.asked not in map(str, years.all):
        listed = ", ".join(map(str, years.all))
        raise refused(
            PARAMETER, _("The strategy has these years: %(years)s."), years=listed
        )


class Filter(Protocol[Found]):
    """A form of which some rows are left."""

    @property
    def errors(self) -> ErrorDict: ...
    def is_valid(self) -> bool: ...
    def left(self) -> Found: ...


def left_by(form: Filter[Found]) -> Found:
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return form.left()


def in_order(tasks: ListedTasks, asked: Mapping[str, str]) -> ListedTasks:
    """Sort as the table of all tasks does."""
    column = asked.get(SORT, "")
    if column.removeprefix("-") not in {"", *ORDER} or column == "-":
        names = ", ".join(ORDER)
        raise refused(SORT, _("One can sort by: %(names)s."), names=names)
    if column:
        tasks.order_by([column])
    return tasks


def page_of(rows: Sequence[Row], asked: Mapping[str, str]) -> Page[Row]:
    size = whole_number(asked, PAGE_SIZE, usual=USUAL_SIZE, most=LARGEST_SIZE)
    pages = Paginator(rows, size)
    return pages.page(whole_number(asked, PAGE, usual=1, most=pages.num_pages))


def whole_number(asked: Mapping[str, str], name: str, *, usual: int, most: int) -> int:
    text = asked.get(name) or str(usual)
    if not WHOLE_NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
        raise refused(
            name, _("A whole number from 1 to %(most)s is needed."), most=most
        )
    return int(text)
