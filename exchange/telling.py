"""How rows and their parts are called where a file is compared with what stands."""

import datetime
from collections.abc import Container, Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from exchange.comparison import Difference
from exchange.merging import shown
from exchange.nodes import ROOT, Field, Node, Nodes, Shape, code_of
from exchange.parts import parts_of
from exchange.readers import OfColumn

# The sheets of the workbook, which other files have no other names for.
SHEETS = {
    "strategy": gettext_lazy("Strategy"),
    "goal": gettext_lazy("Goals"),
    "programme": gettext_lazy("Programmes"),
    "task": gettext_lazy("Tasks"),
    "stage": gettext_lazy("Stages"),
    "indicator": gettext_lazy("Indicators"),
    "executor": gettext_lazy("Executors"),
    "partner": gettext_lazy("Partners"),
    "funding": gettext_lazy("Budget"),
}
ROWS = {
    "stage": gettext_lazy("stage"),
    "indicator": gettext_lazy("indicator"),
    "executor": gettext_lazy("executor"),
    "partner": gettext_lazy("partner"),
    "funding": gettext_lazy("funding source"),
}
NAMES = ("title", "name", "text", "source")


def sheet_of(node: Node) -> str:
    return str(SHEETS[node.shape.name])


def name_of(node: Node) -> str:
    """Return what a row is called by: its title, name or text."""
    names = (node.values.get((name,)) for name in NAMES)
    return Truncator(next((str(name) for name in names if name), "")).chars(80)


def place_in_words(nodes: Nodes, node: Node) -> str:
    """Such as "I.3.5" or "I.3.5, stage “Design”"."""
    if node.key == ROOT:
        return name_of(node)
    code = code_of(nodes, node)
    if node.shape.is_numbered:
        return code
    return _("%(code)s, %(row)s “%(name)s”") % {
        "code": code or SHEETS[ROOT],
        "row": ROWS[node.shape.name],
        "name": name_of(node),
    }


def called(shape: Shape, name: str) -> str:
    return parts_of(shape.kind)[name].label


def field_called(shape: Shape, name: Field) -> str:
    """Such as "title", or "planned, 2010"."""
    label = shape.part(name).label
    return label if len(name) == 1 else f"{label}, {name[1]}"


def in_words(shape: Shape, name: Field, value: Any) -> str:
    """Put a value as people read it: a choice by its name, a figure with a comma."""
    read = shape.part(name).inner
    column = read.column if isinstance(read, OfColumn) else None
    if isinstance(value, list):
        apart = "; " if name == ("places",) else ", "
        return apart.join(str(one) for one in value) or _("nothing")
    if isinstance(value, datetime.date):
        return date_format(value)
    if value and column is not None and column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return shown(value)


def listed(nodes: Iterable[Node]) -> str:
    return " · ".join(name_of(node) for node in nodes)


def contents(nodes: Nodes, node: Node, without: Container[str] = ()) -> str:
    """Name a row and say how many rows lie below it, but for some."""
    counts: dict[str, int] = {}
    waiting = [node]
    while waiting:
        for keys in waiting.pop().lists.values():
            for key in keys or ():
                if key in without:
                    continue
                below = nodes[key]
                counts[below.shape.name] = counts.get(below.shape.name, 0) + 1
                waiting.append(below)
    told = [counted(kind, counts[kind]) for kind in SHEETS if kind in counts]
    return f"{name_of(node)} ({', '.join(told)})" if told else name_of(node)


def counted(kind: str, count: int) -> str:
    number = {"count": count}
    return {
        "programme": ngettext("%(count)d programme", "%(count)d programmes", count),
        "task": ngettext("%(count)d task", "%(count)d tasks", count),
        "stage": ngettext("%(count)d stage", "%(count)d stages", count),
        "indicator": ngettext("%(count)d indicator", "%(count)d indicators", count),
        "executor": ngettext("%(count)d executor", "%(count)d executors", count),
        "partner": ngettext("%(count)d partner", "%(count)d partners", count),
        "funding": ngettext(
            "%(count)d line of the budget", "%(count)d lines of the budget", count
        ),
    }[kind] % number


def in_a_line(difference: Difference) -> str:
    """Such as "I.3.5: planned, 2010: 10 → 8"."""
    one = difference
    change = " → ".join(part for part in (one.before, one.after) if part)
    return f"{one.place}: {one.what}: {change}"
