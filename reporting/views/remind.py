"""Reminding at once, of reports that somebody chose."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from letters.models import Letter
from letters.sending import reaches_people
from organisation.rights import Right, held_posts_of, person_of
from reporting.approving import AT_ONCE
from reporting.models import Campaign
from reporting.reminders import Sent, remind_now
from reporting.subjects import Subjects, subjects_of
from reporting.views.periods import asked_campaign, way_back
from tasks.subjects import in_short_called


@require_POST
def remind(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Remind those who owe the chosen tasks' reports, and say how many they are."""
    campaign = asked_campaign(strategy, year)
    asked = set(request.POST.getlist("report"))
    subjects = _chosen(request, campaign, asked)
    on = localdate()
    if not 0 < len(asked) <= AT_ONCE:
        said = _("Choose at least one report and at most %(n)s.") % {"n": AT_ONCE}
        messages.error(request, said)
    elif campaign.is_trial:
        said = _("The strategy is not published: this is a trial, without letters.")
        messages.error(request, said)
    elif campaign.is_open_on(on):
        _tell(request, remind_now(subjects, campaign, by=person_of(request), on=on))
    else:
        said = _("The year is closed for writing: no campaign has it open.")
        messages.error(request, said)
    return HttpResponseRedirect(way_back(request, strategy, year))


def _chosen(request: HttpRequest, campaign: Campaign, asked: set[str]) -> Subjects:
    """Skip others' reports; whoever may remind of none has no business here."""
    mine = subjects_of(campaign.year).open_to(held_posts_of(request), Right.REMIND)
    known = mine.keys()
    if not known:
        raise PermissionDenied
    if asked and not known & asked:
        raise Http404
    return mine.among(known & asked)


def _tell(request: HttpRequest, sent: Sent) -> None:
    if (n := sent.messages) and not reaches_people():
        said = ngettext(
            "There is no mail server: the letter to %(n)s person lies in a folder on "
            "the server and reaches nobody.",
            "There is no mail server: the letters to %(n)s people lie in a folder on "
            "the server and reach nobody.",
            n,
        )
        messages.warning(request, said % {"n": n})
    elif n:
        said = ngettext("Reminded %(n)s person.", "Reminded %(n)s people.", n)
        messages.success(request, said % {"n": n})
    if n := sent.already:
        said = ngettext(
            "%(n)s person was reminded today already.",
            "%(n)s people were reminded today already.",
            n,
        )
        messages.info(request, said % {"n": n})
    if n := Letter.objects.stuck().count():
        said = ngettext(
            "%(n)s letter waits: the mail server refused it or did not answer. It is "
            "tried again by itself.",
            "%(n)s letters wait: the mail server refused them or did not answer. They "
            "are tried again by themselves.",
            n,
        )
        messages.warning(request, said % {"n": n})
    if sent.unreached:
        names = ", ".join(map(in_short_called, sent.unreached))
        said = _("Nobody can be told by e-mail of: %(tasks)s.") % {"tasks": names}
        messages.warning(request, said)
    if sent == Sent(0, 0, []):
        messages.info(request, _("These reports are submitted already."))
