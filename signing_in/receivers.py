"""What signing in leaves behind is forgotten once it is of no use."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.utils.timezone import now
from django.utils.translation import gettext as _

from leszno_strategy.orphans import Forgotten, forgetting
from signing_in import limits


@receiver(forgetting)
def forget_sessions(**kwargs: Any) -> list[Forgotten]:
    """Forget sessions that have ended, with the addresses and browsers of theirs."""
    ended, _by_model = Session.objects.filter(expire_date__lt=now()).delete()
    keys = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=keys).delete()
    return [
        Forgotten(_("sessions that have ended"), ended),
        Forgotten(_("tries at passwords"), limits.forget(now())),
    ]
