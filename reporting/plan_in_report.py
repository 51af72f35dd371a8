"""The plan in a report: what of it is the report's own, and when it needs a reason.

A report has the plan of its year on it. Where its people left that alone, it says what
is in force, which others may have changed since, in the structure. Where they changed
it, that is their proposal, and comes into force with the approval.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from reporting.content import Content
from reporting.models import Campaign, Report, State

Plan = Mapping[int, Decimal | None]


def with_plan_of_now(written: Content, in_force: Plan, report: Report) -> Content:
    """Bring the plan of a report's last version to what is in force by now.

    Once approved, what is in force is the plan. The report comes with its campaign.
    """
    campaign: Campaign | None = getattr(report.year, "campaign", None)
    if report.state == State.APPROVED or not may_change(campaign):
        return replace(written, plan_reason="").with_plan(in_force)
    before = written.plan_before
    if before is None:
        before = Content.from_json(report.base).figures.planned
    own = {
        stage: planned
        for stage, planned in written.figures.planned.items()
        if planned != before.get(stage)
    }
    return written.with_plan({**written.figures.planned, **in_force, **own})


def may_change(campaign: Campaign | None) -> bool:
    """Say whether reports of the campaign may propose another plan."""
    return campaign is not None and campaign.plans_may_change


def needs_reason(in_force: Plan, proposed: Plan) -> bool:
    """Say whether a plan is changed; the first one of a year is only set."""
    is_set = any(planned is not None for planned in in_force.values())
    return is_set and any(
        planned != in_force.get(stage) for stage, planned in proposed.items()
    )
