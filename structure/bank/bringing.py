"""Bring values of a file of the local data bank in: all that was told, or nothing."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from indicators.bank.matching import Key, remember
from leszno_strategy.transactions import deed
from reporting.transitions import Actor
from structure.bank.opening import BankTable
from structure.bank.planning import Plan, plan_of, reason_for
from structure.values.locks import Locks
from structure.values.saving import lock_all, save_values
from tasks.models import Strategy


class Outdated(Exception):
    """What would be changed is not what the person was told; `plan` is what would."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


@dataclass(frozen=True)
class Wish:
    """What is to come in: which series for which indicator, of which territory.

    `taken` are the conflicts in which the file wins, by their keys. Without `by` it is
    a program, which leaves what takes a correction.
    """

    chosen: Mapping[Key, int]
    territory: str
    taken: Collection[str] = ()


@deed
def bring_in(
    table: BankTable,
    wish: Wish,
    *,
    name: str,
    strategy: Strategy,
    on: datetime.date,
    by: Actor | None,
    told: str | None = None,
) -> tuple[Plan, int]:
    """Write what the file changes, and remember what was matched; say how many.

    `told` names the plan that the person saw. Raises Outdated where it is another by
    now, NotNow where a frozen year cannot get a new version.
    """
    lock_all(strategy, list(wish.chosen.values()))
    locks = Locks(strategy, on, by)
    plan = plan_of(table, wish.chosen, wish.territory, locks)
    if told is not None and told != plan.token:
        raise Outdated(plan)
    changes = plan.changes(wish.taken)
    count = save_values(changes, locks, by=by, reason=reason_for(name, on))
    remember(strategy, wish.chosen, table.series, wish.territory)
    return plan, count
