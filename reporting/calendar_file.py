"""Deadlines as a calendar file (RFC 5545): whole days, no zones, no repeats."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import icalendar

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
        calendar.add(called, icalendar.vText(name))
    # Programs ask again once a day.
    calendar.add("refresh-interval", ONE_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    for event in events:
        calendar.add_component(_event(event))
    written: bytes = calendar.to_ical()
    return written


def _event(event: Event) -> icalendar.Event:
    told = icalendar.Event()
    told.add("uid", event.uid)
    told.add("dtstamp", event.changed_at.astimezone(datetime.UTC))
    told.add("dtstart", event.day)
    # The first day after it.
    told.add("dtend", event.day + ONE_DAY)
    told.add("sequence", event.sequence)
    told.add("summary", event.summary)
    told.add("description", event.description)
    told.add("url", event.url)
    # A deadline takes nobody's time of that day.
    told.add("transp", "TRANSPARENT")
    return told
