"""How a reader's message reaches the office: it is kept, and told by e-mail."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from feedback.models import Feedback
from letters.posting import post


@transaction.atomic
def receive(*, kind: str, text: str, page: str, email: str) -> Feedback:
    """Keep the message with a letter to the office, if its address is known."""
    feedback = Feedback.objects.create(kind=kind, text=text, page=page, email=email)
    if settings.OFFICE.email:
        post(letter(feedback))
    return feedback


def letter(feedback: Feedback) -> EmailMessage:
    path = reverse("admin:feedback_feedback_change", args=[feedback.pk])
    context = {"feedback": feedback, "address": settings.SITE_URL + path}
    # In the office's language, whichever the reader chose.
    with translation.override(settings.LANGUAGE_CODE):
        return EmailMessage(
            str(feedback.get_kind_display()).capitalize(),
            render_to_string("feedback/letter.txt", context),
            to=[settings.OFFICE.email],
            reply_to=[feedback.email] if feedback.email else [],
        )
