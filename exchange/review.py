"""What a person should look at after an import; nothing here is refused."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations

from django.utils.translation import gettext as _

from exchange.merging import shown
from exchange.rows import EXECUTORS, INDICATOR_VALUES
from exchange.saving import portions
from leszno_strategy.numbers import exact
from organisation.models import Unit
from tasks import unusual
from tasks.models import Programme, Strategy, Task
from tasks.outline import TaskNode, task_nodes
from tasks.progress import add_known, whole_plan

AT_A_TIME = 500  # tasks
# Share of letters in common from which two names may be one: "Wydzial", "Wydział".
ALIKE_FROM = 0.9


@dataclass(frozen=True)
class Matter:
    """A heading and what falls under it, a line each."""

    title: str
    lines: Sequence[str]


def review(strategy: Strategy) -> list[Matter]:
    """List what the strategy, as it is now, gives a person to decide."""
    plans: list[str] = []
    weights: list[tuple[str, Decimal | None]] = []
    for nodes in nodes_by_portions(strategy):
        plans += uneven_plans(nodes)
        weights += [(node.item.programme.code, node.weight) for node in nodes]
    return [
        Matter(_("Plans that do not add up to 100"), plans),
        Matter(
            _("Weights that do not add up"), list(uneven_weights(strategy, weights))
        ),
        Matter(_("Values kept as text"), list(texts_among_values(strategy))),
        Matter(_("Executors not tied to a unit or a post"), list(untied(strategy))),
        Matter(_("Units with similar names"), list(similar_units())),
    ]


def nodes_by_portions(strategy: Strategy) -> Iterator[list[TaskNode]]:
    """Read the tasks with their figures, few at a time: each has very many."""
    tasks = Task.objects.of(strategy).filter(withdrawn_from=None)
    for part in portions(tasks.values_list("pk", flat=True), AT_A_TIME):
        yield task_nodes(tasks.filter(pk__in=part))


def uneven_plans(nodes: Iterable[TaskNode]) -> Iterator[str]:
    for node in nodes:
        if unusual.plan(node.figures) is None:
            continue
        if whole := whole_plan(node.figures):
            yield f"{node.item.code}: {exact(whole)}"
        else:
            yield _("%(code)s: nothing is planned") % {"code": node.item.code}


def uneven_weights(
    strategy: Strategy, of_tasks: Iterable[tuple[str, Decimal | None]]
) -> Iterator[str]:
    weights: defaultdict[str, list[Decimal | None]] = defaultdict(list)
    programmes = Programme.objects.filter(goal__strategy=strategy)
    for programme in programmes.select_related("goal"):
        weights[programme.goal.code].append(programme.weight)
    for programme_code, weight in of_tasks:
        weights[programme_code].append(weight)
    for code, given in weights.items():
        if doubt := doubt_about(given):
            yield f"{code}: {doubt}"


def doubt_about(weights: Sequence[Decimal | None]) -> str:
    """Say what is odd, in fewer words than to those who edit it; "" for nothing."""
    if unusual.weights(weights) is None:
        return ""
    given = [weight for weight in weights if weight is not None]
    if len(given) < len(weights):
        return _("%(given)d of %(all)d have a weight") % {
            "given": len(given),
            "all": len(weights),
        }
    return exact(add_known(given))


def texts_among_values(strategy: Strategy) -> Iterator[str]:
    values = INDICATOR_VALUES.rows(strategy).filter(number=None)
    for value in values.order_by("indicator_id", "year"):
        if value.is_undecided:
            yield f"{INDICATOR_VALUES.called(value)}: {shown(value.text)}"


def untied(strategy: Strategy) -> Iterator[str]:
    executors = EXECUTORS.rows(strategy).filter(unit=None, post=None)
    for executor in executors.order_by("task_id", "position"):
        yield f"{executor.task.code}: {shown(executor.text)}"


# Each pair is compared: of more names that would take minutes.
MOST_COMPARED = 500


def similar_units() -> Iterator[str]:
    names = list(Unit.objects.values_list("name", flat=True))
    if len(names) > MOST_COMPARED:
        return
    for one, other in combinations(names, 2):
        if look_alike(one.casefold(), other.casefold()):
            yield f"{one} – {other}"


def look_alike(one: str, other: str) -> bool:
    """Say whether two names may mean one unit; schools No 1 and No 2 are two."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    if other.startswith(f"{one} "):
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # From the cheapest bound to the true measure.
    return (
        matcher.real_quick_ratio() >= ALIKE_FROM
        and matcher.quick_ratio() >= ALIKE_FROM
        and matcher.ratio() >= ALIKE_FROM
    )
