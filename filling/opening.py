"""Many reports of a year, opened at once for a person."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from reporting.asked import PARENTS, Opened
from reporting.at_once import reports_on
from reporting.card import fetch_aims, fetch_cards
from reporting.models import Attachment, Campaign
from reporting.recording import figures_on_card, with_total
from reporting.subjects import Subjects, roles, with_roles
from reporting.transitions import Actor, Standing, not_begun
from tasks.models import StrategyYear
from tasks.subjects import Subject, key_of, place_of


def opened_many(
    subjects: Subjects, year: StrategyYear, actor: Actor
) -> dict[str, Opened]:
    """Open their reports, in the order of the strategy, by the keys of the subjects.

    The year comes with its campaign. As many queries for two hundred as for one.
    """
    found = sorted(_fetched(subjects, year, actor), key=place_of)
    fetch_cards(found, year)
    fetch_aims([one for subject in found for one in subject.indicators.all()])
    reports = reports_on(found, year)
    files = _files(reports.values())
    campaign: Campaign | None = getattr(year, "campaign", None)
    opened = {}
    for subject in found:
        key = key_of(subject)
        in_force = figures_on_card(subject, year)
        report = reports.get(key) or not_begun(subject, year, in_force)
        own = roles(subject, actor.held_posts)
        here = Standing(report, campaign, own, in_force)
        one = Opened(subject, year, actor, own, here)
        # Read once for all; asked by itself, each would read its own.
        one.__dict__["files"] = files[report.pk]
        opened[key] = one
    return opened


def _fetched(subjects: Subjects, year: StrategyYear, actor: Actor) -> Iterator[Subject]:
    for part in subjects.parts:
        rows = with_total(with_roles(part, actor.held_posts), year)
        yield from rows.select_related(*PARENTS[part.model])


def _files(reports: Any) -> Mapping[int | None, list[Attachment]]:
    files: defaultdict[int | None, list[Attachment]] = defaultdict(list)
    for file in Attachment.objects.filter(report__in=list(reports), removed_in=None):
        files[file.report_id].append(file)
    return files
