"""How a reader's message reaches the office: it is kept, and told by e-mail."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from feedback.models import Feedback

logger = logging.getLogger(__name__)


def receive(*, kind: str, text: str, page: str, email: str) -> Feedback:
    """Keep the message and tell the office of it, if its address is known."""
    feedback = Feedback.objects.create(kind=kind, text=text, page=page, email=email)
    if settings.OFFICE.email:
        _tell_office(feedback)
    return feedback


def _tell_office(feedback: Feedback) -> None:
    """Send a letter; without a mail server the message still waits in the panel."""
    try:
        letter(feedback).send()
    # All of smtplib's errors are the former; an address that cannot be one, the latter.
    except (OSError, ValueError) as error:
        logger.error("No letter about feedback %s: %s", feedback.pk, error)


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
            headers={"Auto-Submitted": "auto-generated"},
        )
