"""Make files of yearly reports in the background, in a process of their own.

A file may take minutes, and whoever asked for it should neither wait in front of an
empty page nor keep a server's worker busy. The rows of `Export` are the queue; each
process takes what waits until nothing does.
"""

import datetime
import logging
from tempfile import TemporaryFile
from time import monotonic, sleep

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import ngettext, override

from annual_report.formats import FORMATS
from annual_report.models import Export, ExportState, Snapshot
from annual_report.report import YearlyReport, drafted, frozen
from annual_report.scope import WHOLE, Scope
from leszno_strategy.background import (
    DEAD_AFTER,
    STARTS_WITHIN,
    begin,
    signs_of_life,
)
from leszno_strategy.transactions import locked
from organisation.models import User
from tasks.models import StrategyYear

logger = logging.getLogger(__name__)

LOOK_EVERY = 5  # seconds
COUNT_EVERY = 0.5  # seconds
# What is not public can be made anew, and a draft is a thing of its moment.
KEPT = datetime.timedelta(days=1)
# A file takes a processor, and of a large strategy much memory.
MOST_AT_ONCE = 2
# Of one person.
MOST_UNDERWAY = 5

WAITING = Q(state=ExportState.WAITING)
UNFINISHED = WAITING | Q(state=ExportState.RUNNING)


def _running() -> Q:
    return Q(state=ExportState.RUNNING, seen_at__gte=now() - DEAD_AFTER)


def _to_make() -> Q:
    """What waits, and what a process that died left behind."""
    return WAITING | Q(state=ExportState.RUNNING, seen_at__lt=now() - DEAD_AFTER)


def ask_for(
    period: StrategyYear,
    kind: str,
    scope: Scope,
    *,
    snapshot: Snapshot | None,
    by: User,
) -> Export:
    """Return the file that was asked for; it is made unless it is there already.

    Without a snapshot it is a draft of this moment, which is made anew each time, but
    for one that is underway already.

    Raises ValidationError if the person waits for too many others.
    """
    is_new = False
    try:
        with transaction.atomic():
            # A person who clicks twice asks one time after the other.
            locked(User.objects.filter(pk=by.pk).only("pk"))
            moment = now()
            found = _asked(period, kind, scope, snapshot=snapshot, by=by)
            _refuse_many(by)
            is_new = found.asked_at >= moment
    finally:
        # Also for whom is refused: a process that died makes nothing of what waits.
        start_if_needed(is_new=is_new)
    return found


def _refuse_many(by: User) -> None:
    if Export.objects.filter(WAITING | _running(), by=by).count() > MOST_UNDERWAY:
        raise ValidationError(
            ngettext(
                "You wait for %(n)d file already. Ask again when it is ready.",
                "You wait for %(n)d files already. Ask again when one is ready.",
                MOST_UNDERWAY,
            )
            % {"n": MOST_UNDERWAY}
        )


def _asked(
    period: StrategyYear,
    kind: str,
    scope: Scope,
    *,
    snapshot: Snapshot | None,
    by: User | None,
) -> Export:
    asked = {"year": period, "kind": kind, "scope": str(scope)}
    if snapshot is None:
        drafts = Export.objects.filter(**asked, snapshot=None)
        # What runs for somebody else may lack what this person has just approved.
        underway = drafts.filter(WAITING | _running() & Q(by=by)).first()
        return underway or Export.objects.create(**asked, by=by, asked_at=now())
    found, _is_new = Export.objects.get_or_create(
        snapshot=snapshot,
        kind=kind,
        scope=str(scope),
        defaults={**asked, "by": by, "asked_at": now()},
    )
    _ask_again(found, by=by)
    return found


def _ask_again(export: Export, *, by: User | None = None) -> None:
    """Let what failed, or whose file is gone, wait to be made once more."""
    is_gone = export.state == ExportState.DONE and not export.is_there
    if is_gone or export.state == ExportState.FAILED:
        export.state, export.done = ExportState.WAITING, 0
        export.by, export.asked_at = by, now()
        export.save(update_fields=["state", "done", "by", "asked_at"])


def prepare() -> None:
    """Have every format made of each closed year's newest version, for the public."""
    ask_for_closed_years()
    start_if_needed(is_new=True)


def ask_for_closed_years() -> None:
    """Put what the public should have, and has not yet, into the queue."""
    for snapshot in Snapshot.objects.closed().select_related("year"):
        for kind in FORMATS:
            _asked(snapshot.year, kind, WHOLE, snapshot=snapshot, by=None)
    # Also those of earlier versions that are gone.
    public = Export.objects.filter(snapshot__isnull=False, scope=str(WHOLE))
    for export in public.filter(state=ExportState.DONE):
        _ask_again(export)


def resume() -> None:
    """Begin a process where a closed year lacks files, or somebody waits for one.

    To be called as the site starts: what died with it may still look alive.
    """
    ask_for_closed_years()
    if Export.objects.filter(UNFINISHED).exists():
        transaction.on_commit(start)


def start_if_needed(*, is_new: bool) -> None:
    """Begin a process if there is something to make and room for one more.

    What is not new has one that is on its way, unless it waits for long.
    """
    waiting = Export.objects.filter(_to_make())
    if not is_new:
        waiting = waiting.filter(asked_at__lt=now() - STARTS_WITHIN)
    if _has_room() and waiting.exists():
        transaction.on_commit(start)


def _has_room() -> bool:
    """Say whether one more file may be made; whoever makes one will look for others."""
    return Export.objects.filter(_running()).count() < MOST_AT_ONCE


def start() -> None:
    """Begin a process that makes what waits, and do not wait for it.

    Where the system has no room for one, all else that was done stays done: the next
    process will make what waits.
    """
    try:
        begin("make_reports")
    except OSError:
        logger.exception("no process could be started for files of yearly reports")


def make_all() -> int:
    """Make what waits, and what processes leave that die meanwhile or just did.

    Return how many were made. One that lives gives a sign of it within moments.
    """
    began, made = now(), make_waiting()
    while Export.objects.filter(state=ExportState.RUNNING, seen_at__lt=began).exists():
        sleep(LOOK_EVERY)
        made += make_waiting()
    return made


def make_waiting() -> int:
    """Make one file after the other until none waits; return how many were made."""
    _forget()
    made = 0
    while export := _next():
        made += make(export)
    return made


def _next() -> Export | None:
    """Take what waits longest, and then what a process that died left behind.

    In this order, since it may have died of what it made.
    """
    if not _has_room():
        return None
    rows = Export.objects.filter(_to_make()).order_by("-state", "asked_at", "pk")
    for pk in rows.values_list("pk", flat=True):
        taken = Export.objects.filter(_to_make(), pk=pk).update(
            state=ExportState.RUNNING, seen_at=now(), done=0
        )
        if taken:
            return Export.objects.select_related(
                "year__strategy", "snapshot__year__strategy"
            ).get(pk=pk)
    return None


def make(export: Export) -> bool:
    """Make the file; say whether that went well. What went wrong is logged."""
    try:
        with signs_of_life(Export.objects.filter(pk=export.pk)):
            _write(export)
    except Exception:
        logger.exception("file %s of a yearly report failed", export.pk)
        Export.objects.filter(pk=export.pk).update(state=ExportState.FAILED)
        return False
    return True


def _write(export: Export) -> None:
    # Files are in the city's language, whoever asked for them.
    with override(settings.LANGUAGE_CODE), TemporaryFile() as file:
        report = report_of(export.year, export.snapshot, Scope.read(export.scope))
        counter = Counter(export, report)
        FORMATS[export.kind].write(report, file, on_task=counter.on_task)
        file.seek(0)
        name = f"{export.pk}.{export.kind}"
        # If a process died before it could say so, its file would stay for ever.
        export.file.storage.delete(name)
        export.file.save(name, File(file), save=False)
    export.state, export.seen_at = ExportState.DONE, now()
    export.save(update_fields=["file", "state", "seen_at"])


def report_of(
    period: StrategyYear, snapshot: Snapshot | None, scope: Scope = WHOLE
) -> YearlyReport:
    return frozen(snapshot, scope) if snapshot else drafted(period, scope)


class Counter:
    """Tells from time to time how many tasks are written, for whoever waits."""

    def __init__(self, export: Export, report: YearlyReport) -> None:
        self.row = Export.objects.filter(pk=export.pk)
        self.row.update(total=report.task_count or 0)
        self.done, self.told_at = 0, monotonic()

    def on_task(self) -> None:
        self.done += 1
        if monotonic() - self.told_at > COUNT_EVERY:
            self.told_at = monotonic()
            self.row.update(done=self.done)


def _forget() -> None:
    """Delete yesterday's drafts and parts, and their files."""
    is_public = Q(snapshot__isnull=False, scope=str(WHOLE))
    old = Export.objects.filter(asked_at__lt=now() - KEPT)
    for export in old.exclude(is_public).exclude(_running()):
        export.file.delete(save=False)
        export.delete()
