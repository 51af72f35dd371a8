"""Close a year: freeze its report for good, correct it by a new version, reopen it."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from annual_report.closing.comparison import says_the_same
from annual_report.closing.drawing import Drawn, draw
from annual_report.document import FORMAT, Document, Task, head_bytes, json_of
from annual_report.models import Reopening, Snapshot, SnapshotPart
from annual_report.stored import lacking_in, read_head, read_tasks
from leszno_strategy.transactions import deed, locked
from organisation.models import OfficeRole, Post, User
from organisation.roles import HeldPosts
from reporting import campaigns
from reporting.models import Campaign
from reporting.recording import lock_years
from tasks.models import Goal, Programme, Strategy, StrategyState, StrategyYear
from tasks.models import Task as StrategyTask

PARTS_AT_A_TIME = 20


class Damaged(Exception):
    """The rows of a frozen report are not those that were frozen."""


def newest(period: StrategyYear) -> Snapshot | None:
    """Return the year's last version, whether or not the year was reopened since."""
    return Snapshot.objects.filter(year=period).order_by("-number").first()


def is_closed(period: StrategyYear) -> bool:
    return StrategyYear.objects.filter(pk=period.pk, is_closed=True).exists()


def close_year(
    period: StrategyYear,
    *,
    by: User,
    held_posts: HeldPosts,
    reason: str = "",
    drawn: Drawn | None = None,
) -> Snapshot:
    """Freeze what is approved, and let nobody write for the year any more.

    A year that was closed before needs a reason, and so do the later closed years,
    whose sums it is part of: each gets a new version if anything in it changed.

    The report is drawn before anybody is kept from writing; whoever calls this in a
    transaction brings it along.

    Raises ValidationError where nothing is approved, nothing changed, a reason lacks,
    or the report would not say all that the tables hold.
    """
    post = _post(held_posts)
    return _close(period, drawn or draw(period), by=by, post=post, reason=reason)


@deed
def _close(
    period: StrategyYear, drawn: Drawn, *, by: User, post: str, reason: str
) -> Snapshot:
    _lock(period)
    before = newest(period)
    if before and not reason:
        raise ValidationError(_("Give a reason: the year was closed before."))
    if not drawn.is_current():
        drawn = draw(period)
    campaign = Campaign.objects.filter(year=period).first()
    if campaign:
        campaigns.close(campaign, by=by)
    _check(drawn.document, before, period)
    made = _freeze(period, drawn, by=by, post=post, reason=reason)
    _set_closed(period, is_closed=True)
    _renew_later(period, by=by, post=made.post, reason=reason)
    return made


def _lock(period: StrategyYear) -> None:
    """Wait for those who write reports now, and make others wait."""
    strategy = period.strategy_id
    # In this order, which is that of `leszno_strategy.transactions`.
    locked(Strategy.objects.filter(pk=strategy).only("pk"))
    lock_years(strategy)
    subjects: list[QuerySet[Any]] = [
        Goal.objects.filter(strategy=strategy),
        Programme.objects.filter(goal__strategy=strategy),
        StrategyTask.objects.filter(programme__goal__strategy=strategy),
    ]
    for rows in subjects:
        locked(rows.only("pk"))


def _check(document: Document, before: Snapshot | None, period: StrategyYear) -> None:
    # What is frozen is kept for ever; a trial is to be deleted with all of it.
    if period.strategy.state == StrategyState.PREPARATION:
        raise ValidationError(
            _("The strategy is in preparation. Publish it, then close its years.")
        )
    if not document.head.is_anything_reported:
        raise ValidationError(
            _("Nothing is approved for %(year)s yet, so there is nothing to close.")
            % {"year": period.year}
        )
    if before and is_closed(period) and not _differs(before, document):
        raise ValidationError(
            _("Nothing has changed since version %(number)s.")
            % {"number": before.number}
        )


def _differs(snapshot: Snapshot, document: Document) -> bool:
    """Compare what is said, not how it was written down: formats change."""
    try:
        frozen = frozen_document(snapshot)
    except Damaged:
        # A new version says again what is true.
        return True
    lacking = lacking_in(snapshot.format)
    return not says_the_same(frozen, document, lacking=lacking)


def _post(held_posts: HeldPosts) -> str:
    """Name the post in which the person acts: the one of the strategy office."""
    held = Post.objects.filter(pk__in=held_posts.posts, office_role=OfficeRole.OFFICE)
    return ", ".join(held.values_list("title", flat=True))


def renew(
    period: StrategyYear, *, by: User, held_posts: HeldPosts, reason: str
) -> None:
    """Give the year and the later ones that are closed new versions, if they changed.

    For whoever corrects what is approved, in the same transaction.
    """
    years = period.strategy.years.filter(year__gte=period.year)
    if Snapshot.objects.closed().filter(year__in=years).exists():
        _lock(period)
        _renew(years, by=by, post=_post(held_posts), reason=reason)


def _renew_later(period: StrategyYear, *, by: User, post: str, reason: str) -> None:
    years = period.strategy.years.filter(year__gt=period.year)
    said = _("Figures of %(year)s were put right.") % {"year": period.year}
    _renew(years, by=by, post=post, reason=" ".join(filter(None, [said, reason])))


def _renew(years: QuerySet[StrategyYear], *, by: User, post: str, reason: str) -> None:
    for snapshot in Snapshot.objects.closed().filter(year__in=years):
        drawn = draw(snapshot.year)
        if _differs(snapshot, drawn.document):
            _freeze(snapshot.year, drawn, by=by, post=post, reason=reason)


@deed
def reopen_year(period: StrategyYear, *, by: User, reason: str) -> Reopening:
    """Let people write for the year again; what was frozen stays and can be read.

    Raises ValidationError where the year is not closed or a reason lacks.
    """
    _lock(period)
    if not is_closed(period):
        raise ValidationError(_("The year is not closed."))
    if not reason:
        raise ValidationError(_("Give a reason."))
    campaign = Campaign.objects.filter(year=period).first()
    if campaign:
        campaigns.lift(campaign, by=by)
    _set_closed(period, is_closed=False)
    last = newest(period)
    return Reopening.objects.create(
        year=period,
        version=last.number if last else 0,
        by=by,
        at=now(),
        reason=reason,
    )


def _set_closed(period: StrategyYear, *, is_closed: bool) -> None:
    """Write the fact that the rooms below ask; a version or reopening is its trace."""
    StrategyYear.objects.filter(pk=period.pk).update(is_closed=is_closed)
    period.is_closed = is_closed


# Writing and reading what is frozen


def _freeze(
    period: StrategyYear, drawn: Drawn, *, by: User, post: str, reason: str
) -> Snapshot:
    """Store it in the caller's transaction.

    Raises ValidationError if anything is missing in it.
    """
    drawn.check()
    last = newest(period)
    head = head_bytes(drawn.document.head)
    snapshot = Snapshot(
        year=period,
        number=last.number + 1 if last else 1,
        by=by,
        post=post[:250],
        at=now(),
        reason=reason,
        format=FORMAT,
        head=head.decode(),
        size=0,
    )
    sums = hashlib.sha256()
    for piece in json_of(head, drawn.parts()):
        sums.update(piece)
        snapshot.size += len(piece)
    snapshot.sha256 = sums.hexdigest()
    snapshot.save()
    for number, tasks in enumerate(drawn.parts()):
        SnapshotPart.objects.create(
            snapshot=snapshot, number=number, tasks=tasks.decode()
        )
    return snapshot


def _sha256(pieces: Iterable[bytes]) -> str:
    sums = hashlib.sha256()
    for piece in pieces:
        sums.update(piece)
    return sums.hexdigest()


def frozen_pieces(snapshot: Snapshot) -> Iterator[bytes]:
    """Return the bytes that were frozen, piece by piece: a query for some parts."""
    return json_of(snapshot.head, _texts(snapshot), written_as=snapshot.format)


def frozen_document(snapshot: Snapshot) -> Document:
    """Return what was frozen; its parts are read, and again as tasks are asked for.

    Raises Damaged if it is not what its SHA-256 says.
    """
    if _sha256(frozen_pieces(snapshot)) != snapshot.sha256:
        raise Damaged(f"{snapshot} is not as it was frozen")

    def tasks() -> Iterator[Task]:
        for text in _texts(snapshot):
            yield from read_tasks(text, snapshot.format)

    return Document(read_head(snapshot.head, snapshot.format), tasks)


def _texts(snapshot: Snapshot) -> Iterator[str]:
    """Read a few parts at a time, each few to their end.

    SQLite refuses what is written between two rows of a query, if anybody else wrote
    since its first.
    """
    rows = SnapshotPart.objects.filter(snapshot=snapshot).order_by("number")
    texts = rows.values_list("tasks", flat=True)
    for first in count(step=PARTS_AT_A_TIME):
        found = 0
        # No name of their own: these are gone before the next are read.
        for text in list(texts[first : first + PARTS_AT_A_TIME]):
            found += 1
            yield text
        if found < PARTS_AT_A_TIME:
            return
