"""Questions about a report: asking, answering and closing them on a page of their own.

What is being typed into the report lies on another page, so nothing of it is lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leszno_strategy.kept_forms import kept, shows_kept
from organisation.rights import Right, may_as
from reporting import history, questions
from reporting.addresses import report_address
from reporting.asked import Asked
from reporting.models import AskedOf, Question, Report, State
from reporting.question_forms import AnswerForm, QuestionForm
from reporting.transitions import NotNow
from reporting.views.report.subject import asked_for, naming, number
from tasks.subjects import about


@dataclass(frozen=True)
class Shown:
    """A question with what the person may do about it."""

    question: Question
    # None where the person may not answer it, or nobody any more.
    form: AnswerForm | None
    may_close: bool


@shows_kept
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest, **place: Any) -> HttpResponse:
    """Show what was asked about a report that was begun, and take what is sent."""
    asked = asked_for(request, **place)
    report = Report.objects.filter(**about(asked.subject), year=asked.year).first()
    if report is None:
        raise Http404
    if request.method == "POST":
        return _take(request, asked, report)
    late = kept(request)
    return _page(request, asked, report, late.data if late else None)


def _take(request: HttpRequest, asked: Asked, report: Report) -> HttpResponse:
    user, roles, data = asked.actor.user, asked.roles, request.POST
    question = _meant(report, data)
    try:
        if question and data.get("step") == "close":
            questions.close(question.pk, by=user, roles=roles)
            messages.success(request, _("The question is closed."))
        elif question:
            answer = AnswerForm(data, prefix=str(question.pk))
            if not answer.is_valid():
                return _page(request, asked, report, data)
            text = answer.cleaned_data["text"]
            questions.answer(question.pk, text, by=user, roles=roles)
            messages.success(request, _("Answered."))
        else:
            form = QuestionForm(data)
            if not form.is_valid():
                return _page(request, asked, report, data)
            given = form.cleaned_data
            to, text = AskedOf(given["to"]), given["text"]
            questions.ask(report, to, text, by=user, roles=roles)
            messages.success(request, _("Asked. It comes with the next reminder."))
    except NotNow as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _page(request, asked, report, data)
    return redirect(report_address(asked.subject, asked.year.year, "questions"))


def _meant(report: Report, data: QueryDict) -> Question | None:
    """Find the question that the form is about; None of a new one."""
    if not data.get("question"):
        return None
    found = report.questions.filter(pk=number(str(data["question"])) or 0).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, asked: Asked, report: Report, data: QueryDict | None
) -> HttpResponse:
    """Show the page; what was typed stands in the form it was typed into."""
    meant = data.get("question") if data else None
    form = QuestionForm(data if data and not meant else None)
    shown = list(_shown(asked, report, data))
    answers = [one.form for one in shown if one.form]
    wrong = [field for one in (form, *answers) for field in one if field.errors]
    context = {
        **naming(asked.subject),
        "year": asked.year.year,
        "shown": shown,
        "form": form if may_as(asked.roles, Right.ASK) else None,
        "mistakes": wrong,
        "state": State(report.state),
    }
    status = 422 if wrong else 409 if data and request.method == "POST" else 200
    return render(request, "reporting/questions.html", context, status=status)


def _shown(asked: Asked, report: Report, data: QueryDict | None) -> Iterable[Shown]:
    """Say it of all, the newest first."""
    for question in history.questions(report):
        is_open = question.closed_at is None
        answers = is_open and not question.answered_at
        mine = data if data and data.get("question") == str(question.pk) else None
        yield Shown(
            question,
            AnswerForm(mine, prefix=str(question.pk))
            if answers and questions.may_answer(question, asked.roles)
            else None,
            is_open and questions.may_close(question, asked.actor.user, asked.roles),
        )
