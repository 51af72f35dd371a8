"""What the office's provider says of a person, as posts: by rules in a file.

Posts that were given so end when the provider no longer says it; what people appointed
to by hand is left alone.
"""

import datetime
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from leszno_strategy.transactions import deed
from organisation.history import sign
from organisation.models import Appointment, OfficeRole, Post, Unit, User

# By this the history tells what was appointed by rule.
REASON = "OpenID Connect"


@dataclass(frozen=True)
class Rule:
    """Whoever has the value among those of the claim holds the post.

    Either a post by its title, made in the unit where there is none yet, or the post
    with a role over the whole strategy.
    """

    claim: str
    value: str
    post: str = ""
    unit: str = ""
    role: str = ""

    def fits(self, claims: Mapping[str, Any]) -> bool:
        said = claims.get(self.claim)
        return self.value in (said if isinstance(said, list) else [said])

    def find_or_make(self) -> Post:
        if self.role:
            held = Post.objects.filter(office_role=self.role).order_by("pk").first()
            return held or _made(
                str(OfficeRole(self.role).label).capitalize(), role=self.role
            )
        found = Post.objects.filter(title=self.post).first()
        return found or _made(self.post, unit=self.unit)


def _made(title: str, *, unit: str = "", role: str = "") -> Post:
    within = Unit.objects.get_or_create(name=unit)[0] if unit else None
    post = Post(title=title, unit=within, office_role=role)
    sign(post, by=None, reason=REASON)
    post.save()
    return post


def rules() -> Sequence[Rule]:
    """Read the file that OIDC_MAPPING_FILE names; no rules without one."""
    path = settings.OIDC_MAPPING_FILE
    return read(Path(path)) if path else ()


@cache
def read(path: Path) -> Sequence[Rule]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
        found = tuple(Rule(**row) for row in rows)
    except (OSError, ValueError, TypeError) as error:
        raise ImproperlyConfigured(f"OIDC_MAPPING_FILE: {error}") from error
    for rule in found:
        texts = [getattr(rule, one.name) for one in fields(rule)]
        is_known = not rule.role or rule.role in OfficeRole.values
        if not all(isinstance(one, str) for one in texts) or not (
            bool(rule.post) != bool(rule.role) and is_known
        ):
            raise ImproperlyConfigured(
                f"OIDC_MAPPING_FILE: {rule} needs either a post or a role of "
                f"{', '.join(OfficeRole.values)}."
            )
    return found


def gives_a_post(claims: Mapping[str, Any]) -> bool:
    return any(rule.fits(claims) for rule in rules())


@deed
def appoint_by(claims: Mapping[str, Any], user: User, *, on: datetime.date) -> None:
    """Make the person hold what the rules give, and no more of what they gave."""
    if not rules():
        return
    due = {rule.find_or_make() for rule in rules() if rule.fits(claims)}
    held = list(Appointment.objects.not_over(on).filter(user=user, is_deputy=False))
    by_rule = set(
        Appointment.history.filter(
            user=user, history_type="+", history_change_reason=REASON
        ).values_list("id", flat=True)
    )
    for post in due - {one.post for one in held}:
        made = Appointment(user=user, post=post, starts_on=on)
        sign(made, by=None, reason=REASON)
        made.save()
    for one in held:
        if one.pk in by_rule and one.post not in due:
            _end(one, on=on)


def _end(appointment: Appointment, *, on: datetime.date) -> None:
    sign(appointment, by=None, reason=REASON)
    if appointment.starts_on == on:
        appointment.delete()
        return
    appointment.ends_on = on - datetime.timedelta(days=1)
    appointment.save(update_fields=["ends_on"])
