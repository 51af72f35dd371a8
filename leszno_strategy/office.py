"""What the site says of the office that runs it: contact, accessibility.

The facts are the city's, so they lie in a TOML file of its own (OFFICE_FILE);
fixtures/office.toml is a complete example. What is not there is "not given" on the
pages, and `check --deploy` names it.
"""

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

from django.core.exceptions import ImproperlyConfigured

Kind = TypeVar("Kind")


class Compliance(StrEnum):
    """How far the site keeps to the act on digital accessibility."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


def _refuse(name: str, wanted: str, value: object) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"OFFICE_FILE: {name} must be {wanted}, not {value!r}.")


def _line(name: str, value: Any) -> str:
    if not isinstance(value, str) or "\n" in value:
        raise _refuse(name, "one line of text", value)
    return value.strip()


def _paragraphs(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _refuse(name, "a list of texts", value)
    return tuple(one.strip() for one in value)


def _day(name: str, value: Any) -> datetime.date:
    # A time of day is a date to Python, too.
    if type(value) is not datetime.date:
        raise _refuse(name, "a day such as 2026-03-31, without quotes", value)
    return value


def _compliance(name: str, value: Any) -> Compliance:
    if value not in set(Compliance):
        raise _refuse(name, '"full", "partial" or "none"', value)
    return Compliance(value)


def _email(name: str, value: Any) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", email := _line(name, value)):
        raise _refuse(name, "an e-mail address", value)
    return email


def _contact(name: str, value: Any) -> str:
    """Read where to write to: an address of e-mail or of a page, as a link."""
    if isinstance(value, str) and value.startswith("https://"):
        return _link(name, value)
    return f"mailto:{_email(name, value)}"


def _link(name: str, value: Any) -> str:
    if not re.fullmatch(r"https?://\S+", link := _line(name, value)):
        raise _refuse(name, "an address that begins with https://", value)
    return link


# How people name and reach the office.
REACHED_BY = ("name", "address", "email", "phone")

# A fact of each kind, with what reads it.
Line = Annotated[str, _line]
Paragraphs = Annotated[tuple[str, ...], _paragraphs]
Day = Annotated[datetime.date | None, _day]
Email = Annotated[str, _email]
Link = Annotated[str, _link]
Contact = Annotated[str, _contact]


@dataclass(frozen=True)
class Said:
    """What the office says of itself in one language; lists are items or paragraphs.

    `contact` is the post or unit that answers for accessibility, no person's name.
    """

    contact: Line = ""
    not_compliant: Paragraphs = ()
    too_costly: Paragraphs = ()
    not_covered: Paragraphs = ()
    apps: Paragraphs = ()
    building: Paragraphs = ()
    communication: Paragraphs = ()

    @property
    def inaccessible(self) -> bool:
        """Whether it names anything that is not accessible."""
        return bool(self.not_compliant or self.too_costly or self.not_covered)


def _said(name: str, value: Any) -> Said:
    if not isinstance(value, dict):
        raise _refuse(name, "a table", value)
    return _filled(Said, value, f"{name}.")


@dataclass(frozen=True)
class Office:
    """The facts of the accessibility statement, and how to reach the office."""

    name: Line = ""
    address: Line = ""
    email: Email = ""
    phone: Line = ""
    # Of the site: its first day, and its last change that mattered.
    published_on: Day = None
    changed_on: Day = None
    # Of the statement.
    prepared_on: Day = None
    reviewed_on: Day = None
    compliance: Annotated[Compliance | None, _compliance] = None
    # Who examined the site, and where the report is; without one, the office did.
    auditor: Line = ""
    audit_report: Link = ""
    # Why the law lets the office leave out what is too costly.
    cost_analysis: Link = ""
    # Who is told of a weakness of the site, if not `email`, and the last day on which
    # that holds.
    security_contact: Contact = ""
    security_until: Day = None
    pl: Annotated[Said, _said] = Said()
    en: Annotated[Said | None, _said] = None

    @property
    def phone_link(self) -> str:
        return "tel:" + re.sub(r"[^\d+]", "", self.phone)

    @property
    def reached_about_security(self) -> str:
        return self.security_contact or (self.email and f"mailto:{self.email}")

    @property
    def last_look(self) -> datetime.date | None:
        """The day on which somebody last compared the statement with the site."""
        return self.reviewed_on or self.prepared_on

    def said_in(self, language: str) -> tuple[str, Said]:
        """Return the texts in this language, in Polish without them, and which."""
        if language == "en" and self.en:
            return language, self.en
        return "pl", self.pl

    def missing(self) -> list[str]:
        """Name the facts that the law wants in the statement and the file lacks."""
        dates = ("published_on", "changed_on", "prepared_on", "compliance")
        names = [name for name in (*REACHED_BY, *dates) if not getattr(self, name)]
        for language, said in (("pl", self.pl), ("en", self.en)):
            if said is not None:
                names += [f"{language}.{name}" for name in self._unsaid(said)]
        if self.pl.too_costly and not self.cost_analysis:
            names.append("cost_analysis")
        return names

    def copied_from(self, example: "Office") -> list[str]:
        """Name the facts that are still the example's, word for word."""
        names = [name for name in REACHED_BY if _is_copied(name, self, example)]
        for language in ("pl", "en"):
            said, copied = getattr(self, language), getattr(example, language)
            names += [
                f"{language}.{field.name}"
                for field in fields(Said)
                if said and copied and _is_copied(field.name, said, copied)
            ]
        return names

    def _unsaid(self, said: Said) -> Iterator[str]:
        for name in ("contact", "building", "communication"):
            if not getattr(said, name):
                yield name
        is_partial = self.compliance in {Compliance.PARTIAL, Compliance.NONE}
        if is_partial and not said.inaccessible:
            yield "not_compliant"


def _is_copied(name: str, of: Office | Said, example: Office | Said) -> bool:
    value = getattr(of, name)
    return bool(value) and value == getattr(example, name)


def _filled(kind: type[Kind], given: dict[str, Any], where: str = "") -> Kind:
    """Make the facts of what the file gives; what it does not give is empty."""
    hints = get_type_hints(kind, include_extras=True)
    readers = {name: hint.__metadata__[0] for name, hint in hints.items()}
    if unknown := sorted(given.keys() - readers.keys()):
        raise ImproperlyConfigured(f"OFFICE_FILE: {where}{unknown[0]} is not known.")
    return kind(
        **{name: readers[name](where + name, value) for name, value in given.items()}
    )


def read_office(path: Path | None) -> Office:
    """Read the office's file; without one, nothing is known."""
    if path is None:
        return Office()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"OFFICE_FILE: {error}") from error
    return _filled(Office, given)
