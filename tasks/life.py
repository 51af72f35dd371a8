"""The way of a strategy: in preparation, published, archived; and which one is first.

Each change is one deed, keeps others waiting who change the same, and leaves a trace in
the strategy's history. Whoever calls has asked whether the person may.
"""

import datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.utils.timezone import now
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import User
from tasks.models import Strategy, StrategyState

# Why a trial is gone, in its history: its address is free again, for an import too.
TRIAL_DELETED = "trial deleted with all of it"


class Step(StrEnum):
    """What can be done with a strategy as a whole."""

    PUBLISH = "publish"
    TAKE_BACK = "take_back"
    ARCHIVE = "archive"
    REOPEN = "reopen"


# From which state each leads to which.
WAY = {
    Step.PUBLISH: (StrategyState.PREPARATION, StrategyState.PUBLISHED),
    Step.TAKE_BACK: (StrategyState.PUBLISHED, StrategyState.PREPARATION),
    Step.ARCHIVE: (StrategyState.PUBLISHED, StrategyState.ARCHIVED),
    Step.REOPEN: (StrategyState.ARCHIVED, StrategyState.PUBLISHED),
}


def publish(strategy: Strategy, by: User | None = None) -> bool:
    """Show it to all; the first one that is shown is the one on the front page.

    Later ones do not replace it there: see `put_on_front`. Says whether it was in
    preparation till now. Raises ValidationError for one without any year, which has no
    pages, and for an archived one.
    """
    return _move(strategy, Step.PUBLISH, by)


def take_back(strategy: Strategy, by: User | None = None) -> bool:
    """Hide again what was published too early; say whether it was published.

    Raises ValidationError once people have been asked for figures or a year was frozen:
    what they reported, and the addresses that readers keep, stay.
    """
    return _move(strategy, Step.TAKE_BACK, by)


def archive(strategy: Strategy, by: User | None = None, *, on: datetime.date) -> bool:
    """Keep it for readers only; say whether it was published till now.

    Raises ValidationError while people may write, or soon will.
    """
    return _move(strategy, Step.ARCHIVE, by, on=on)


def reopen(strategy: Strategy, by: User | None = None) -> bool:
    """Take it out of the archive; say whether it was there."""
    return _move(strategy, Step.REOPEN, by)


@deed
def put_on_front(strategy: Strategy, by: User | None = None) -> bool:
    """Let `/` show it in place of another; say whether another was there.

    Raises ValidationError for one that is not public.
    """
    rows, row = _all_locked(strategy)
    if not row.is_public:
        raise ValidationError(_("Only a published strategy can be on the front page."))
    for one in rows.values():
        # The former one first: there is never a second.
        if one.is_front and one.pk != row.pk:
            one.is_front = False
            _save(one, by)
    is_changed = not row.is_front
    row.is_front = True
    if is_changed:
        _save(row, by)
    _show(strategy, row)
    return is_changed


@deed
def _move(
    strategy: Strategy, step: Step, by: User | None, *, on: datetime.date | None = None
) -> bool:
    rows, row = _all_locked(strategy)
    _before, after = WAY[step]
    if row.state == after:
        return False
    if why := refusal(row, step, on=on):
        raise ValidationError(why)
    row.state = after
    if step == Step.PUBLISH:
        row.published_at = now()
        row.is_front = not any(one.is_front for one in rows.values())
    elif step == Step.TAKE_BACK:
        # When it was published stays: readers have seen it, so it is no mere trial.
        row.is_front = False
    _save(row, by)
    _show(strategy, row)
    return True


def refusal(strategy: Strategy, step: Step, *, on: datetime.date | None = None) -> str:
    """Say why the step cannot be taken from where the strategy stands; "" if it can."""
    if strategy.state != WAY[step][0]:
        return _("The strategy is %(state)s.") % {"state": strategy.get_state_display()}
    if step == Step.PUBLISH and not strategy.years.exists():
        return _("The strategy has no year yet, so it has no pages. Add its years.")
    if step == Step.TAKE_BACK:
        return _why_it_stays(strategy)
    if step == Step.ARCHIVE:
        return _why_it_is_in_use(strategy, on)
    return ""


def _why_it_stays(strategy: Strategy) -> str:
    # By the names of the relations, since campaigns and reports lie in rooms above.
    used = Q(campaign__isnull=False) | Q(reports__isnull=False)
    frozen = Q(snapshots__isnull=False)
    if strategy.years.filter(used | frozen).exists():
        return _(
            "People have been asked for figures, or a year is closed: what readers "
            "have seen stays. You can archive the strategy."
        )
    others = Strategy.objects.public().exclude(pk=strategy.pk)
    if strategy.is_front and others.exists():
        return _(
            "The strategy is on the front page. Choose another for the front page "
            "first."
        )
    return ""


def _why_it_is_in_use(strategy: Strategy, on: datetime.date | None) -> str:
    running = strategy.years.filter(
        campaign__is_closed=False, campaign__closes_on__gte=on
    )
    if year := running.first():
        return _("The campaign for %(year)s is not over. Close it first.") % {
            "year": year
        }
    return ""


def _all_locked(strategy: Strategy) -> tuple[dict[int, Strategy], Strategy]:
    """Read all strategies and this one; which is first concerns all, and they are few.

    For a page, it is not there if somebody deleted it meanwhile.
    """
    rows = {row.pk: row for row in locked(Strategy.objects.all())}
    if strategy.pk not in rows:
        raise Http404("somebody deleted the strategy meanwhile")
    return rows, rows[strategy.pk]


def _save(row: Strategy, by: User | None) -> None:
    if by:
        sign(row, by=by)
    row.save(update_fields=["state", "published_at", "is_front"])


def _show(strategy: Strategy, row: Strategy) -> None:
    """Let the caller's own object say what is stored."""
    strategy.state, strategy.published_at = row.state, row.published_at
    strategy.is_front = row.is_front
