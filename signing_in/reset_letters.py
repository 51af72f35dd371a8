"""Letters about a forgotten password: posted, or only as if, in the same time."""

from allauth.core import ratelimit
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest

from letters import posting
from letters.models import Letter


def post_or_pretend(
    request: HttpRequest, message: EmailMessage, email: str, *, is_for_nobody: bool
) -> None:
    """Do all of it for nobody, too, but for the letter, which is taken back.

    Nor do more than a few an hour reach anybody: what was sent before still opens.
    """
    has_room = ratelimit.consume(request, action="reset_letter", key=email.lower())
    with transaction.atomic():
        letter = posting.post(message, sends=False)
        is_taken_back = is_for_nobody or not has_room
        # One statement for everybody, also where it takes nothing away.
        Letter.objects.filter(pk=letter.pk if is_taken_back else 0).delete()
        posting.send_later()
