"""Whom to tell of a weakness: said while it holds, and never after."""

import datetime
from dataclasses import replace

import pytest
from django.conf import settings as project
from django.core.exceptions import ImproperlyConfigured
from django.utils.timezone import localdate

from leszno_strategy.office import read_office
from operations.checks import weakness_can_be_told
from tests.factories import make_office_user

ADDRESS = "/.well-known/security.txt"


def told(settings, *, days: int, contact: str = "") -> None:
    until = localdate() + datetime.timedelta(days=days)
    settings.SITE_URL = "https://miasto.example"
    settings.OFFICE = replace(
        project.OFFICE, security_contact=contact, security_until=until
    )


def test_it_names_the_office_until_the_day(client, settings):
    told(settings, days=30)
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "Contact: mailto:strategia@example.org\n"
        f"Expires: {settings.OFFICE.security_until}T00:00:00Z\n"
        "Preferred-Languages: pl, en\n"
        f"Canonical: https://miasto.example{ADDRESS}\n"
    )
    assert not response.cookies
    assert weakness_can_be_told() == []


@pytest.mark.parametrize(("days", "status"), [(-1, 404), (0, 200), (400, 200)])
def test_what_has_expired_is_gone_and_what_lasts_too_long_is_said(
    client, settings, db, days, status
):
    told(settings, days=days)
    assert client.get(ADDRESS).status_code == status
    assert bool(weakness_can_be_told()) is (days != 0)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cert@example.org", "mailto:cert@example.org"),
        ("https://example.org/cert", "https://example.org/cert"),
    ],
)
def test_another_contact_comes_before_the_offices(tmp_path, given, kept):
    path = tmp_path / "office.toml"
    path.write_text(f'email = "a@example.org"\nsecurity_contact = "{given}"\n')
    assert read_office(path).reached_about_security == kept
    path.write_text('security_contact = "http://example.org"\n')
    with pytest.raises(ImproperlyConfigured, match="security_contact"):
        read_office(path)


def test_the_foot_names_the_version_to_the_office_alone(client, db):
    assert "1.0.0" not in client.get("/pomoc/").content.decode()
    client.force_login(make_office_user())
    assert "Wersja 1.0.0" in client.get("/panel/").content.decode()
