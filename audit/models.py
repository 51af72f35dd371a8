"""Who did what, when, from where: rows that are only added."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Deed(models.TextChoices):
    """What is noted. The code is kept for years: it never changes its meaning."""

    SIGNED_IN = "signed_in", _("signing in")
    SIGNED_OUT = "signed_out", _("signing out")
    FACTOR = "factor", _("second factor")
    PASSWORD = "password", _("password")
    ADDRESS = "address", _("e-mail address of an account")
    ACCOUNT = "account", _("account")
    APPOINTMENT = "appointment", _("appointment to a post")
    RIGHTS = "rights", _("rights of a post")
    FILE = "file", _("taking a file that is not public")
    IMPORT = "import", _("bringing a file in")
    CLOSING = "closing", _("closing or opening")
    PUBLISHING = "publishing", _("publishing a strategy")
    DELETING = "deleting", _("deleting a strategy")
    SETTINGS = "settings", _("settings of the service")
    UPLOAD = "upload", _("check of a file")
    LOG = "log", _("this log")


class Result(models.TextChoices):
    """What became of it."""

    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    FAILED = "failed", _("failed")


class OnlyAddedError(Exception):
    """A row of the log was to be changed or deleted."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reads and adds; a trigger says the same to whoever goes around it."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise OnlyAddedError

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise OnlyAddedError

    def delete(self) -> NoReturn:
        raise OnlyAddedError


class Entry(models.Model):
    """One deed of one person, or of nobody who is known.

    It names the person by text and number rather than by a key: the row stays as it is
    whatever becomes of the account.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    deed = models.CharField(_("deed"), max_length=20, choices=Deed)
    result = models.CharField(
        _("result"), max_length=10, choices=Result, default=Result.DONE
    )
    user_id = models.BigIntegerField(null=True)
    user = models.CharField(_("who"), max_length=200, blank=True)
    # As the trusted proxy says it; "" for commands of the server.
    address = models.CharField(_("from where"), max_length=45, blank=True)
    what = models.CharField(_("of what"), max_length=300, blank=True)
    # What else tells it apart, in codes; never a secret, nor a text that people wrote.
    details = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("entries of the audit log")
        ordering = ["-pk"]
        indexes = [models.Index(name="entry_of_deed", fields=["deed", "at"])]
        constraints = [
            models.CheckConstraint(
                name="entry_result_known", condition=Q(result__in=Result.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed} {self.result}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise OnlyAddedError
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise OnlyAddedError
