"""Save what a filled-in workbook holds: each report by itself, through the one way."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from filling.comparing import Compared, compare, data_of
from filling.models import FilledFile
from leszno_strategy.meanwhile import SEEN, write_texts
from reporting.receiving import Outcome, Result, Wanted, receive
from reporting.transitions import Actor
from tasks.models import StrategyYear
from tasks.subjects import key_of

# Nothing of these is left to be done with the file.
OVER = frozenset({Result.SAVED, Result.SUBMITTED, Result.UNCHANGED, Result.INCOMPLETE})


@dataclass(frozen=True)
class Choices:
    """What the person saw and chose before confirming.

    `shown` has what each report was compared with, by its key, as `Compared.version`
    tells: whatever was chosen holds for that alone. `mine` has the
    conflicts, as key and field, in which the file's figure is to stand; in the others
    of a report that was shown, what others wrote stays.
    """

    shown: Mapping[str, str] = field(default_factory=dict)
    mine: Collection[tuple[str, str]] = ()


@dataclass(frozen=True)
class Told:
    """What became of a report."""

    key: str
    called: str
    title: str
    address: str
    result: str
    # Sentences: why not, or what is missing.
    said: str = ""
    # Fields in which somebody wrote something else meanwhile, by their names.
    conflicts: list[str] = field(default_factory=list)


def confirm(
    filled: FilledFile,
    year: StrategyYear,
    *,
    by: Actor,
    choices: Choices | None = None,
    submits: bool = False,
) -> list[Told]:
    """Save the file's reports as drafts, or submit those that are complete.

    Reports with mistakes are left out, and stay in the file with those in which
    somebody wrote something else: every cell is saved, or told in the next comparison.
    The year comes with its campaign.
    """
    choices = choices or Choices()
    told = []
    for one in compare(filled, year, by).ready:
        outcome = _received(one, choices, submits=submits)
        if outcome:
            told.append(_told(one, outcome))
    done = {one.key for one in told if one.result in OVER}
    filled.rows = {key: row for key, row in filled.rows.items() if key not in done}
    filled.told = [asdict(one) for one in told]
    filled.save(update_fields=["rows", "told"])
    return told


def _received(one: Compared, choices: Choices, *, submits: bool) -> Outcome | None:
    """Receive one report; None for whoever lost the right to it meanwhile."""
    was_shown = choices.shown.get(one.key) == one.version
    data = data_of(one.typed)
    if was_shown:
        data = _as_chosen(one, data, choices)
    # Nobody submits what others changed since it was shown.
    wanted = Wanted.SUBMIT if submits and was_shown else Wanted.SAVE
    try:
        return receive(one.asked, wanted, data, merges=True)
    except PermissionDenied:
        return None


def _as_chosen(one: Compared, data: dict[str, str], choices: Choices) -> dict[str, str]:
    """Say that everything was seen, and bring conflicts to what was chosen."""
    seen = dict(one.texts)
    for conflict in one.conflicts:
        if (one.key, conflict.name) not in choices.mine:
            data[conflict.name] = seen.get(conflict.name, "")
    return {**data, SEEN: write_texts(seen)}


def _told(one: Compared, outcome: Outcome) -> Told:
    said = [outcome.said] if outcome.said else []
    if outcome.gaps:
        said.append(_("Missing: %(gaps)s.") % {"gaps": "; ".join(outcome.gaps)})
    for messages in outcome.mistakes.values():
        said += messages
    if outcome.result == Result.SAVED and outcome.taken_over:
        said.append(_("Somebody changed it meanwhile: look at it before submitting."))
    return Told(
        key=key_of(one.asked.subject),
        called=one.called,
        title=one.title,
        address=one.asked.address,
        result=outcome.result.value,
        said=" ".join(said),
        conflicts=sorted(outcome.conflicts),
    )


def told_of(filled: FilledFile) -> list[Told]:
    kept: Any = filled.told
    return [Told(**one) for one in kept]
