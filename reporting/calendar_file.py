"""Deadlines as a calendar file (RFC 5545): whole days, no zones, no repeats.

Written here in a few lines: libraries bring four packages for zones and rules of
repetition that no deadline has. Tests read it with one of them.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Octets of a line, without its end; a longer one is folded.
LONGEST_LINE = 75
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Event:
    """Something on one day; `changed_at` and `sequence` tell a program of a change."""

    uid: str
    day: datetime.date
    summary: str
    description: str
    url: str
    changed_at: datetime.datetime
    sequence: int


def calendar_file(name: str, events: Iterable[Event]) -> bytes:
    lines = [line for event in events for line in _event(event)]
    whole = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//leszno_strategy//Strategy monitor//PL",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        # Programs ask again once a day.
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *lines,
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in whole)


def _event(event: Event) -> Iterator[str]:
    utc = event.changed_at.astimezone(datetime.UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{utc:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    # The first day after it.
    yield f"DTEND;VALUE=DATE:{event.day + ONE_DAY:%Y%m%d}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield f"URL:{event.url}"
    # A deadline takes nobody's time of that day.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> bytes:
    """Break the line between letters, never within the bytes of one."""
    parts: list[bytes] = []
    here = b""
    for letter in line:
        added = letter.encode()
        # A continued line begins with a space, which counts.
        if len(here) + len(added) > LONGEST_LINE - bool(parts):
            parts.append(here)
            here = b""
        here += added
    return b"\r\n ".join([*parts, here]) + b"\r\n"
