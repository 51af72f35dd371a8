"""Many reports of a year, opened at once for a person."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from reporting.asked import PARENTS, Opened
from reporting.card import fetch_aims, fetch_cards
from reporting.content import Content
from reporting.models import Attachment, Campaign, Report, State
from reporting.recording import figures_on_card, with_total
from reporting.subjects import Subjects, roles, with_roles
from reporting.transitions import Actor, Standing
from tasks.models import StrategyYear
from tasks.subjects import COLUMNS, Subject, about, key_of, place_of


def opened_many(
    subjects: Subjects, year: StrategyYear, actor: Actor
) -> dict[str, Opened]:
    """Open their reports, in the order of the strategy, by the keys of the subjects.

    The year comes with its campaign. As many queries for two hundred as for one.
    """
    found = sorted(_fetched(subjects, year, actor), key=place_of)
    fetch_cards(found, year)
    fetch_aims([one for subject in found for one in subject.indicators.all()])
    reports = _reports(found, year)
    files = _files(reports.values())
    campaign: Campaign | None = getattr(year, "campaign", None)
    opened = {}
    for subject in found:
        key = key_of(subject)
        in_force = figures_on_card(subject, year)
        report = reports.get(key) or _none_yet(subject, year, in_force)
        setattr(report, COLUMNS[type(subject)], subject)
        report.year = year
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


def _reports(found: Sequence[Subject], year: StrategyYear) -> dict[str, Report]:
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for subject in found:
        ids[COLUMNS[type(subject)]].append(subject.pk)
    if not ids:
        return {}
    asked = reduce(or_, (Q(**{f"{name}__in": pks}) for name, pks in ids.items()))
    rows = Report.objects.filter(asked, year=year).select_related("latest__by")
    return {_key_of_report(report): report for report in rows}


def _key_of_report(report: Any) -> str:
    named = ((name, getattr(report, f"{name}_id")) for name in COLUMNS.values())
    name, pk = next(one for one in named if one[1] is not None)
    return f"{name}-{pk}"


def _files(reports: Any) -> Mapping[int | None, list[Attachment]]:
    files: defaultdict[int | None, list[Attachment]] = defaultdict(list)
    for file in Attachment.objects.filter(report__in=list(reports), removed_in=None):
        files[file.report_id].append(file)
    return files


def _none_yet(subject: Subject, year: StrategyYear, in_force: Any) -> Report:
    return Report(
        **about(subject),
        year=year,
        state=State.NOT_STARTED,
        base=Content(in_force).to_json(),
    )
