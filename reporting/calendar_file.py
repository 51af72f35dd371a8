"""Deadlines as a calendar file (RFC 5545): whole days, no zones, no repeats."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

import icalendar

# All but tabs and the ends of lines, which are written in another way; also marks that
# some programs take for an end of a line.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\uffff]")
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
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//leszno_strategy//Strategy monitor//PL")
    calendar.add("calscale", "GREGORIAN")
    for called in ("name", "x-wr-calname"):
        calendar.add(called, icalendar.vText(printed(name)))
    # Programs ask again once a day.
    calendar.add("refresh-interval", ONE_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    for event in events:
        calendar.add_component(_event(event))
    written: bytes = calendar.to_ical()
    return written


def printed(text: str) -> str:
    """Return the text without what no line of a calendar may hold."""
    return CONTROLS.sub(" ", text)


def _event(event: Event) -> icalendar.Event:
    told = icalendar.Event()
    told.add("uid", event.uid)
    told.add("dtstamp", event.changed_at.astimezone(datetime.UTC))
    told.add("dtstart", event.day)
    # The first day after it.
    told.add("dtend", event.day + ONE_DAY)
    told.add("sequence", event.sequence)
    told.add("summary", printed(event.summary))
    told.add("description", printed(event.description))
    told.add("url", event.url)
    # A deadline takes nobody's time of that day.
    told.add("transp", "TRANSPARENT")
    return told
