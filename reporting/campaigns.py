"""Opening, changing and closing a campaign, each with its trace in the history."""

import datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import model_to_dict
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import User
from reporting.models import Campaign
from tasks.models import Strategy, StrategyState, StrategyYear


class Window(StrEnum):
    """The state of a campaign on a day: whether people may write, and why not."""

    AHEAD = "ahead"
    OPEN = "open"
    ENDED = "ended"
    CLOSED = "closed"  # before its last day


def window(campaign: Campaign, on: datetime.date) -> Window:
    if campaign.is_open_on(on):
        return Window.OPEN
    if on > campaign.closes_on:
        return Window.ENDED
    return Window.CLOSED if campaign.is_closed else Window.AHEAD


def new_campaign(year: StrategyYear, *, on: datetime.date) -> Campaign:
    """Suggest one that opens on the day and gives people a month; it is not saved.

    It asks for summaries of goals; campaigns from before there were any do not.
    """
    return Campaign(
        year=year,
        opens_on=on,
        due_on=on + datetime.timedelta(days=30),
        closes_on=on + datetime.timedelta(days=45),
        goals_summarise=True,
    )


@deed
def save_campaign(campaign: Campaign, year: StrategyYear, *, by: User) -> None:
    """Save the campaign with the thresholds of its year, each only if it changed.

    Raises ValidationError for a new one of a year that is closed: it would open it,
    and for one of an archived strategy.
    """
    _refuse_archived(year)
    if campaign.pk is None:
        _refuse_closed(year)
    for row in (year, campaign):
        if fields := _changed(row):
            sign(row, by=by)
            # The rest may have been changed meanwhile: a year or campaign closed.
            row.save(update_fields=fields if row.pk else None)


def _changed(row: Model) -> list[str]:
    """Name the fields in which the row differs from what is stored."""
    stored = type(row)._default_manager.filter(pk=row.pk).first()
    before, after = model_to_dict(stored) if stored else {}, model_to_dict(row)
    return [name for name in after if stored is None or after[name] != before[name]]


def _refuse_closed(year: StrategyYear) -> None:
    """What is frozen would no longer be what is approved, and nobody would know."""
    if StrategyYear.objects.filter(pk=year.pk, is_closed=True).exists():
        raise ValidationError(
            _("The year is closed: open it again on the page of its yearly report.")
        )


def _refuse_archived(year: StrategyYear) -> None:
    if Strategy.objects.filter(years=year.pk, state=StrategyState.ARCHIVED).exists():
        raise ValidationError(
            _("The strategy is archived: take it out of the archive first.")
        )


def close(campaign: Campaign, *, by: User) -> bool:
    """Close it early; say whether it was open till now."""
    return _set_closed(campaign, True, by)


@deed
def reopen(campaign: Campaign, *, by: User, on: datetime.date) -> bool:
    """Undo an early closing; say whether there was one.

    Raises ValidationError if its last day has passed, for it would stay closed, if the
    whole year is closed, and if the strategy is archived.
    """
    # Whoever closes the year locks this row as well.
    locked(Campaign.objects.filter(pk=campaign.pk))
    _refuse_archived(campaign.year)
    _refuse_closed(campaign.year)
    if campaign.closes_on < on:
        raise ValidationError(
            _("The last day has passed: move it, then the campaign is open again.")
        )
    return lift(campaign, by=by)


def lift(campaign: Campaign, *, by: User) -> bool:
    """Undo a closing whether or not its last day has passed: that can be put off."""
    return _set_closed(campaign, False, by)


@deed
def _set_closed(campaign: Campaign, is_closed: bool, by: User) -> bool:
    (changed,) = locked(Campaign.objects.filter(pk=campaign.pk))
    if changed.is_closed == is_closed:
        return False
    changed.is_closed = is_closed
    sign(changed, by=by)
    changed.save(update_fields=["is_closed"])
    return True
