"""Questions about a report: asked, answered and closed without returning it.

They are no versions of it: they change nothing that it says, and the public sees none.
"""

from collections.abc import Collection, Mapping

from django.core.exceptions import PermissionDenied
from django.utils.timezone import now
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed, locked
from organisation.models import User
from organisation.rights import Right, may_as
from reporting.models import AskedOf, Question, Report
from reporting.transitions import NotNow

# What it takes to answer: to do what the person is asked about.
ANSWERS: Mapping[str, Right] = {
    AskedOf.EXECUTOR: Right.ENTER,
    AskedOf.COORDINATOR: Right.RETURN,
}


def may_answer(question: Question, roles: Collection[str]) -> bool:
    """Say whether the question is for somebody with the roles."""
    return may_as(roles, ANSWERS[question.to])


def may_close(question: Question, user: User, roles: Collection[str]) -> bool:
    """Say whether the person asked it, or may return the report."""
    return question.by_id == user.pk or may_as(roles, Right.RETURN)


def ask(
    report: Report, to: AskedOf, text: str, *, by: User, roles: Collection[str]
) -> Question:
    """Ask about a report that was begun."""
    if not may_as(roles, Right.ASK):
        raise PermissionDenied
    return Question.objects.create(report=report, to=to, text=text, by=by, at=now())


@deed
def answer(pk: int, text: str, *, by: User, roles: Collection[str]) -> None:
    """Answer a question that nobody answered or closed yet; else raise NotNow."""
    question = _open(pk)
    if not may_answer(question, roles):
        raise PermissionDenied
    if question.answered_at:
        raise NotNow(_("Somebody answered the question meanwhile."), code="meanwhile")
    question.answer, question.answered_by, question.answered_at = text, by, now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])


@deed
def close(pk: int, *, by: User, roles: Collection[str]) -> None:
    """Say that nothing is to be answered any more; raise NotNow if that was said."""
    question = _open(pk)
    if not may_close(question, by, roles):
        raise PermissionDenied
    question.closed_by, question.closed_at = by, now()
    question.save(update_fields=["closed_by", "closed_at"])


def _open(pk: int) -> Question:
    (question,) = locked(Question.objects.filter(pk=pk))
    if question.closed_at:
        raise NotNow(_("Somebody closed the question meanwhile."), code="meanwhile")
    return question
