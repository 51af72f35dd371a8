"""Drafts that save themselves: what can be saved is, and the rest is told by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from leszno_strategy.meanwhile import SEEN, Meanwhile, read_seen, write_texts
from reporting.asked import Asked
from reporting.models import Version
from reporting.receiving import Outcome, Result, Wanted, receive
from reporting.remarks import remarks

# What only a person does by a button.
DEEDS = ("files", "removed", "reason", "step")


@dataclass(frozen=True)
class Quiet:
    """What became of what saved itself.

    `outcome` is of all that came, `saved` of the part of it that had neither mistakes
    nor conflicts: the same, if nothing had.
    """

    outcome: Outcome
    saved: Outcome
    # What came and is not saved by itself.
    left: Sequence[str] = ()

    @property
    def is_refused(self) -> bool:
        return self.outcome.result is Result.REFUSED

    def answer(self, prefix: str = "") -> dict[str, Any]:
        """Say it to the script; `prefix` stands before the names of its fields.

        `hidden` are fields of the form to be set, `taken` those that others wrote and
        nobody typed into here, `conflicts` those into which both did.
        """
        own = self.outcome.conflicts.keys() | self.outcome.mistakes.keys()
        taken = [*self.outcome.taken_over, *self.saved.taken_over]
        by_name: dict[str, dict[str, Any]] = {
            "hidden": {SEEN: self._seen()},
            "mistakes": {
                name: " ".join(said)
                for name, said in self.outcome.mistakes.items()
                if name != "__all__"
            },
            "conflicts": dict(self._conflicts()),
            "taken": {
                one.name: self._now(one.name) for one in taken if one.name not in own
            },
            "remarks": {} if self.is_refused else self._remarks(),
        }
        return {
            kind: {prefix + name: told for name, told in found.items()}
            for kind, found in by_name.items()
        } | {"refused": self._refused(), "left": [prefix + one for one in self.left]}

    def _refused(self) -> str:
        """Say why nothing at all was saved; "" if something was, or could be."""
        if self.is_refused:
            return self.outcome.said
        return " ".join(self.saved.mistakes.get("__all__", ()))

    def _now(self, name: str) -> str:
        return self.saved.texts.get(name, "")

    def _seen(self) -> str:
        """Write what the page has shown by now: theirs only once they were chosen."""
        before = read_seen(str(self.outcome.form.data.get(SEEN, "")), {})
        kept = {name: before.get(name, "") for name in self.outcome.conflicts}
        return write_texts({**self.saved.texts, **kept})

    def _conflicts(self) -> Mapping[str, Mapping[str, str]]:
        latest = self.outcome.asked.report.latest
        return {
            name: {"now": self._now(name), "said": _said(one, latest)}
            for name, one in self.outcome.conflicts.items()
        }

    def _remarks(self) -> dict[str, str]:
        asked, form = self.saved.asked, self.saved.form
        found = remarks(form.content(), asked.subject, asked.year)
        return {one.field: one.said for one in found if one.field}


def _said(one: Meanwhile, latest: Version | None) -> str:
    if latest is None:
        return _("Somebody wrote here: %(now)s.") % {"now": one.now}
    return _("%(when)s, %(who)s wrote here: %(now)s.") % {
        "when": date_format(localtime(latest.at), "j E, H:i"),
        "who": latest.by,
        "now": one.now,
    }


def save_quietly(asked: Asked, data: QueryDict | Mapping[str, str]) -> Quiet:
    """Save what can be saved of a draft; fields with mistakes or conflicts stay.

    What was saved of these before stands as it is.
    """
    sent = {name: data[name] for name in data if name not in DEEDS}
    told = [name for name in DEEDS if data.get(name)]
    outcome = receive(asked, Wanted.SAVE, sent, merges=True, quietly=True)
    waits = (outcome.mistakes.keys() | outcome.conflicts.keys()) - {"__all__"}
    if outcome.result is Result.REFUSED or not waits:
        return Quiet(outcome, outcome, told)
    rest = {name: text for name, text in sent.items() if name not in waits}
    saved = receive(asked, Wanted.SAVE, rest, merges=True, quietly=True)
    return Quiet(outcome, saved, told)
