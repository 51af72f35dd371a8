"""What came of the page of many reports, and what becomes of it: each by itself."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from leszno_strategy.meanwhile import SEEN, plain, read_seen, write_texts
from reporting.asked import Opened
from reporting.content import missing
from reporting.models import Action
from reporting.receiving import Outcome, Result, Wanted, form_of, receive
from reporting.transitions import OPEN
from tasks.models import Task
from tasks.subjects import Subject, key_of

# More are on several pages.
MOST = 200
# A field's name: the report that it is of, and its name in the form of that.
NAME = re.compile(r"(?P<of>[0-9]{1,9}|[a-z_]{1,20}-[0-9]{1,9})-(?P<name>[a-z].{0,80})")
# What others wrote where the two did not agree, as the page showed it.
THEIRS = "theirs"
# The buttons that choose between the two; each names its field.
TAKE, LEAVE = "wez", "zostaw"

Texts = dict[str, str]


def prefix_of(subject: Subject) -> str:
    """Return what stands before the names of its fields."""
    return str(subject.pk) if isinstance(subject, Task) else key_of(subject)


def parted(data: QueryDict) -> dict[str, Texts]:
    """Part what came by the report that it is of, found by `key_of` its subject."""
    found: defaultdict[str, Texts] = defaultdict(dict)
    for sent, text in data.items():
        key, name = _named(sent)
        if key in found or (key and len(found) < MOST):
            found[key][name] = str(text)
    for button in (TAKE, LEAVE):
        key, name = _named(str(data.get(button, "")))
        if key in found:
            choose(found[key], name, takes=button == TAKE)
    return dict(found)


def _named(sent: str) -> tuple[str, str]:
    """Return the key of the report that a field is of, and its name there, or ""."""
    match = NAME.fullmatch(sent)
    if match is None:
        return "", ""
    of = match["of"]
    return f"task-{of}" if of.isdecimal() else of, match["name"]


def choose(texts: Texts, name: str, *, takes: bool) -> None:
    """Settle a field into which two wrote: theirs counts as seen, and may be taken."""
    theirs = read_seen(texts.get(THEIRS, ""), {})
    if name not in theirs:
        return
    texts[SEEN] = write_texts(read_seen(texts.get(SEEN, ""), {}) | {name: theirs[name]})
    if takes:
        texts[name] = theirs[name]


@dataclass
class Told:
    """What became of what came: outcomes by the keys of their subjects."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    # Those that were to be submitted.
    submitting: set[str] = field(default_factory=set)

    def count(self, *results: Result) -> int:
        return sum(one.result in results for one in self.outcomes.values())

    @property
    def left(self) -> dict[str, Outcome]:
        """Those with which something is still to be done by the person.

        What others changed meanwhile is looked at before it is submitted.
        """
        return {
            key: one
            for key, one in self.outcomes.items()
            if not one.is_done or (one.taken_over and key in self.submitting)
        }


def is_ready(asked: Opened) -> bool:
    """Say whether a report only waits to be submitted.

    One that was returned waits until somebody saved it again.
    """
    latest = asked.report.latest
    return (
        latest is not None
        and latest.action != Action.RETURNED
        and asked.report.state in OPEN
        and asked.can(Action.SUBMITTED)
        and not missing(asked.content, asked.subject)
    )


def take(
    opened: Mapping[str, Opened], sent: Mapping[str, Texts], *, submits: bool
) -> Told:
    """Receive each report into which something was typed; the others are left alone.

    If it `submits`, those are submitted that are complete, or say why they are not,
    with those that were ready before; the others are saved.
    """
    told = Told()
    for key, asked in opened.items():
        texts = {name: text for name, text in sent[key].items() if name not in UNREAD}
        wanted = _wanted(asked, texts, submits=submits)
        if wanted:
            if wanted is Wanted.SUBMIT:
                told.submitting.add(key)
            told.outcomes[key] = receive(asked, wanted, texts, merges=True)
    return told


# Files do not come with this form.
UNREAD = {"files", "removed", THEIRS}


def _wanted(asked: Opened, texts: Texts, *, submits: bool) -> Wanted | None:
    is_typed, is_explained = any(_typed(texts)), bool(texts.get("reason", "").strip())
    if submits and is_explained:
        return Wanted.SUBMIT
    if submits and (_is_complete(asked, texts) if is_typed else is_ready(asked)):
        return Wanted.SUBMIT
    return Wanted.SAVE if is_typed else None


def _typed(texts: Texts) -> Iterator[str]:
    """Name the fields into which something was typed."""
    seen = read_seen(texts.get(SEEN, ""), {})
    for name, text in texts.items():
        if name not in (SEEN, "reason") and plain(text) != plain(seen.get(name, "")):
            yield name


def _is_complete(asked: Opened, texts: Texts) -> bool:
    """Say whether what is typed can be submitted, as far as the page knows."""
    form = form_of(asked, texts, merges=True, submits=True)
    # One with mistakes says what they are, whatever is wanted.
    return not form.is_valid() or not missing(form.content(), asked.subject)
