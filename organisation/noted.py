"""What the audit log notes of accounts, appointments and the rights of posts.

As rows change, wherever they are changed: in the panel, in the admin, by a command.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from simple_history.signals import post_create_historical_record

from audit.models import Deed
from audit.noting import note
from organisation.models import Appointment, Post, User

# What of an account decides who gets in as whom.
WATCHED = ("username", "email", "is_active", "is_superuser", "is_staff")


@receiver(pre_save, sender=User)
def compare(
    *, instance: User, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Find out what of the account changes; nothing where that is not saved."""
    changed: list[str] = []
    asked = [name for name in WATCHED if not update_fields or name in update_fields]
    if asked and not raw and not instance._state.adding:
        before = User.objects.filter(pk=instance.pk).values(*asked).first() or {}
        changed = [name for name in before if before[name] != getattr(instance, name)]
    instance._changed = changed  # type: ignore[attr-defined]


@receiver(post_save, sender=User)
def note_account(*, instance: User, created: bool, raw: bool, **kwargs: Any) -> None:
    changed = getattr(instance, "_changed", [])
    if raw or not (created or changed):
        return
    note(
        Deed.ACCOUNT,
        instance.username,
        change="made" if created else "changed",
        fields=changed,
        active=instance.is_active,
        superuser=instance.is_superuser,
    )


@receiver(post_delete, sender=User)
def note_deleted(*, instance: User, **kwargs: Any) -> None:
    note(Deed.ACCOUNT, instance.username, change="deleted")


CHANGES = {"+": "made", "~": "changed", "-": "deleted"}


@receiver(post_create_historical_record)
def note_history(*, instance: Any, history_instance: Any, **kwargs: Any) -> None:
    """Note an appointment, and a post whose role over all changes."""
    change = CHANGES.get(history_instance.history_type, "")
    if isinstance(instance, Appointment):
        note(
            Deed.APPOINTMENT,
            f"{instance.post.title} – {instance.user.username}",
            change=change,
            since=_day(instance.starts_on),
            until=_day(instance.ends_on),
            deputy=instance.is_deputy,
        )
    elif isinstance(instance, Post) and _gives_rights(history_instance):
        note(Deed.RIGHTS, instance.title, change=change, role=instance.office_role)


def _gives_rights(record: Any) -> bool:
    before = record.prev_record if record.history_type == "~" else None
    former = before.office_role if before else ""
    return bool(record.office_role or former) and (
        record.history_type != "~" or former != record.office_role
    )


def _day(day: Any) -> str | None:
    return str(day) if day else None
