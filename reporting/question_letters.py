"""Who is told of questions about reports, and of their answers: once each."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from organisation.models import User
from reporting.addresses import report_address
from reporting.digest import Line, Section, address, one_line
from reporting.models import AskedOf, Campaign, Question
from reporting.owing import (
    NOBODY,
    Duty,
    Holders,
    answering,
    entered_by,
    with_people,
)
from reporting.subjects import subjects_of
from tasks.subjects import in_short_called, key_of


def tell(
    by_person: dict[User, Section],
    campaign: Campaign,
    held: Holders,
    *,
    on: datetime.date,
) -> None:
    """Add the open questions for each person, and the answers to those of theirs.

    One query where there are none; else as many for one as for hundreds.
    """
    found = Question.objects.filter(report__year=campaign.year_id, closed_at=None)
    questions = list(found.select_related("report", "by"))
    if not questions:
        return
    subjects = _subjects(questions, campaign)
    entered, known = entered_by(campaign), held.everybody
    for question in questions:
        subject = subjects.get(question.report.subject_key)
        if subject is None:
            continue
        if question.answered_at:
            people: Iterable[User] = [question.by] if question.by in known else []
        else:
            by = entered.get(key_of(subject), NOBODY)
            people = _asked(question, subject, campaign, held, by)
        for user in people:
            section = by_person.setdefault(user, Section(campaign, on))
            line = _line(question, subject, campaign)
            lines = section.answers if question.answered_at else section.questions
            lines.append(line)


def _subjects(questions: Iterable[Question], campaign: Campaign) -> Mapping[str, Any]:
    keys = {question.report.subject_key for question in questions}
    here = subjects_of(campaign.year).among(keys).each(with_people)
    return {key_of(one): one for one in here}


def _asked(
    one: Question,
    subject: Any,
    campaign: Campaign,
    held: Holders,
    by: frozenset[int],
) -> Iterable[User]:
    """Return those whose turn it is; whoever asked is not told of it."""
    named = answering(subject)
    duty: Duty = (
        held.owing(named)
        if one.to == AskedOf.EXECUTOR
        else held.reviewing(named, campaign, by)
    )
    return duty.without(frozenset({one.by_id})).people


def _line(question: Question, subject: Any, campaign: Campaign) -> Line:
    word = "answered" if question.answered_at else "asked"
    return Line(
        in_short_called(subject),
        one_line(subject.title),
        address(report_address(subject, campaign.year.year, "questions")),
        question.answer or question.text,
        f"{word}-{question.pk}",
    )
