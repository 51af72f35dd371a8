"""Make the demonstration's campaign, with reports in every state."""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annual_report.closing.freezing import close_year
from annual_report.exports import ask_for_closed_years
from organisation.models import User
from organisation.roles import held_posts
from reporting.attachments import check_upload
from reporting.content import TEXTS
from reporting.models import Action, Campaign
from reporting.transitions import Actor, Draft, NotNow, content_of, move, report_of
from tasks.models import Programme, Strategy, StrategyYear, Task
from topics.models import Topic, slug_of

WRITTEN = {Action.SAVED, Action.SUBMITTED}


class Command(BaseCommand):
    help = "Make an example campaign, unless the strategy has one (only with DEMO=1)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--strategy", help="address, else that of the example")
        parser.add_argument(
            "--file",
            type=Path,
            default=settings.BASE_DIR / "fixtures/demo-campaign.json",
            help="the campaign, else that of the example",
        )

    def handle(self, *, strategy: str | None, file: Path, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("The example campaign exists only with DEMO=1."))
        demo = json.loads(file.read_text(encoding="utf-8"))
        found = Strategy.objects.filter(slug=strategy or demo["strategy"]).first()
        if strategy and not found:
            raise CommandError(_("There is no strategy “%s”.") % strategy)
        # A city that shows its own strategy has no use for the example.
        if not found or Campaign.objects.filter(year__strategy=found).exists():
            return
        year = found.years.filter(year=demo["year"]).first()
        if not year:
            raise CommandError(
                _("The strategy has no year %(year)s.") % {"year": demo["year"]}
            )
        count = make_campaign(year, demo, on=localdate())
        make_topics(found, demo.get("topics", []))
        self.stdout.write(
            ngettext(
                "  An example campaign for %(year)s with %(count)d report.",
                "  An example campaign for %(year)s with %(count)d reports.",
                count,
            )
            % {"year": year.year, "count": count}
        )
        for closed in found.years.filter(year__in=demo["closed"]):
            close(closed, demo["office"], on=localdate())
            said = _("  The year %(year)s is closed; files of its report follow.")
            self.stdout.write(said % {"year": closed.year})


def close(year: StrategyYear, username: str, *, on: datetime.date) -> None:
    """Freeze the year's report as the strategy office does, if it is there."""
    if office := User.objects.filter(username=username, is_demo=True).first():
        close_year(year, by=office, held_posts=held_posts(office, on=on))
        # Whoever prepares the site begins the process that makes them.
        ask_for_closed_years()


@transaction.atomic
def make_campaign(
    year: StrategyYear, demo: Mapping[str, Any], *, on: datetime.date
) -> int:
    """Make the campaign and bring its reports to their states; return how many."""
    days = {
        name: on + datetime.timedelta(days=offset)
        for name, offset in demo["days"].items()
    }
    campaign: Any = Campaign(year=year, instructions=demo["instructions"], **days)
    campaign.full_clean()
    people = {user.username: user for user in User.objects.filter(is_demo=True)}
    campaign._history_user = people.get(demo["office"])
    campaign.save()
    return sum(make_report(year, written, people, on=on) for written in demo["reports"])


@transaction.atomic
def make_topics(strategy: Strategy, topics: Sequence[Mapping[str, Any]]) -> None:
    """Make the topics that are missing, with what of their codes there is."""
    programmes = Programme.objects.filter(goal__strategy=strategy)
    tasks = Task.objects.of(strategy)
    for one in topics:
        topic, is_new = Topic.objects.get_or_create(
            strategy=strategy,
            slug=slug_of(one["title"]),
            defaults={name: one[name] for name in ("title", "words", "world_goals")},
        )
        for code in one["codes"] if is_new else ():
            # It is one of a programme or of a task: of the other there is none.
            topic.programmes.add(*programmes.coded(code))
            topic.tasks.add(*tasks.coded(code))


def make_report(
    year: StrategyYear,
    written: Mapping[str, Any],
    people: Mapping[str, User],
    *,
    on: datetime.date,
) -> bool:
    """Take the steps with the rights of those who take them.

    False where the task or an account is gone, or people changed who answers for it.
    """
    task = Task.objects.of(year.strategy).coded(written["task"]).first()
    if not task or not people.keys() >= {step["by"] for step in written["steps"]}:
        return False
    try:
        with transaction.atomic():
            for step in written["steps"]:
                take(step, task, year, written, people[step["by"]], on=on)
    except (PermissionDenied, NotNow):
        return False
    return True


def take(
    step: Mapping[str, str],
    task: Task,
    year: StrategyYear,
    written: Mapping[str, Any],
    user: User,
    *,
    on: datetime.date,
) -> None:
    action = Action(step["action"])
    move(
        task,
        year,
        action,
        by=Actor(user, held_posts(user, on=on), on),
        draft=draft(task, year, written) if action in WRITTEN else None,
        reason=step.get("reason", ""),
    )


def draft(task: Task, year: StrategyYear, written: Mapping[str, Any]) -> Draft:
    """Say the figures in force and the texts, so that approval changes no figure."""
    texts = {name: written.get(name, "") for name in TEXTS}
    content = replace(content_of(report_of(task, year)), **texts)
    return Draft(content, [upload(**written["file"])] if "file" in written else [])


def upload(name: str, text: str) -> SimpleUploadedFile:
    file = SimpleUploadedFile(name, text.encode())
    check_upload(file)
    return file
