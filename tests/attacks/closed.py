"""Which rows the table of rights closes to a person, whatever the page."""

from typing import Any

from django.db.models import Model

from annual_report.models import Export
from exchange.models import Upload
from filling.models import FilledFile
from indicators.models import BankFile, Indicator
from organisation.models import Appointment, Post, Unit, User
from organisation.rights import NOBODY, RIGHTS, Permission, Right, may_for_all
from organisation.roles import HeldPosts
from reporting.models import Attachment
from reporting.subjects import open_to
from tasks.models import FundingSource, Programme, Strategy, Task
from tests.attacks.places import Place, strategy_of

REPORTS = ("cele/", "programy/", "zadania/", "strategia/")


def is_closed(place: Place, person: User, held: HeldPosts) -> bool:
    """Say whether what the address names is nothing of the person's."""
    route, row = place.route, place.row
    if route.startswith("admin/"):
        # The history of a row is as open as the row.
        row = place.rows.get("object_id", place.rows.get("id"))
        return isinstance(row, Model) and _is_closed_in_admin(row, held)
    if not route.startswith("panel/"):
        return _is_hidden(strategy_of(row), held)
    if route.startswith("panel/struktura/"):
        return _is_closed_structure(place, held)
    if isinstance(row, FilledFile):
        return row.by_id != person.pk
    if isinstance(row, Export):
        return not may_for_all(held, Right.EXPORT)
    if isinstance(row, Appointment):
        return row.user_id != person.pk and not has(held, Permission.CHANGE, row)
    if isinstance(row, User | Post | Unit):
        return not has(held, Permission.VIEW, row)
    if isinstance(row, Attachment):
        return not reads(held, row.report.subject)
    if is_report(place):
        return not reads(held, row)
    return _is_hidden(place.strategy, held)


def is_report(place: Place) -> bool:
    rest = place.route.removeprefix("panel/<slug:strategy>/")
    return rest != place.route and rest.startswith(REPORTS)


def reads(held: HeldPosts, subject: Any) -> bool:
    """Say whether the person may read what is not approved of the subject."""
    open_ones = open_to(type(subject)._default_manager.all(), held, Right.READ)
    return subject.pk in known(("reads", type(subject), id(held)), open_ones)


KNOWN: dict[Any, set[int]] = {}


def known(key: Any, rows: Any) -> set[int]:
    """Ask once for all rows of a person: `held` lives as long as the walk."""
    if key not in KNOWN:
        KNOWN[key] = set(rows.values_list("pk", flat=True))
    return KNOWN[key]


def has(held: HeldPosts, permission: Permission, row: Any) -> bool:
    rights = RIGHTS.get(row._meta.label_lower, NOBODY)
    return any(permission in getattr(rights, role) for role in held.office_roles)


def _is_hidden(strategy: Strategy | None, held: HeldPosts) -> bool:
    """Say whether it is in preparation, and the person answers for no part of it."""
    if strategy is None or strategy.is_public:
        return False
    tasks = Task.objects.of(strategy).open_to(held, Right.OVERSEE)
    return not known(("parts", strategy.pk, id(held)), tasks)


def _is_closed_structure(place: Place, held: HeldPosts) -> bool:
    row = place.row
    if isinstance(row, Upload | BankFile):
        return not has(held, Permission.ADD, Strategy(pk=0))
    strategy = place.strategy
    theirs = Programme.objects.filter(goal__strategy=strategy, pk__in=held.programmes)
    is_theirs = known(("programmes", strategy and strategy.pk, id(held)), theirs)
    return not (has(held, Permission.VIEW, Task(pk=0)) or is_theirs)


def _is_closed_in_admin(row: Any, held: HeldPosts) -> bool:
    if has(held, Permission.VIEW, row):
        return False
    rights = RIGHTS.get(row._meta.label_lower, NOBODY)
    if Permission.VIEW not in rights.coordinator or not held.programmes:
        return True
    if isinstance(row, Task):
        return row.programme_id not in held.programmes
    return _is_hidden(strategy_of(row), held)


def reads_only(place: Place) -> bool:
    """Say whether an auditor, who reads all, may do nothing there.

    Their own account, their calendar and files of the yearly report are theirs.
    """
    own = ("panel/moje-konto/", "panel/kalendarz/", "panel/zacznij/")
    is_office = place.route.startswith(("panel/", "admin/"))
    is_export = "raport/pliki" in place.route
    return is_office and not place.route.startswith(own) and not is_export


def belongs_elsewhere(place: Place) -> bool:
    """Say whether the address names a row beside another strategy or part."""
    rows, row = place.rows, place.row
    strategy = rows.get("strategy")
    if isinstance(row, Attachment) and "code" in rows:
        return bool(row.report.subject != rows["code"])
    if isinstance(row, Attachment) and place.route == (
        "<slug:strategy>/zalaczniki/<int:pk>/"
    ):
        return bool(row.report.subject != strategy)
    of_its_own = (Indicator, FundingSource, BankFile, Attachment, Export, FilledFile)
    if not isinstance(row, of_its_own) or not isinstance(strategy, Strategy):
        return False
    return strategy_of(row) != strategy
