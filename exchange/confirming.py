"""Bringing a file in that was read and looked at, and taking it back.

What shall stand is reckoned before the transaction; in it the strategy is written and
the file marked as decided on, both or neither.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext as _

from exchange.applying import Outdated, apply
from exchange.comparison import Kind
from exchange.differences import resolve
from exchange.document import Document
from exchange.findings import compared, document_in, found, of_text, standing
from exchange.format import Refused
from exchange.models import OPEN, Snapshot, Upload, UploadState
from exchange.writing import document_of, json_of
from leszno_strategy.background import call
from leszno_strategy.making_anew import make_rest
from organisation.models import User
from tasks.models import Strategy


class NotNow(Exception):
    """The deed is not to be done as things stand; the upload may say why."""


@dataclass(frozen=True)
class Choices:
    """What a person chose: whose of two changes, and which missing rows to delete."""

    accept: Collection[str] = ()
    delete: Collection[str] = ()

    @property
    def told(self) -> dict[str, list[str]]:
        return {"mine": sorted(self.accept), "delete": sorted(self.delete)}


def bring_in(pk: int, choices: Choices, *, told: str, by: User) -> Strategy:
    """Bring in all that the file changes, or nothing.

    `told` names the state of the strategy that the person saw it compared with. Raises
    NotNow if somebody decided on it already, or if the strategy changed since: then it
    is compared anew, to be looked at again.
    """
    upload = _upload(pk, UploadState.READ)
    assert upload.wanted  # noqa: S101  it was read
    wanted = document_in(upload.wanted)
    current = standing(upload.strategy, wanted)
    before = Snapshot.objects.keep(json_of(current))
    if before != upload.compared or told != before.token:
        _compare_anew(upload, wanted)
    comparison = compared(upload.strategy, current, wanted, upload.base)
    accept = {*comparison.taken_by_default, *choices.accept}
    decision = {
        "state": UploadState.APPLIED,
        "decided_by": by,
        # The page of the file tells for good what was chosen.
        "findings": {**upload.findings, **choices.told},
    }
    if upload.strategy:
        decision["before"] = before
    try:
        document = resolve(comparison, accept, choices.delete)
        return _let_stand(upload, document, current, decision)
    except Outdated:
        _compare_anew(upload, wanted)
    except Refused as refused:
        _set(
            upload,
            state=UploadState.REFUSED,
            faults=[of_text(one) for one in refused.faults],
        )
    raise NotNow


def take_back(pk: int, *, by: User) -> list[str]:
    """Put back what stood before the file came in; return what could not be.

    What others changed since stays as they left it. Raises NotNow if it is not in, or
    a strategy came of it: that is deleted as a whole.
    """
    upload = _upload(pk, UploadState.APPLIED)
    if not (upload.strategy and upload.before and upload.after):
        raise NotNow
    current = document_of(upload.strategy)
    wanted = document_in(upload.before)
    # A cell that was empty before the file is empty again.
    comparison = compared(upload.strategy, current, wanted, upload.after, is_exact=True)
    # What others added since was not there after the file, and is not missing.
    added = [one.key for one in comparison.of(Kind.MISSING)]
    decision = {"state": UploadState.UNDONE, "decided_by": by}
    try:
        document = resolve(comparison, comparison.taken_by_default, added)
        _let_stand(upload, document, current, decision)
    except (Outdated, Refused) as error:
        raise NotNow from error
    return [one.place for one in comparison.of(Kind.CLASH)]


def discard(pk: int, *, by: User) -> bool:
    """Throw the file away unless something came of it; say whether that was so."""
    return bool(
        Upload.objects.filter(pk=pk, state__in=OPEN).update(
            state=UploadState.DISCARDED, decided_by=by, decided_at=now()
        )
    )


def _upload(pk: int, state: UploadState) -> Upload:
    rows = Upload.objects.select_related(
        "strategy", "base", "wanted", "compared", "before", "after"
    )
    upload = rows.filter(pk=pk, state=state).first()
    if upload is None:
        raise NotNow
    return upload


def _compare_anew(upload: Upload, wanted: Document) -> None:
    """Tell what the file would change as things stand now; raise NotNow."""
    _set(upload, **found(upload, wanted, upload.base, []))
    raise NotNow


def _set(upload: Upload, **fields: Any) -> None:
    """Change the row, unless somebody decided meanwhile: then raise NotNow."""
    rows = Upload.objects.filter(pk=upload.pk, state=upload.state)
    if not rows.update(**fields):
        raise NotNow


def _let_stand(
    upload: Upload, document: Document, current: Document, decision: dict[str, Any]
) -> Strategy:
    """Write the document and the decision, where things still stand as they did."""
    is_back = decision["state"] == UploadState.UNDONE
    # Readers see the reason; what the office calls its files is its own.
    reason = _("what a file had brought taken back") if is_back else _("from a file")
    # What one request makes anew is little against what a file may change.
    call(make_rest)
    return apply(
        upload.strategy,
        document,
        by=decision["decided_by"],
        reason=reason,
        compared=current if upload.strategy else None,
        then=partial(_decide, upload, decision),
    )


def _decide(upload: Upload, decision: dict[str, Any], strategy: Strategy) -> None:
    after = Snapshot.objects.keep(json_of(document_of(strategy)))
    _set(upload, strategy=strategy, after=after, decided_at=now(), **decision)
