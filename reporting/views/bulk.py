"""Actions on many reports at once."""

import re
from collections import defaultdict
from collections.abc import Collection

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from organisation.rights import Right
from reporting.approving import AT_ONCE, Outcome, approve_each, preview
from reporting.models import Action
from reporting.subjects import Subjects, subjects_of
from reporting.transitions import Actor, campaign_of, right_for
from reporting.views.periods import frame, period_of, way_back
from reporting.views.report.subject import actor_of
from tasks.models import StrategyYear
from tasks.subjects import in_short_called

CONFIRMED = "potwierdz"
SENT = re.compile(r"(?P<key>[a-z_]+-[0-9]{1,9})(:(?P<version>[0-9]{1,9}))?")


@require_POST
def approve(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Show what would be approved of the chosen reports; once confirmed, approve it.

    The chosen ones are keys such as "task-12", the confirmed ones "task-12:version".
    """
    period, by = period_of(request, strategy, year), actor_of(request)
    _check_right(period, by)
    seen = _seen(request)
    if not 0 < len(seen) <= AT_ONCE:
        said = _("Choose at least one report and at most %(n)s.") % {"n": AT_ONCE}
        messages.error(request, said)
        return redirect(way_back(request, strategy, year))
    subjects = _chosen(period, by, seen)
    if CONFIRMED in request.POST:
        _tell(request, approve_each(subjects, seen, period, by))
        return redirect(way_back(request, strategy, year))
    offers, refusals = preview(subjects, period, by)
    context = {
        **frame(period),
        "offers": offers,
        "refusals": refusals,
        "back": way_back(request, strategy, year),
    }
    return render(request, "reporting/approve.html", context)


def _check_right(period: StrategyYear, by: Actor) -> None:
    """Let in whoever may approve something; what, is decided for each report."""
    right = right_for(Action.APPROVED, campaign_of(period))
    if not subjects_of(period).open_to(by.held_posts, right).exists():
        raise PermissionDenied


def _seen(request: HttpRequest) -> dict[str, int]:
    """Read which reports were sent, with the version seen of each, 0 for none."""
    sent = map(SENT.fullmatch, request.POST.getlist("report"))
    return {one["key"]: int(one["version"] or 0) for one in sent if one}


def _chosen(period: StrategyYear, by: Actor, seen: Collection[str]) -> Subjects:
    """Find them; those that the person may not read are as good as unknown."""
    readable = subjects_of(period).open_to(by.held_posts, Right.READ)
    chosen = readable.among(seen)
    if not chosen.exists():
        raise Http404
    return chosen


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    if n := len(outcome.approved):
        said = ngettext("Approved %(n)s report.", "Approved %(n)s reports.", n)
        messages.success(request, said % {"n": n})
    for reason, codes in _by_reason(outcome).items():
        said = _("Not approved: %(reports)s. %(reason)s")
        said %= {"reports": ", ".join(codes), "reason": reason}
        messages.warning(request, said)


def _by_reason(outcome: Outcome) -> dict[str, list[str]]:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for one in outcome.refused:
        codes[one.reason].append(in_short_called(one.subject))
    return codes
