"""The office's file: complete or named as incomplete, and refused where it is wrong."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.exceptions import ImproperlyConfigured

from leszno_strategy.checks import (
    is_review_overdue,
    statement_is_complete,
    statement_is_reviewed,
)
from leszno_strategy.office import Compliance, Office, Said, read_office

EXAMPLE = project.BASE_DIR / "fixtures" / "office.toml"


def read(tmp_path: Path, text: str) -> Office:
    (tmp_path / "office.toml").write_text(text)
    return read_office(tmp_path / "office.toml")


def test_the_example_is_complete() -> None:
    office = read_office(EXAMPLE)
    assert office.missing() == []
    assert office.en is not None
    assert office.published_on == datetime.date(2026, 2, 2)
    assert office.phone_link == "tel:+48000000000"


def test_without_a_file_nothing_is_known() -> None:
    assert read_office(None) == Office()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("published_on = 2026-02-30", "Invalid date"),
        ('published_on = "2026-02-03"', "published_on must be a day such as"),
        ("published_on = 2026-02-03T10:00:00", "published_on must be a day such as"),
        ('compliance = "mostly"', 'compliance must be "full", "partial" or "none"'),
        ("compliance = 1", 'compliance must be "full", "partial" or "none"'),
        ('name = ["Urząd"]', "name must be one line of text"),
        ('name = "Urząd\\nMiasta"', "name must be one line of text"),
        ('email = "urząd"', "email must be an e-mail address"),
        ('email = "a@b.pl\\nBcc: c@d.pl"', "email must be"),
        ('audit_report = "javascript:alert(1)"', "audit_report must be an address"),
        ('pl = "słowa"', "pl must be a table"),
        ('[pl]\nbuilding = "Winda"', "pl.building must be a list of texts"),
        ("[pl]\nbuilding = [1]", "pl.building must be a list of texts"),
        ('nmae = "Urząd"', "nmae is not known"),
        ("[pl]\nlift = []", "pl.lift is not known"),
        ("name", "OFFICE_FILE: "),
    ],
)
def test_what_is_wrong_in_the_file_is_said_in_words(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith("OFFICE_FILE: ")
    assert told in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="OFFICE_FILE: "):
        read_office(tmp_path / "none.toml")


def test_what_the_law_wants_and_the_file_lacks_is_named() -> None:
    wanted = "name address email phone published_on changed_on prepared_on compliance"
    said = ["contact", "building", "communication"]
    assert Office(en=Said()).missing() == [
        *wanted.split(),
        *(f"{language}.{name}" for language in ("pl", "en") for name in said),
    ]


@pytest.mark.parametrize(
    ("compliance", "missing"),
    [("full", []), ("partial", ["pl.not_compliant"]), ("none", ["pl.not_compliant"])],
)
def test_a_site_that_is_not_fully_compliant_says_where(
    compliance: str, missing: list[str]
) -> None:
    office = read_office(EXAMPLE)
    said = replace(office.pl, not_compliant=())
    found = replace(office, compliance=Compliance(compliance), pl=said, en=None)
    assert found.missing() == missing


def test_too_costly_wants_the_analysis() -> None:
    office = read_office(EXAMPLE)
    costly = replace(office, pl=replace(office.pl, too_costly=("Filmy",)))
    assert costly.missing() == ["cost_analysis"]
    assert replace(costly, cost_analysis="https://example.org").missing() == []


@pytest.mark.parametrize(
    ("reviewed", "today", "overdue"),
    [
        ("2025-03-30", "2026-03-31", False),
        ("2025-03-30", "2026-04-01", True),
        ("2025-12-31", "2026-04-01", True),
        ("2026-01-02", "2026-04-01", False),
        ("2026-04-20", "2026-12-31", False),
        ("2026-04-20", "2027-03-31", False),
        ("2026-04-20", "2027-04-01", True),
    ],
)
def test_a_statement_is_reviewed_by_31_march_of_each_year(
    reviewed: str, today: str, *, overdue: bool
) -> None:
    day, now = map(datetime.date.fromisoformat, (reviewed, today))
    assert is_review_overdue(Office(reviewed_on=day), today=now) == overdue
    # Before its first review, the day on which it was prepared counts.
    assert is_review_overdue(Office(prepared_on=day), today=now) == overdue


def test_the_checks_say_so(settings) -> None:
    settings.OFFICE = Office(prepared_on=datetime.date(2020, 1, 1))
    (incomplete,) = statement_is_complete()
    (old,) = statement_is_reviewed()
    assert "lacks: name, address" in incomplete.msg
    assert "2020-01-01" in old.msg
    settings.OFFICE = replace(read_office(EXAMPLE), reviewed_on=datetime.date.max)
    assert statement_is_complete() == statement_is_reviewed() == []
