"""A chart to be framed by other sites: by those alone that the office names."""

import re

import pytest
from django.core.exceptions import ValidationError

from tasks.addresses import not_taken
from tests.factories import make_task, make_tree
from tests.pages import text_of
from tests.public.reading import I_3_5

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/embed/miasto/",
    "/embed/miasto/cele/I/",
    "/embed/miasto/programy/I.1/",
    "/embed/miasto/zadania/I.1.1/",
    "/en/embed/miasto/zadania/I.1.1/",
]
PRESS = "https://gazeta.example"


def ancestors(response) -> str:
    found = re.search("frame-ancestors ([^;]+)", response["Content-Security-Policy"])
    assert found
    return found[1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_may_frame_a_chart_unless_the_office_says_so(client, address):
    make_tree(tasks=2)
    response = client.get(address)
    assert response.status_code == 200
    assert ancestors(response) == "'none'"
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", ADDRESSES)
def test_sites_that_the_office_names_may(client, address, settings):
    settings.EMBED_ORIGINS = [PRESS, "https://bip.example"]
    make_tree(tasks=2)
    response = client.get(address)
    assert ancestors(response) == f"{PRESS} https://bip.example"
    assert "X-Frame-Options" not in response
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert not response.cookies


def test_no_other_page_may_be_framed(client, settings):
    settings.EMBED_ORIGINS = [PRESS]
    make_tree(tasks=2)
    for address in ("/", "/miasto/", "/miasto/zadania/I.1.1/", "/konto/login/"):
        response = client.get(address)
        assert ancestors(response) == "'none'"
        assert response["X-Frame-Options"] == "DENY"


def test_the_frame_says_the_figure_and_whose_it_is(client):
    task = make_task(title="Most", stages=I_3_5)
    response = client.get(f"/embed{task.get_absolute_url()}?rok=2009")
    text = text_of(response)
    assert "wykonano 12,0 z 17,0 zaplanowanych punktów" in text
    assert "Źródło: Miasto, Strategia rozwoju Miasta" in text
    body = response.content.decode()
    assert '/miasto/zadania/I.1.1/?rok=2009" target="_blank"' in body
    assert "<svg" in body
    assert '<meta name="robots" content="noindex">' in body


def test_the_lines_to_copy_are_shown_where_somebody_may_use_them(client, settings):
    task = make_task(stages=I_3_5)
    address = task.get_absolute_url()
    assert "&lt;iframe" not in client.get(address).content.decode()
    settings.EMBED_ORIGINS = [PRESS]
    body = client.get(address).content.decode()
    assert f'&lt;iframe src="{settings.SITE_URL}/embed{address}?rok=2013"' in body


def test_a_former_code_leads_on_in_a_frame_too(client):
    make_task(stages=I_3_5)
    response = client.get("/embed/miasto/zadania/i.1.1/")
    assert (response.status_code, response["Location"]) == (
        301,
        "/embed/miasto/zadania/I.1.1/",
    )


def test_no_strategy_can_be_called_embed():
    with pytest.raises(ValidationError):
        not_taken("embed")
    not_taken("embedded")
