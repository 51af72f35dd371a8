"""Many reports of a year, opened at once for a person."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import Value

from organisation.rights import Role
from organisation.roles import HeldPosts
from reporting.asked import PARENTS, Opened
from reporting.at_once import reports_on
from reporting.card import fetch_cards
from reporting.models import Campaign
from reporting.recording import figures_on_card, with_total
from reporting.subjects import Subjects, roles, with_roles
from reporting.transitions import Actor, Standing, not_begun
from tasks.models import StrategyYear, Task
from tasks.subjects import COLUMNS, Subject, key_of, place_of


def opened_many(
    subjects: Subjects,
    year: StrategyYear,
    actor: Actor,
    known: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Opened]:
    """Open their reports, in the order of the strategy, by the keys of the subjects.

    The year comes with its campaign. As many queries for two hundred as for one, and
    fewer where what there is above tasks is known already, by its keys.
    """
    found = sorted(_fetched(subjects, year, actor, known), key=place_of)
    fetch_cards(found, year)
    reports = reports_on(found, year)
    campaign: Campaign | None = getattr(year, "campaign", None)
    opened = {}
    for subject in found:
        key = key_of(subject)
        in_force = figures_on_card(subject, year)
        report = reports.get(key) or not_begun(subject, year, in_force)
        own = roles(subject, actor.held_posts)
        here = Standing(report, campaign, own, in_force)
        opened[key] = Opened(subject, year, actor, own, here)
    return opened


def _fetched(
    subjects: Subjects, year: StrategyYear, actor: Actor, known: Mapping[str, Any]
) -> Iterator[Subject]:
    who = actor.held_posts
    levels = [part for part in subjects.parts if part.model is not Task]
    if levels and known:
        yield from _known(levels, who, known)
    for part in subjects.of(Task) if known else subjects.parts:
        rows = with_total(with_roles(part, who), year)
        yield from rows.select_related(*PARENTS[part.model])


def _known(
    levels: Sequence[Any], who: HeldPosts, known: Mapping[str, Any]
) -> Iterator[Subject]:
    """Give those that were read what the person is to them: one query."""
    nothing = Value(False)
    asked = []
    for part in levels:
        rows = with_roles(part.order_by(), who)
        told = rows.query.annotations
        roles = (f"as_{role}" if f"as_{role}" in told else nothing for role in Role)
        asked.append(rows.values_list(Value(COLUMNS[part.model]), "pk", *roles))
    first, *rest = asked
    for column, pk, *told in first.union(*rest, all=True):
        subject = known.get(f"{column}-{pk}")
        if subject is None:
            # Owed only since the others were read.
            continue
        for role, has in zip(Role, told, strict=True):
            setattr(subject, f"as_{role}", bool(has))
        yield subject
