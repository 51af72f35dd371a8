"""What a person is told by e-mail: whose reports, by when, and where to go."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import User
from reporting.addresses import report_address
from reporting.models import Campaign, State
from reporting.owing import NOBODY, Holders, answering, entered_by, with_people
from reporting.states import with_return, with_state
from reporting.subjects import Subjects
from tasks.subjects import Subject, in_short_called, key_of


@dataclass(frozen=True)
class Line:
    """One report in a message; `news` is what about it a person is told once."""

    code: str
    title: str
    url: str
    reason: str = ""
    news: str = ""

    @property
    def indented_reason(self) -> str:
        """The reason as part of a list in plain text."""
        return "\n  ".join(self.reason.splitlines())


@dataclass
class Section:
    """What one person has to do in one campaign."""

    campaign: Campaign
    on: datetime.date
    owed: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    # About reports in whichever state, and answers to what the person asked.
    questions: list[Line] = field(default_factory=list)
    answers: list[Line] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [*self.owed, *self.waiting, *self.questions, *self.answers]

    @property
    def is_empty(self) -> bool:
        return not self.lines

    def heading(self) -> str:
        year = self.campaign.year
        said = {"strategy": one_line(year.strategy.title), "year": year.year}
        return _("%(strategy)s: reports for %(year)s") % said

    def named(self, what: str) -> str:
        """Say of which strategy and year it is: a person may have several letters."""
        year = self.campaign.year
        said = {"strategy": one_line(year.strategy.title), "year": year.year}
        return _("%(strategy)s, %(year)s: %(what)s") % {**said, "what": what}

    def deadline(self) -> str:
        """Say by when to fill in; after the deadline, till when one still can."""
        campaign, left = self.campaign, self.campaign.days_left(self.on)
        said = {"day": in_words(campaign.due_on), "n": left}
        if left > 0:
            return (
                ngettext(
                    "Fill in by %(day)s (%(n)s day left):",
                    "Fill in by %(day)s (%(n)s days left):",
                    left,
                )
                % said
            )
        if left == 0:
            return _("Fill in today, %(day)s:") % said
        return _("Late: the deadline was %(day)s. Fill in by %(last)s:") % {
            **said,
            "last": in_words(campaign.closes_on),
        }

    def in_short(self) -> Iterator[str]:
        """Say it for the subject: how many reports, and by when."""
        if self.owed:
            yield self._owed_in_short()
        if n := len(self.waiting):
            yield ngettext("%(n)s report to review", "%(n)s reports to review", n) % {
                "n": n
            }
        if n := len(self.questions):
            yield ngettext("%(n)s question", "%(n)s questions", n) % {"n": n}
        if n := len(self.answers):
            yield ngettext("%(n)s answer", "%(n)s answers", n) % {"n": n}

    def _owed_in_short(self) -> str:
        n = len(self.owed)
        said = {"n": n, "day": day_of(self.campaign.due_on)}
        if self.campaign.days_left(self.on) < 0:
            return ngettext("%(n)s report is late", "%(n)s reports are late", n) % said
        return ngettext("%(n)s report by %(day)s", "%(n)s reports by %(day)s", n) % said


@dataclass(frozen=True)
class Wording:
    """What a letter says to one person."""

    user: User
    subject: str
    intro: str
    sections: Sequence[Section]

    def message(self) -> EmailMultiAlternatives:
        context = {
            "letter": self,
            "home": address(reverse("reporting:home")),
            "account": address(reverse("people:account")),
            "language": settings.LANGUAGE_CODE,
        }
        message = EmailMultiAlternatives(
            self.subject,
            render_to_string("reporting/mail/letter.txt", context),
            to=[self.user.email],
        )
        html = render_to_string("reporting/mail/letter.html", context)
        message.attach_alternative(html, "text/html")
        return message


def digest_letter(user: User, sections: Sequence[Section]) -> Wording:
    return Wording(user, in_short(sections), _("These reports wait for you."), sections)


def reminding_letter(user: User, section: Section, *, by: User) -> Wording:
    what = ", ".join(section.in_short())
    subject = section.named(_("reminder, %(what)s") % {"what": what})
    intro = _("%(person)s asks you to fill in these reports.") % {
        "person": one_line(str(by))
    }
    return Wording(user, subject, intro, [section])


def returned_letter(user: User, section: Section) -> Wording:
    campaign, (report,) = section.campaign, section.owed
    late = campaign.days_left(section.on) < 0
    about = _("report %(code)s came back, correct it by %(day)s") % {
        "code": report.code,
        "day": day_of(campaign.closes_on if late else campaign.due_on),
    }
    intro = _("A report came back to you: correct it and submit it again.")
    return Wording(user, section.named(about), intro, [section])


def in_short(sections: Iterable[Section]) -> str:
    return "; ".join(one.named(", ".join(one.in_short())) for one in sections)


@dataclass(frozen=True)
class Shares:
    """Who has to do what in a campaign, and what it is for which there is nobody."""

    by_person: dict[User, Section]
    unreached: list[Subject]


def share_out(
    subjects: Subjects, campaign: Campaign, held: Holders, *, on: datetime.date
) -> Shares:
    """Give each report that is not approved to those whose turn it is.

    Eight queries, however many reports, and one more where nobody approves what they
    entered; `held` knows only those who can be told.
    """
    by_person: defaultdict[User, Section] = defaultdict(lambda: Section(campaign, on))
    unreached, entered = [], entered_by(campaign)
    for subject in subjects.each(lambda part: _with_news(part, campaign)):
        is_waiting = subject.report_state == State.SUBMITTED
        named = answering(subject)
        by = entered.get(key_of(subject), NOBODY)
        duty = held.reviewing(named, campaign, by) if is_waiting else held.owing(named)
        line = _line(subject, campaign)
        for user in duty.people:
            section = by_person[user]
            (section.waiting if is_waiting else section.owed).append(line)
        if not duty.people:
            unreached.append(subject)
    return Shares(dict(by_person), unreached)


def _with_news(part: "QuerySet[Any]", campaign: Campaign) -> "QuerySet[Any]":
    found = with_state(part, campaign.year).exclude(report_state=State.APPROVED)
    told = with_return(with_people(found), campaign.year)
    latest: QuerySet[Any] = told.annotate(latest_pk=F("report__latest"))
    return latest


def _line(subject: Any, campaign: Campaign) -> Line:
    reason = news = ""
    if subject.report_state == State.SUBMITTED:
        news = f"submitted-{subject.latest_pk}"
    elif subject.report_state == State.RETURNED:
        reason, news = subject.returned_reason, f"returned-{subject.returned_pk}"
    url = address(report_address(subject, campaign.year.year))
    return Line(in_short_called(subject), one_line(subject.title), url, reason, news)


def address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def one_line(text: str) -> str:
    """Keep no line break: in a subject it would begin another header."""
    return " ".join(text.split())


def day_of(day: datetime.date) -> str:
    return date_format(day, "j E")


def in_words(day: datetime.date) -> str:
    return date_format(day, "j E Y")
