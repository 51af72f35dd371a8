"""Make files of yearly reports in the background, in a process of their own.

A file may take minutes, and whoever asked for it should neither wait in front of an
empty page nor keep a server's worker busy. The rows of `Export` are the queue; each
process takes what waits until nothing does.
"""

import datetime
import logging
import subprocess
import sys
from tempfile import TemporaryFile
from time import monotonic

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import override

from organisation.models import User
from reporting.models import Export, ExportState, Snapshot
from reporting.yearly.formats import FORMATS
from reporting.yearly.report import YearlyReport, drafted, frozen
from reporting.yearly.scope import WHOLE, Scope
from tasks.models import StrategyYear

logger = logging.getLogger(__name__)

# Without a sign of life for so long, a process is taken for dead.
DEAD_AFTER = datetime.timedelta(minutes=10)
SIGN_EVERY = 0.5  # seconds
# A draft is a thing of its moment.
DRAFTS_KEPT = datetime.timedelta(days=1)


def ask_for(
    period: StrategyYear,
    kind: str,
    scope: Scope,
    *,
    snapshot: Snapshot | None,
    by: User | None,
) -> Export:
    """Return the file that was asked for; it is made unless it is there already.

    Without a snapshot it is a draft of this moment, which is made anew each time.
    """
    found = _asked(period, kind, scope, snapshot=snapshot, by=by)
    if found.state == ExportState.WAITING:
        transaction.on_commit(start)
    return found


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
        return Export.objects.create(**asked, by=by, asked_at=now())
    found, _is_new = Export.objects.get_or_create(
        snapshot=snapshot,
        kind=kind,
        scope=str(scope),
        defaults={**asked, "by": by, "asked_at": now()},
    )
    _ask_again(found)
    return found


def _ask_again(export: Export) -> None:
    """Let what failed, or whose file is gone, wait to be made once more."""
    is_gone = export.state == ExportState.DONE and not export.is_there
    if is_gone or export.state == ExportState.FAILED:
        export.state, export.done = ExportState.WAITING, 0
        export.save(update_fields=["state", "done"])


def prepare() -> None:
    """Have every format made of each closed year's newest version, for the public."""
    if ask_for_closed_years():
        transaction.on_commit(start)


def ask_for_closed_years() -> bool:
    """Put what the public should have, and has not yet, into the queue, if anything."""
    for snapshot in Snapshot.objects.closed().select_related("year"):
        for kind in FORMATS:
            _asked(snapshot.year, kind, WHOLE, snapshot=snapshot, by=None)
    public = Export.objects.filter(snapshot__isnull=False, scope=str(WHOLE))
    for export in public:  # also those of earlier versions
        _ask_again(export)
    return public.filter(state=ExportState.WAITING).exists()


def start() -> None:
    """Begin a process that makes what waits, and do not wait for it."""
    subprocess.Popen(  # noqa: S603  our own command, without any input
        [sys.executable, settings.BASE_DIR / "manage.py", "make_reports"],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        cwd=settings.BASE_DIR,
    )


def make_waiting() -> int:
    """Make one file after the other until none waits; return how many were made."""
    _forget_drafts()
    made = 0
    while export := _next():
        made += make(export)
    return made


def _next() -> Export | None:
    """Take what waits longest; also what a process that died left behind."""
    dead = Q(state=ExportState.RUNNING, seen_at__lt=now() - DEAD_AFTER)
    waiting = Q(state=ExportState.WAITING)
    rows = Export.objects.filter(waiting | dead).order_by("asked_at", "pk")
    for pk in rows.values_list("pk", flat=True):
        taken = Export.objects.filter(waiting | dead, pk=pk).update(
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
        signs = Signs(export, report)
        FORMATS[export.kind].write(report, file, on_task=signs.on_task)
        file.seek(0)
        export.file.save(f"{export.pk}.{export.kind}", File(file), save=False)
    export.state, export.seen_at = ExportState.DONE, now()
    export.save(update_fields=["file", "state", "seen_at"])


def report_of(
    period: StrategyYear, snapshot: Snapshot | None, scope: Scope = WHOLE
) -> YearlyReport:
    return frozen(snapshot, scope) if snapshot else drafted(period, scope)


class Signs:
    """Tells from time to time how many tasks are written, for whoever waits."""

    def __init__(self, export: Export, report: YearlyReport) -> None:
        self.row = Export.objects.filter(pk=export.pk)
        self.row.update(total=report.task_count or 0)
        self.done, self.told_at = 0, monotonic()

    def on_task(self) -> None:
        self.done += 1
        if monotonic() - self.told_at > SIGN_EVERY:
            self.told_at = monotonic()
            self.row.update(done=self.done, seen_at=now())


def _forget_drafts() -> None:
    """Delete drafts of yesterday and their files: they can be made anew."""
    for export in Export.objects.filter(
        snapshot=None, asked_at__lt=now() - DRAFTS_KEPT
    ):
        export.file.delete(save=False)
        export.delete()
