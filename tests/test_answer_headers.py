"""Permissions-Policy and Cross-Origin-Resource-Policy stand on every answer."""

import pytest

from leszno_strategy.answer_headers import HEADERS, PERMISSIONS, RESOURCES
from tests.factories import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def task():
    return make_task(stages=[{2010: ("10", "5")}])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/konto/login/", 200),
        ("/panel/", 302),
        ("/healthz", 200),
        ("/nie-ma/", 404),
        ("/?a=%00", 400),
        ("/static/css/tokens.css", 200),
    ],
)
@pytest.mark.parametrize("kept", [0, 1])
def test_pages_and_files_are_for_this_site_alone(
    client, settings, address, status, kept
):
    settings.KEPT_PAGES_MB = kept
    settings.WHITENOISE_USE_FINDERS = True
    for _again in range(2):
        response = client.get(address)
        response.getvalue()
        assert response.status_code == status
        assert {name: response[name] for name in HEADERS} == HEADERS
        assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize(
    "address", ["/api/v1/", "/api/v1/nie-ma/", "/miasto/zadania/I.1.1/obraz.png"]
)
def test_what_any_site_may_show_says_so(client, address):
    response = client.get(address)
    assert response[RESOURCES] == "cross-origin"
    assert response[PERMISSIONS] == HEADERS[PERMISSIONS]


def test_a_chart_for_frames_says_so(client, settings):
    address = "/embed/miasto/zadania/I.1.1/"
    assert client.get(address)[RESOURCES] == "same-origin"
    settings.EMBED_ORIGINS = ["https://www.example.pl"]
    assert client.get(address)[RESOURCES] == "cross-origin"
