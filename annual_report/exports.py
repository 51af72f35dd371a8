"""Make files of yearly reports in the background.

A file may take minutes, and whoever asked for it should neither wait in front of an
empty page nor keep a server's worker busy. A row of `Export` says what was asked for
and how far it is; a task makes it.
"""

import datetime
import logging
from tempfile import TemporaryFile
from time import monotonic

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import ngettext, override
from django_tasks import TaskContext, task

from annual_report.formats import FORMATS
from annual_report.models import Export, ExportState, Snapshot
from annual_report.report import YearlyReport, drafted, frozen
from annual_report.scope import WHOLE, Scope
from leszno_strategy.background import (
    DEAD_AFTER,
    MOST_TRIES,
    STARTS_WITHIN,
    call,
    signs_of_life,
    start,
)
from leszno_strategy.transactions import locked
from organisation.models import User
from tasks.models import StrategyYear

logger = logging.getLogger(__name__)

COUNT_EVERY = 0.5  # seconds
# What is not public can be made anew, and a draft is a thing of its moment.
KEPT = datetime.timedelta(days=settings.REPORT_FILES_KEPT_DAYS)
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
    try:
        with transaction.atomic():
            # A person who clicks twice asks one time after the other.
            locked(User.objects.filter(pk=by.pk).only("pk"))
            found = _asked(period, kind, scope, snapshot=snapshot, by=by)
            _refuse_many(by)
            if _to_make_now(found):
                call(make_file, found.pk)
    except ValidationError:
        # A process that died makes nothing of what the person waits for.
        start("files")
        raise
    return found


def _to_make_now(export: Export) -> bool:
    return Export.objects.filter(_to_make(), pk=export.pk).exists()


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
    call_waiting()


def ask_for_closed_years() -> None:
    """Put down what the public should have, and has not yet."""
    for snapshot in Snapshot.objects.closed().select_related("year"):
        for kind in FORMATS:
            _asked(snapshot.year, kind, WHOLE, snapshot=snapshot, by=None)
    # Also those of earlier versions that are gone.
    public = Export.objects.filter(snapshot__isnull=False, scope=str(WHOLE))
    for export in public.filter(state=ExportState.DONE):
        _ask_again(export)


def call_waiting(*, longer_than: datetime.timedelta = datetime.timedelta()) -> None:
    """Have all made that waits for so long, and what a process that died left."""
    left = Q(state=ExportState.RUNNING, seen_at__lt=now() - DEAD_AFTER)
    waiting = Q(state=ExportState.WAITING, asked_at__lte=now() - longer_than)
    for pk in Export.objects.filter(waiting | left).values_list("pk", flat=True):
        call(make_file, pk)


def resume() -> None:
    """Go on with what a closed year lacks, and what somebody waits for.

    To be called as the site starts: what died with it may still look alive.
    """
    prepare()
    if Export.objects.filter(UNFINISHED).exists():
        transaction.on_commit(lambda: start("files"))


def start_again_if_dead(export: Export) -> None:
    """Begin another process where the one that should make the file is gone."""
    is_late = export.asked_at < now() - STARTS_WITHIN
    if is_late and _to_make_now(export):
        start("files")


@task(queue_name="files", takes_context=True)
def make_file(context: TaskContext, pk: int) -> None:
    """Make one file, unless it is made or gone; another's is looked at again."""
    export = _taken(pk)
    if export is None:
        _look_again(pk)
    elif context.attempt > MOST_TRIES:
        logger.error("file %s of a yearly report is given up", pk)
        Export.objects.filter(pk=pk).update(state=ExportState.FAILED)
    elif not make(export, is_last=context.attempt == MOST_TRIES):
        raise NotMadeError(f"file {pk} of a yearly report")
    forget()


class NotMadeError(Exception):
    """A file could not be made; the log says why."""


def _look_again(pk: int) -> None:
    """Come back to what another process makes once it must have died or be done."""
    running = Export.objects.filter(_running(), pk=pk).first()
    if running and running.seen_at:
        call(make_file, pk, run_after=running.seen_at + DEAD_AFTER)


def make_waiting() -> int:
    """Make one file after the other until none waits; return how many were made.

    First what waits longest, and then what a process that died left behind, since it
    may have died of what it made.
    """
    forget()
    made = 0
    while pk := _next():
        export = _taken(pk)
        made += export is not None and make(export)
    return made


def _next() -> int | None:
    rows = Export.objects.filter(_to_make()).order_by("-state", "asked_at", "pk")
    return rows.values_list("pk", flat=True).first()


def _taken(pk: int) -> Export | None:
    """Take the file to make it, unless it is made, or somebody else is at it."""
    taken = Export.objects.filter(_to_make(), pk=pk).update(
        state=ExportState.RUNNING, seen_at=now(), done=0
    )
    if not taken:
        return None
    return Export.objects.select_related(
        "year__strategy", "snapshot__year__strategy"
    ).get(pk=pk)


def make(export: Export, *, is_last: bool = True) -> bool:
    """Make the file; say whether that went well. What went wrong is logged.

    Unless this is the last time that it is tried, it waits for another.
    """
    try:
        with signs_of_life(Export.objects.filter(pk=export.pk)):
            _write(export)
    except Exception:
        logger.exception("file %s of a yearly report failed", export.pk)
        state = ExportState.FAILED if is_last else ExportState.WAITING
        Export.objects.filter(pk=export.pk).update(state=state)
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


def forget() -> int:
    """Delete drafts and parts of before, and their files; return how many."""
    is_public = Q(snapshot__isnull=False, scope=str(WHOLE))
    old = Export.objects.filter(asked_at__lt=now() - KEPT)
    found = list(old.exclude(is_public).exclude(_running()))
    for export in found:
        export.file.delete(save=False)
        export.delete()
    return len(found)
