"""An address with a former number, or with i for I, leads on to where the thing is."""

from typing import Any, NoReturn, TypeVar

from django.db.models import Model, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.urls import NoReverseMatch, ResolverMatch, reverse
from django.utils.cache import patch_cache_control

from leszno_strategy.middleware import Respond
from tasks.models import FormerCode, Goal, Programme, Strategy, Task

M = TypeVar("M", Goal, Programme, Task)


class Moved(Exception):
    """What was asked for has another code, or something else answers for it."""

    def __init__(self, row: Any, asked_as: "type[Model] | None" = None) -> None:
        super().__init__(str(row))
        self.row = row
        self.asked_as = asked_as or type(row)

    def address(self, match: ResolverMatch) -> str:
        """Return where the same page is; another row's own, where it has no such."""
        fixed = getattr(match, "extra_kwargs", None) or {}
        kwargs = {k: v for k, v in match.kwargs.items() if k not in fixed}
        name = match.view_name
        if isinstance(self.row, Strategy):
            kwargs.pop("code", None)
        else:
            kwargs["code"] = self.row.code
        if isinstance(self.row, self.asked_as):
            return reverse(name, kwargs=kwargs)
        was, room = self.asked_as._meta.model_name, match.namespace
        place = name.removeprefix(f"{room}:")
        try:
            other = place.replace(str(was), str(self.row._meta.model_name), 1)
            return reverse(f"{room}:{other}" if room else other, kwargs=kwargs)
        except NoReverseMatch:
            address: str = self.row.get_absolute_url()
            return address


def found_at(rows: "QuerySet[M]", code: str, *, strategy: str) -> M:
    """Return the one of a strategy's rows that has the code; `strategy` is its address.

    Raises Moved with whoever answers if a row had the code once, Http404 if none had.
    """
    found: M | None = rows.coded(code).first()  # type: ignore[attr-defined]
    return found or _elsewhere(rows, code, strategy)


def _elsewhere(rows: "QuerySet[Any]", code: str, strategy: str) -> NoReturn:
    if alike := rows.coded_alike(code).first():  # type: ignore[attr-defined]
        raise Moved(alike)
    model: type[Model] = rows.model
    level = str(model._meta.model_name)
    former = FormerCode.objects.filter(strategy__slug=strategy, level=level)
    answering = former.filter(code__iexact=code).exclude(code="").with_row().first()
    if answering is None:
        raise Http404(f"nothing has the code {code}")
    row = answering.row
    if isinstance(row, model) and not rows.filter(pk=row.pk).exists():
        raise Http404(f"what had the code {code} is not among these")
    raise Moved(row, asked_as=model)


def of_old_site(rows: "QuerySet[Any]", legacy_id: int) -> Any:
    """Return who answers for a number in the old site's addresses, or None.

    `rows` are what the public may see.
    """
    found = rows.filter(legacy_id=legacy_id).first()
    if found is not None:
        return found
    former = FormerCode.objects.filter(
        strategy__in=Strategy.objects.public(),
        level=rows.model._meta.model_name,
        legacy_id=legacy_id,
    )
    answering = former.with_row().first()
    return answering.row if answering else None


class LeadOn:
    """Send whoever asks for a former code on for good, whichever page it is."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not isinstance(exception, Moved):
            return None
        address = exception.address(match)
        if asked := request.META.get("QUERY_STRING", ""):
            address = f"{address}?{asked}"
        # What was sent is sent again.
        keeps = request.method not in {"GET", "HEAD"}
        answer = HttpResponsePermanentRedirect(address, preserve_request=keeps)
        # For good, but for whatever has the number next: browsers ask again.
        patch_cache_control(answer, no_cache=True)
        return answer
