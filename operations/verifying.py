"""Whether all that is kept is as it should be: asked of the whole, by whoever wonders.

Each check names what it finds. All of them see the database at one moment, so people
may work meanwhile, and what they save is not taken for a fault.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.files.storage import storages
from django.db import connection
from django.db.models import (
    Count,
    Exists,
    ForeignKey,
    Max,
    Min,
    OuterRef,
    Q,
)
from django.db.models.functions import Cast

from annual_report.closing.freezing import Damaged, frozen_document
from annual_report.models import Snapshot
from annual_report.reading import at_one_moment
from exchange.models import Snapshot as KeptState
from exchange.models import token_of
from indicators import kept_facts
from leszno_strategy import triggers
from operations.probes import missing_migrations
from operations.tables import stored_models
from reporting.checksums import digest_of
from reporting.models import Attachment, Report, Version
from tasks import kept_sums, task_sums
from tasks.models import StrategyYear

# So many of a kind are named; the rest is counted.
NAMED = 20


def verified() -> Iterator[tuple[str, list[str]]]:
    """Yield each check by its name, with what it found."""
    with at_one_moment():
        for name, look in CHECKS.items():
            found = list(islice(look(), NAMED + 1))
            yield name, [*found[:NAMED], *["…"] * (len(found) > NAMED)]
            if found and look is migrations:
                # The models say what these tables have not yet.
                return


def migrations() -> Iterator[str]:
    if missing := missing_migrations():
        yield missing


def integrity() -> Iterator[str]:
    """Ask SQLite for every page, index and constraint; PostgreSQL keeps its own."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (said,) in cursor.fetchall():
            if said != "ok":
                yield said


def constraints() -> Iterator[str]:
    """Name constraints of our models that the database does not have."""
    with connection.cursor() as cursor:
        for model in stored_models():
            table = model._meta.db_table
            there = connection.introspection.get_constraints(cursor, table)
            for one in model._meta.constraints:
                if one.name not in there:
                    yield f"{table}: {one.name}"


def references() -> Iterator[str]:
    """Name foreign keys that lead to no row."""
    for model in stored_models():
        for field in model._meta.concrete_fields:
            if not isinstance(field, ForeignKey):
                continue
            if not getattr(field, "db_constraint", True):
                continue
            target = field.remote_field.model._base_manager.filter(
                **{field.target_field.name: OuterRef(field.attname)}
            )
            rows = model._base_manager.exclude(**{field.attname: None})
            if lost := rows.filter(~Exists(target)).count():
                yield f"{model._meta.db_table}.{field.column}: {lost}"


def kept_tables() -> Iterator[str]:
    """Name triggers that do not follow changes, and what they keep that is wrong."""
    for name in triggers.amiss():
        yield f"trigger {name}"
    for task in sorted(task_sums.wrong()):
        yield f"where task {task} stands"
    for programme in kept_sums.wrong():
        yield f"sums of programme {programme}"
    for place in kept_facts.wrong():
        yield f"indicators of {place}"


def frozen_years() -> Iterator[str]:
    """Read every frozen report anew and compare it with its SHA-256."""
    for snapshot in Snapshot.objects.order_by("pk").iterator(chunk_size=1):
        try:
            frozen_document(snapshot)
        except (Damaged, ValueError) as error:
            yield str(error)
    numbered = Snapshot.objects.order_by().values("year")
    yield from _holes(numbered, "year", "frozen year")
    for state in KeptState.objects.order_by("pk").iterator(chunk_size=1):
        if token_of(state.content) != state.token:
            yield f"state {state.pk} of a strategy"


def files() -> Iterator[str]:
    """Read every attachment anew, and name those that are not what they were."""
    storage = storages["attachments"]
    rows = Attachment.objects.order_by("pk").values_list("pk", "file", "size", "sha256")
    for pk, name, size, sha256 in rows.iterator():
        try:
            with storage.open(name) as file:
                # Without a checksum if it came before any was kept.
                is_whole = file.size == size and sha256 in {"", digest_of(file)}
        except FileNotFoundError:
            yield f"attachment {pk} is not there"
        else:
            if not is_whole:
                yield f"attachment {pk} is not as it was"


def versions() -> Iterator[str]:
    """Name reports whose versions have holes, or whose latest is another's."""
    yield from _holes(Version.objects.order_by().values("report"), "report", "report")
    latest = Report.objects.exclude(latest=None).annotate(last=Max("versions__number"))
    wrong = ~Q(latest__number=Cast("last", Version._meta.get_field("number")))
    for pk in latest.filter(wrong).values_list("pk", flat=True):
        yield f"latest version of report {pk}"
    for pk in Report.objects.filter(latest=None).values_list("pk", flat=True):
        yield f"report {pk} without a version"


def _holes(grouped: Any, key: str, called: str) -> Iterator[str]:
    counted = grouped.annotate(
        count=Count("pk"), first=Min("number"), last=Max("number")
    )
    for row in counted:
        if row["first"] != 1 or row["last"] != row["count"]:
            yield f"versions of {called} {row[key]}"


def history() -> Iterator[str]:
    """Name rows of which the history says nothing, or that they are gone."""
    for model in apps.get_models():
        name = getattr(model._meta, "simple_history_manager_attribute", None)
        if name is None:
            continue
        records = getattr(model, name).model
        key = model._meta.pk.attname
        said = records.objects.filter(**{key: OuterRef("pk")})
        if model is not StrategyYear:
            # Years come with their strategy, of whose history they are a part.
            silent = model._base_manager.filter(~Exists(said))
            for pk in silent.order_by("pk").values_list("pk", flat=True):
                yield f"{model._meta.label} {pk}: no history"
        last = records.objects.filter(**{key: OuterRef("pk")}).order_by("-history_id")
        there = model._base_manager.annotate(said=last.values("history_type")[:1])
        for pk in there.filter(said="-").order_by("pk").values_list("pk", flat=True):
            yield f"{model._meta.label} {pk}: gone by its history"


CHECKS: Mapping[str, Callable[[], Iterator[str]]] = {
    "migrations": migrations,
    "integrity": integrity,
    "constraints": constraints,
    "references": references,
    "kept tables": kept_tables,
    "frozen years": frozen_years,
    "files": files,
    "versions of reports": versions,
    "history": history,
}
