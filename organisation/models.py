"""Who: units with their aliases, posts, and the people who hold them."""

import datetime
from typing import Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from leszno_strategy.alphabet import Alphabetical, alphabetical


class OfficeRole(models.TextChoices):
    """A role that a post gives over the whole strategy.

    The other roles follow from what a post answers for: goal head, coordinator of
    a programme, executor of a task.
    """

    OFFICE = "office", _("strategy office")
    ADMINISTRATOR = "administrator", _("administrator of accounts")
    AUDITOR = "auditor", _("auditor")


class User(AbstractUser):
    """One person's account. What the person may do follows from the posts held."""

    email = models.EmailField(_("e-mail address"), blank=True)
    is_demo = models.BooleanField(
        _("demo account"),
        default=False,
        editable=False,
        help_text=_("Can sign in only while the demonstration is on."),
    )
    wants_digest = models.BooleanField(_("gets reminders by e-mail"), default=True)
    # When the last letter went out with which the person sets the first password.
    invited_at = models.DateTimeField(
        _("invited"), null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = [Alphabetical("username"), "pk"]
        constraints = [
            models.UniqueConstraint(
                # Sign-in takes "Biuro" for "biuro"; with both, neither could.
                Lower("username"),
                name="user_username_unique",
                violation_error_message=_("Another account has this user name."),
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                condition=~Q(email=""),
                violation_error_message=_("Another account has this e-mail address."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username


# The order of people, in the database and in Python.
BY_NAME = tuple(map(Alphabetical, ("last_name", "first_name", "username")))


def by_name(user: User) -> tuple[str, ...]:
    return tuple(map(alphabetical, (user.last_name, user.first_name, user.username)))


class Unit(models.Model):
    """A department of the office, a municipal body, or an outside body."""

    name = models.CharField(_("name"), max_length=250, unique=True)
    is_outside = models.BooleanField(
        _("outside the office"),
        default=False,
        help_text=_("For instance the police: it carries out tasks of the strategy."),
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = [Alphabetical("name"), "pk"]

    def __str__(self) -> str:
        return self.name


class UnitAlias(models.Model):
    """Another spelling of a unit's name, such as its abbreviation."""

    unit = models.ForeignKey(
        Unit, models.CASCADE, related_name="aliases", verbose_name=_("unit")
    )
    name = models.CharField(_("other spelling"), max_length=250)

    class Meta:
        verbose_name = _("other spelling")
        verbose_name_plural = _("other spellings")
        ordering = [Alphabetical("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="unit_alias_unique",
                violation_error_message=_("Another unit has this spelling already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """An office to which people are appointed; public, unlike their names."""

    title = models.CharField(_("title"), max_length=250, unique=True)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("unit"),
    )
    office_role = models.CharField(
        _("role in the whole strategy"),
        max_length=20,
        choices=OfficeRole,
        blank=True,
        help_text=_(
            "Empty for most posts: heads of goals, coordinators and executors have "
            "their rights from what they answer for."
        ),
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = [Alphabetical("title"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="post_office_role_known",
                condition=Q(office_role__in=["", *OfficeRole.values]),
                violation_error_message=_("This role is not known."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def current(self, on: datetime.date) -> Self:
        """Keep only those that are in force on the day."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=on),
            Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        )

    def not_over(self, on: datetime.date) -> Self:
        """Keep only those in force on the day or later."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def own(self) -> Self:
        """Keep only the holders' own, without their deputies'."""
        return self.filter(is_deputy=False)


class Appointment(models.Model):
    """One person holding one post, from a day to a day, or standing in for its holder.

    A deputy has the rights of the post like its holder, while the appointment lasts.
    """

    user = models.ForeignKey(
        User, models.CASCADE, related_name="appointments", verbose_name=_("account")
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="appointments", verbose_name=_("post")
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    is_deputy = models.BooleanField(_("as a deputy"), default=False)
    history = HistoricalRecords()

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = [Alphabetical("post__title"), "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="appointment_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on"))
                | Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True),
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                # Nobody stands in for good: that would be a second holder in disguise.
                name="appointment_of_deputy_has_dates",
                condition=Q(is_deputy=False)
                | Q(starts_on__isnull=False, ends_on__isnull=False),
                violation_error_message=_(
                    "A deputy is appointed from a day to a day: give both."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} – {self.user}"

    @property
    def held_as(self) -> str:
        """The post's title, and whether it is held as a deputy."""
        if not self.is_deputy:
            return self.post.title
        return str(_("%(post)s (as a deputy)") % {"post": self.post.title})

    def overlaps(self, first: datetime.date, last: datetime.date) -> bool:
        """Say whether it is in force on some day from the first to the last."""
        return (self.starts_on is None or self.starts_on <= last) and (
            self.ends_on is None or self.ends_on >= first
        )

    def is_in_force(self, on: datetime.date) -> bool:
        return self.overlaps(on, on)
