"""Which frozen versions an address of open data stands for, and their names."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from annual_report.document import Head
from annual_report.models import Reopening, Snapshot, SnapshotQuerySet
from annual_report.stored import read_head
from tasks.models import Strategy

TITLE = _("{strategy}: data of the report for {year}")
DESCRIPTION = _(
    "Plan, progress and status of the goals, programmes and tasks of the strategy as "
    "at the end of {year}, the stages of the tasks by year, and the indicators with "
    "their values. Approved figures, frozen when the year was closed; version {number}."
)
KEYWORDS = (
    _("development strategy"),
    _("local government"),
    _("monitoring of a strategy"),
    _("public tasks"),
)


@dataclass(frozen=True)
class Release:
    """What an address stands for: one version, and those that catalogues list.

    `changed_at` is when the address last began to stand for something else.
    """

    snapshot: Snapshot
    listed: Sequence[Snapshot]
    changed_at: datetime.datetime


def newest_release(strategy: str) -> Release | None:
    """Return the newest closed year's, with all years that were ever closed.

    Catalogues keep a year that was reopened: whoever harvests them would delete it.
    """
    versions = _of(strategy)
    found = versions.closed().newest_first().first()
    if found is None:
        return None
    listed = list(versions.newest().newest_first())
    reopened = Reopening.objects.filter(year__strategy__slug=strategy)
    last = reopened.aggregate(last=Max("at"))["last"]
    moments = [last, *(one.at for one in listed)]
    return Release(found, listed, max(one for one in moments if one))


def release_of_year(strategy: str, year: int) -> Release | None:
    """Return the year's newest version, also of a year that was reopened since."""
    return _alone(_of(strategy).newest().filter(year__year=year).first())


def release_of_version(strategy: str, year: int, number: int) -> Release | None:
    return _alone(_of(strategy).filter(year__year=year, number=number).first())


def _of(strategy: str) -> SnapshotQuerySet:
    public = Strategy.objects.public().filter(slug=strategy)
    versions = Snapshot.objects.filter(year__strategy__in=public)
    return versions.select_related("year__strategy")


def _alone(snapshot: Snapshot | None) -> Release | None:
    return Release(snapshot, [snapshot], snapshot.at) if snapshot else None


@dataclass(frozen=True)
class Described:
    """A version as catalogues describe it, in each language."""

    snapshot: Snapshot

    @cached_property
    def head(self) -> Head:
        return read_head(self.snapshot.head, self.snapshot.format)

    @property
    def slug(self) -> str:
        return self.snapshot.year.strategy.slug

    @property
    def title(self) -> Promise:
        return format_lazy(TITLE, strategy=self.head.title, year=self.head.year)

    @property
    def description(self) -> Promise:
        number = self.snapshot.number
        return format_lazy(DESCRIPTION, year=self.head.year, number=number)

    @property
    def publisher(self) -> str:
        return settings.OFFICE.name or self.head.city

    @property
    def last_day(self) -> str:
        """The day as at which the figures are."""
        return f"{self.head.year}-12-31"

    @property
    def frozen_at(self) -> str:
        return moment(self.snapshot.at)

    @property
    def page(self) -> str:
        return settings.SITE_URL + page_path(self.slug)

    def address(self, file: str) -> str:
        """Return where the file is for ever."""
        names = [self.slug, self.head.year, self.snapshot.number, file]
        return settings.SITE_URL + reverse("open_data_version", args=names)


def page_path(strategy: str) -> str:
    """Return the Polish page's path, with which those of its files begin."""
    with override("pl"):
        return reverse("public:open_data", args=[strategy])


def moment(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds")
