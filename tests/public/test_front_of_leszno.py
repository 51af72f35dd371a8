"""The front page of the real strategy, by figures worked out from its file by hand."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command

from tasks.life import publish
from tasks.models import Strategy
from tests.pages import rows_of, text_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def leszno() -> None:
    file = settings.BASE_DIR / "fixtures/leszno-2009-2013.json"
    call_command("import_strategy", file, verbosity=0)
    publish(Strategy.objects.get())


def test_the_front_page_has_the_grid_and_the_largest_delays(leszno, client):
    page = client.get("/")
    rows = {row[0].split()[0]: row[1:] for row in rows_of(page) if row[0]}
    assert rows["I.1"] == ["68", "49", "51", "46", "43", "1 z 5"]
    assert rows["II.6"] == ["100", "42", "57", "56", "58", "5 z 8"]
    assert rows["II.9"] == [*["b.d."] * 5, "0 z 2"]
    text = text_of(page)
    assert "Do końca 2013 r. wykonano 81,1 z 96,5 punktu planu Zabrakło 15,4." in text
    assert "wykonano 83,1 pkt ze 100" in text
    text = text[text.index("Najbardziej opóźnione") :]
    found = re.findall(r"(\w+\.\d\.\d) \D+ (\d+) z.? (\d+) brakuje (\d+)", text)
    assert found == [
        ("II.3.3", "0", "100", "100"),
        ("II.6.6", "0", "100", "100"),
        ("II.6.3", "4", "100", "96"),
        ("II.4.5", "40", "100", "60"),
        ("II.3.1", "15", "70", "55"),
        ("I.1.3", "39", "91", "52"),
    ]
