"""The one way in which what people enter into a report is received.

The form of one report, the page of many, drafts that save themselves and files all go
through `receive`: each report by itself, in a transaction of its own, under its locks,
read anew once nobody else can change it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from leszno_strategy.meanwhile import Meanwhile
from leszno_strategy.transactions import deed
from reporting.asked import Asked, Opened, again
from reporting.content import Content
from reporting.forms import ReportForm
from reporting.models import Action, Version
from reporting.plan_in_report import may_change
from reporting.transitions import Draft, Incomplete, NotNow, lock_for
from tasks.models import Task

# Files that came with a form, by its fields' names.
Files = MultiValueDict[str, UploadedFile[bytes]]


class Wanted(StrEnum):
    """What becomes of what was entered."""

    SAVE = "save"
    SUBMIT = "submit"
    # Taken back first, where it was submitted meanwhile.
    RETAKE = "retake"
    # Published at once, of a report that was approved.
    CORRECT = "correct"

    @property
    def action(self) -> Action:
        return Action.CORRECTED if self is Wanted.CORRECT else Action.SAVED


class Result(StrEnum):
    """What became of it."""

    SAVED = "saved"
    SUBMITTED = "submitted"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"
    # Nothing was saved: others saved something else meanwhile.
    CONFLICT = "conflict"
    # Nothing was saved: fields, or the whole, need mending.
    MISTAKES = "mistakes"
    # Nothing was saved, and nothing can be: the state or the window forbids it.
    REFUSED = "refused"
    # Saved as a draft, not submitted: gaps need a reason.
    INCOMPLETE = "incomplete"


DONE = frozenset({Result.SAVED, Result.SUBMITTED, Result.CORRECTED, Result.UNCHANGED})


@dataclass(frozen=True)
class Outcome:
    """What became of what was entered.

    `asked` is the report as it stood under the locks: after a save, what it says is
    read with `again`, or its fields with `texts`. `form` is the one that was sent, with
    its mistakes and with everything typed.
    """

    result: Result
    asked: Opened
    form: ReportForm
    # The one that was made, if one was.
    version: Version | None = None
    # Why it was refused, in a sentence.
    said: str = ""
    # What a complete report would have.
    gaps: Sequence[str] = ()
    # What others changed meanwhile where nothing was typed, so that it was taken over.
    taken_over: Sequence[Meanwhile] = ()
    # Files that could not be kept: a browser won't send them again.
    lost_files: Sequence[UploadedFile[bytes]] = field(default=())

    @property
    def is_done(self) -> bool:
        """Whether nothing more is to be done by the person."""
        return self.result in DONE

    @property
    def conflicts(self) -> Mapping[str, Meanwhile]:
        """What was typed where others wrote something else, by the field's name."""
        found = self.form.meanwhile
        return {one.name: one for one in found if one.typed is not None and one.name}

    @property
    def mistakes(self) -> Mapping[str, Sequence[str]]:
        """What is wrong by the field's name; of the whole under "__all__"."""
        return {
            name: [str(message) for message in messages]
            for name, messages in self.form.errors.items()
            if not (name == "__all__" and self.form.meanwhile)
        }

    @property
    def texts(self) -> Mapping[str, str]:
        """What each field says of what is stored by now: what a page shows then."""
        version, content = self.version, self.asked.content
        if version:
            content = Content.from_json(version.content)
        return self.form.texts_of(content)


def form_of(
    asked: Opened,
    data: Mapping[str, Any] | None = None,
    files: Files | None = None,
    *,
    correcting: bool = False,
    **how: bool,
) -> ReportForm:
    """Make the report's form; `how` is as of `ReportForm`."""
    is_task = isinstance(asked.subject, Task)
    proposes = is_task and may_change(asked.campaign) and not correcting
    form = ReportForm(
        data,
        files,
        subject=asked.subject,
        content=asked.content,
        attachments=asked.files,
        plan_is_open=is_task and (proposes or correcting),
        in_force=asked.standing.in_force.planned if proposes else None,
        **how,
    )
    reason = form.fields["reason"]
    reason.required = correcting
    reason.label = _("Why it is corrected") if correcting else _("Why it has gaps")
    return form


def receive(
    asked: Asked,
    wanted: Wanted,
    data: Mapping[str, Any],
    files: Files | None = None,
    *,
    merges: bool = False,
    quietly: bool = False,
) -> Outcome:
    """Take what was entered; whatever is wrong with it, nothing that came is lost.

    `data` holds the texts by the names of the form's fields, and under
    `meanwhile.SEEN` what these said when they were shown (`meanwhile.write_texts`).

    The form of one report shows all that others changed meanwhile before it saves
    anything. With `merges` that is taken over where nothing was typed, a draft is saved
    all the same, and only a field into which others wrote something else is a conflict,
    until what was seen there says theirs. Nothing is submitted, however, of which the
    person has not seen everything: then it is saved as a draft. A field that did not
    come is one into which nothing was typed.

    `quietly` is for drafts that save themselves, see `reporting.quiet`.

    Raises PermissionDenied for whoever may not enter it in any campaign.
    """
    # Before anybody waits for it.
    asked.require(wanted.action)
    return _receive_alone(asked, wanted, data, files, merges, quietly)


@deed
def _receive_alone(
    found: Asked,
    wanted: Wanted,
    data: Mapping[str, Any],
    files: Files | None,
    merges: bool,
    quietly: bool,
) -> Outcome:
    action = wanted.action
    lock_for(action, found.subject, found.year)
    # Read now that nobody else can change the report, its stages and indicators.
    asked = again(found)
    if wanted is Wanted.RETAKE and asked.can(Action.WITHDRAWN):
        asked.advance(Action.WITHDRAWN)
        asked = again(found)
    form = form_of(
        asked,
        data,
        files,
        correcting=action == Action.CORRECTED,
        submits=wanted is Wanted.SUBMIT,
        merges=merges,
    )
    if form.is_valid() and asked.can(action):
        try:
            return _kept(asked, form, wanted, quietly)
        except NotNow as refusal:
            form.add_error(None, refusal)
    return _not_kept(asked, form, action)


def _kept(asked: Opened, form: ReportForm, wanted: Wanted, quietly: bool) -> Outcome:
    """Save what was entered or, if that was asked for, submit it."""
    draft, reason = form.draft(), form.cleaned_data["reason"]
    told: dict[str, Any] = {"form": form, "taken_over": form.taken_over}
    if wanted is Wanted.SUBMIT and not form.taken_over:
        try:
            version = asked.advance(Action.SUBMITTED, draft=draft, reason=reason)
        except Incomplete as lacking:
            version = asked.advance(Action.SAVED, draft=draft)
            told["gaps"] = lacking.gaps
            return Outcome(Result.INCOMPLETE, asked, version=version, **told)
        return Outcome(Result.SUBMITTED, asked, version=version, **told)
    version = asked.advance(wanted.action, draft=draft, reason=reason, quietly=quietly)
    result = Result.CORRECTED if wanted is Wanted.CORRECT else Result.SAVED
    if version is None:
        return Outcome(Result.UNCHANGED, asked, **told)
    return Outcome(result, asked, version=version, **told)


def _not_kept(asked: Opened, form: ReportForm, action: Action) -> Outcome:
    """Say why; good files, which a browser won't send again, are kept."""
    why = asked.why_not(action) or ""
    if not asked.standing.allows(action):
        why = why or _("You may not fill in this report.")
    files = form.good_files()
    if files and action == Action.SAVED and not why:
        asked.advance(action, draft=Draft(asked.content, files))
        asked, files = again(asked), []
    result = Result.CONFLICT if form.meanwhile else Result.MISTAKES
    return Outcome(
        Result.REFUSED if why else result,
        asked,
        form,
        said=why,
        lost_files=files,
    )
