"""Let a strategy stand as a document says: one deed, all of it or nothing.

What has to be written is reckoned before the transaction; within it only what differs
is written. If anything was saved in between, it is reckoned again.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.db import IntegrityError
from django.db.models import Max, Model, ProtectedError
from django.utils.translation import gettext as _

from exchange.document import Document, StrategyEntry
from exchange.format import Refused
from exchange.nodes import entry_of
from exchange.people import people_for
from exchange.planning import Plan
from exchange.rows import FIGURES
from exchange.spots import said
from exchange.storing import Store
from exchange.telling import place_in_words
from exchange.writing import document_of, json_of
from indicators.models import (
    AbsentKind,
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from leszno_strategy.transactions import deed, locked
from leszno_strategy.triggers import set_aside
from organisation.models import Post, Unit, User
from tasks.addresses import proposed
from tasks.models import (
    Executor,
    FundingSource,
    FundingYear,
    Goal,
    Location,
    Partner,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.moving import old_codes_kept
from tasks.task_sums import reckoned_at_the_end

# How often what stands is read anew because others saved meanwhile.
TRIES = 3
HELD: tuple[type[Model], ...] = (
    *(Unit, Post, Strategy, StrategyYear, Goal, Programme, Task, Stage, StageYear),
    *(ReportedTotal, Executor, Partner, FundingSource, FundingYear),
    *(AbsentKind, Location),
    *(Indicator, IndicatorValue, IndicatorTarget, IndicatorBreak),
)
Mark = tuple[int | None, ...]
Then = Callable[[Strategy], None]


class Outdated(Exception):
    """What stands is not what the document was made for: compare anew."""


def nothing_more(strategy: Strategy) -> None:
    pass


def apply(
    strategy: Strategy | None,
    document: Document,
    *,
    by: User | None,
    reason: str,
    compared: Document | None = None,
    then: Then = nothing_more,
) -> Strategy:
    """Write what differs, and return the strategy; without one, a new one comes in.

    What the document leaves unsaid stays. A list holds just what it names: other rows
    go. The history bears the person and the reason. `compared` is what stood when the
    document was made; raises `Outdated` if that is not what stands. Raises `Refused`
    where the document cannot be written. A new strategy is in preparation. `then` is
    done in the same transaction; what it raises undoes all of it.
    """
    if strategy is None:
        return _bring_in(document, by, reason, then)
    for _try in range(TRIES):
        # Before anything is read: what is saved from here on is noticed.
        mark = _mark()
        stands = document_of(strategy)
        if compared is not None and json_of(stands) != json_of(compared):
            raise Outdated
        plan = Plan(stands, _with_years(document, stands))
        if _write(strategy, plan, (mark, stands), by, reason, then):
            strategy.refresh_from_db()
            return strategy
    raise Outdated


def _with_years(document: Document, stands: Document) -> Document:
    """Let the years be those that stand and those that have figures, if unsaid."""
    years = sorted({*stands.years, *document.years})
    return replace(document, strategy=replace(document.strategy, years=years))


def _bring_in(document: Document, by: User | None, reason: str, then: Then) -> Strategy:
    for _try in range(TRIES - 1):
        # Somebody else may take the address at this moment: then it has another.
        with suppress(IntegrityError):
            return _at_an_address(document, by, reason, then)
    return _at_an_address(document, by, reason, then)


def _at_an_address(
    document: Document, by: User | None, reason: str, then: Then
) -> Strategy:
    entry = replace(
        document.strategy,
        slug=document.strategy.slug or _free_address(document),
        years=document.years,
    )
    empty = StrategyEntry(place="", title="", years=[], indicators=[])
    nothing = Document(place="", strategy=empty, goals=[])
    document = replace(document, strategy=entry)
    return _create(Plan(nothing, document), by, reason, then)


@deed
def _create(plan: Plan, by: User | None, reason: str, then: Then) -> Strategy:
    entry = plan.document.strategy
    strategy = Strategy(slug=said(entry.slug, ""))
    if Strategy.objects.filter(slug=strategy.slug).exists():
        raise Refused(
            _("%(place)s: another strategy has this address.")
            % {"place": f"{entry.place}.slug"}
        )
    people = people_for(plan.document, by, reason)
    with reckoned_at_the_end(), set_aside(FIGURES):
        Store(strategy, plan, people, by, reason).write()
    then(strategy)
    return strategy


@deed
def _write(
    strategy: Strategy,
    plan: Plan,
    read: tuple[Mark, Document],
    by: User | None,
    reason: str,
    then: Then,
) -> bool:
    """Write the plan, unless it was made for what stands no more; say whether it is.

    Where anything was saved since it was read, the strategy is read again, since most
    of what is saved is not of it.
    """
    mark, stood = read
    locked(Strategy.objects.filter(pk=strategy.pk))
    locked(StrategyYear.objects.filter(strategy=strategy))
    locked(Goal.objects.filter(strategy=strategy))
    locked(Programme.objects.filter(goal__strategy=strategy))
    locked(Task.objects.filter(programme__goal__strategy=strategy).only("pk"))
    if _mark() != mark and document_of(strategy) != stood:
        return False
    if faults := list(_contradictions(plan)):
        raise Refused(*faults)
    if not plan.is_empty:
        people = people_for(plan.document, by, reason)
        _store(strategy, plan, Store(strategy, plan, people, by, reason))
    then(strategy)
    return True


def _contradictions(plan: Plan) -> Iterator[str]:
    """Say what a file, of which a part may be taken, contradicts of what stays."""
    for key, node in plan.changed.items():
        if not node.shape.lists:
            whole = replace(node, values=plan.current[key].values | node.values)
            for _name, message in entry_of(whole).contradictions():
                yield f"{place_in_words(plan.wanted, node)}: {message}"


def _store(strategy: Strategy, plan: Plan, store: Store) -> None:
    try:
        with old_codes_kept(strategy):
            store.write()
    except ProtectedError as error:
        raise Refused(*_with_reports(plan, store, error.protected_objects)) from error


def _with_reports(plan: Plan, store: Store, reports: Iterable[Any]) -> Iterator[str]:
    """Say what cannot go: by name, since reports lie in a room above."""
    reports = list(reports)
    for level in ("goal", "programme", "task"):
        kept = {getattr(one, f"{level}_id", None) for one in reports}
        for node in plan.of(plan.doomed, level):
            if store.keys[level][node.uid or ""] in kept:
                yield _("%(what)s cannot be deleted, since reports belong to it.") % {
                    "what": place_in_words(plan.current, node)
                }


def _mark() -> Mark:
    """Return the last entry of each history: it changes with whatever is saved."""
    return tuple(
        model.history.aggregate(last=Max("history_id"))["last"]  # type: ignore[attr-defined]
        for model in HELD
    )


def _free_address(document: Document) -> str:
    taken = set(Strategy.objects.values_list("slug", flat=True))
    addresses = proposed(document.strategy.title, document.years)
    return next(slug for slug in addresses if slug not in taken)
