"""A strategy and its years."""

from functools import cache
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, Max, Min, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from leszno_strategy.addresses import address
from tasks.addresses import not_taken
from tasks.authority import Authority
from tasks.models.card import FundingSource
from tasks.models.rules import plausible_year
from tasks.models.stages import ReportedTotal, StageYear

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from tasks.models.structure import Goal


class StrategyState(models.TextChoices):
    """Where a strategy is in its life."""

    PREPARATION = "preparation", _("in preparation")
    PUBLISHED = "published", _("published")
    ARCHIVED = "archived", _("archived")


# What the public reads.
PUBLIC_STATES = (StrategyState.PUBLISHED, StrategyState.ARCHIVED)


class StrategyQuerySet(models.QuerySet["Strategy"]):
    def public(self) -> Self:
        """Keep only what the public may read."""
        return self.filter(state__in=PUBLIC_STATES)

    def in_force(self) -> Self:
        """Leave out what is archived: with one left nobody needs to be told which."""
        return self.exclude(state=StrategyState.ARCHIVED)

    def newest_first(self) -> Self:
        """Order by the last year, with the years fetched; none without any year."""
        return self.with_years().filter(until__isnull=False)

    def with_years(self) -> Self:
        """Order and fetch in the same way; those without any year come last."""
        return self.with_span().prefetch_related(with_reported_years())

    def with_span(self) -> Self:
        """Say from when until when, and whether there is money: without the years."""
        return self.spanned().with_money()

    def spanned(self) -> Self:
        """Order as `with_years`, without asking what was reported in the years."""
        return self.annotate(
            since=Min("years__year"), until=Max("years__year")
        ).order_by(F("until").desc(nulls_last=True), "slug")

    def with_money(self) -> Self:
        """Say of each whether it has a page about money (`has_money`), and a map."""
        return self.annotate(has_money=_has_money(), has_places=_has_places())


class Strategy(models.Model):
    """A city's development strategy for a span of years."""

    slug = models.SlugField(_("address"), unique=True, validators=[not_taken])
    title = models.CharField(_("title"), max_length=250)
    city = models.CharField(
        _("name of the authority"),
        max_length=100,
        help_text=_("Such as “Leszno” or “Powiat leszczyński”."),
    )
    authority = models.CharField(
        _("kind of authority"),
        max_length=20,
        choices=Authority,
        default=Authority.CITY,
    )
    adopted_by = models.CharField(_("adopting resolution"), max_length=500, blank=True)
    source = models.CharField(
        _("source of the figures taken over"),
        max_length=500,
        blank=True,
        help_text=_("Named on the page of each task whose figures were imported."),
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=StrategyState,
        default=StrategyState.PREPARATION,
        editable=False,
    )
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)
    is_front = models.BooleanField(
        _("on the front page"), default=False, editable=False
    )
    viewers = models.ManyToManyField(
        "organisation.User",
        blank=True,
        related_name="+",
        verbose_name=_("who may see it before it is published"),
    )
    history = HistoricalRecords()

    objects = StrategyQuerySet.as_manager()

    since: int | None  # these two are set by StrategyQuerySet.spanned
    until: int | None
    has_money: bool  # by with_money: whether any amount of a source is known
    has_places: bool  # by with_money: whether any task has a place on the map
    years: "RelatedManager[StrategyYear]"
    goals: "RelatedManager[Goal]"

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="strategy_state_known",
                condition=Q(state__in=StrategyState.values),
                violation_error_message=_("This state is not known."),
            ),
            models.CheckConstraint(
                name="strategy_authority_known",
                condition=Q(authority__in=Authority.values),
                violation_error_message=_("This kind of authority is not known."),
            ),
            models.CheckConstraint(
                name="strategy_on_front_page_is_public",
                condition=Q(is_front=False) | Q(state__in=PUBLIC_STATES),
                violation_error_message=_(
                    "Only a published strategy can be on the front page."
                ),
            ),
            models.UniqueConstraint(
                fields=["is_front"],
                condition=Q(is_front=True),
                name="strategy_on_front_page_is_one",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("public:strategy", self.slug)

    @property
    def code(self) -> str:
        """Empty: the whole has none, but stands in lists beside its parts."""
        return ""

    @property
    def span(self) -> str:
        """Such as 2009–2013, of a row that `with_years` read."""
        first, last = self.since, self.until
        if first is None:
            return str(_("no years"))
        return str(first) if first == last else f"{first}–{last}"

    @property
    def dated_title(self) -> str:
        """The title with the years, unless it says them itself."""
        span = self.span
        said = self.title.replace("-", "–")
        return self.title if span in said else f"{self.title} {span}"

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC_STATES


def with_reported_years() -> "Prefetch[str, StrategyYearQuerySet, str]":
    """Fetch a strategy's years, and what was reported of each."""
    return Prefetch("years", StrategyYear.objects.with_reported())


# Empty means the city's usual thresholds, which are settings.
SHARE_OF_PLAN: dict[str, Any] = {
    "max_digits": 3,
    "decimal_places": 2,
    "null": True,
    "blank": True,
}


class StrategyYearQuerySet(models.QuerySet["StrategyYear"]):
    def with_reported(self) -> Self:
        """Say whether any progress of the year was reported (`is_reported`)."""
        return self.annotate(is_reported=_is_reported())

    def with_values(self) -> Self:
        """Keep those of which a part above the tasks has a value of an indicator."""
        return self.filter(_has_values())


# Every page asks these; putting them together takes longer than the database does.
@cache
def _has_money() -> Exists:
    return Exists(FundingSource.objects.told_in(OuterRef("pk")))


@cache
def _has_places() -> Exists:
    of = {"pk": OuterRef("pk"), "goals__programmes__tasks__locations__isnull": False}
    return Exists(Strategy.objects.filter(**of))


@cache
def _is_reported() -> Q:
    here = {"year": OuterRef("pk")}
    stages = StageYear.objects.filter(**here, actual__isnull=False)
    totals = ReportedTotal.objects.filter(**here, progress__isnull=False)
    return Exists(stages) | Exists(totals)


@cache
def _has_values() -> Q:
    """Whether an indicator of the whole, a goal or a programme has a value of the year.

    They lie above this room, which knows them by the name of their relation alone.
    """
    ways = ("", "goals__", "goals__programmes__")
    found = [
        Strategy.objects.filter(
            **{
                "pk": OuterRef("strategy"),
                f"{way}indicators__values__year": OuterRef("year"),
                f"{way}indicators__values__text__gt": "",
            }
        )
        for way in ways
    ]
    return Q(Exists(found[0])) | Q(Exists(found[1])) | Q(Exists(found[2]))


class StrategyYear(models.Model):
    """One year of a strategy; figures point to it, so none can lie outside."""

    strategy = models.ForeignKey(
        Strategy, models.CASCADE, related_name="years", verbose_name=_("strategy")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    on_track_from = models.DecimalField(
        _("on track from this share of the plan"), **SHARE_OF_PLAN
    )
    delayed_from = models.DecimalField(
        _("delayed from this share of the plan"), **SHARE_OF_PLAN
    )
    # The yearly report writes it with a version or a reopening, which are its history.
    is_closed = models.BooleanField(_("year closed"), default=False, editable=False)
    history = HistoricalRecords(excluded_fields=["is_closed"])

    objects = StrategyYearQuerySet.as_manager()

    is_reported: bool  # set by StrategyYearQuerySet.with_reported

    class Meta:
        verbose_name = _("year of a strategy")
        verbose_name_plural = _("years of a strategy")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "year"],
                name="strategy_year_unique",
                violation_error_message=_("The strategy has this year already."),
            ),
            plausible_year(name="strategy_year_plausible"),
            models.CheckConstraint(
                name="strategy_year_thresholds_in_order",
                condition=Q(on_track_from__isnull=True, delayed_from__isnull=True)
                | Q(
                    delayed_from__gt=0,
                    delayed_from__lte=F("on_track_from"),
                    on_track_from__lte=1,
                ),
                violation_error_message=_(
                    "Thresholds: more than 0 %%, at most 100 %%, “on track” not "
                    "below “delayed”."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)
