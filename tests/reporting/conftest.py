from collections.abc import Iterator

import pytest
from django.urls import clear_url_caches
from django.utils import translation

from reporting.models import Campaign
from tasks.models import Strategy
from tests.factories import make_campaign, make_office_user, make_tree


@pytest.fixture
def english(settings) -> Iterator[None]:
    """Read messages as they stand in the code, whatever their translation."""
    settings.LANGUAGE_CODE = "en"
    # Django keeps the addresses of each language: English ones have no /en/ here.
    clear_url_caches()
    with translation.override("en"):
        yield
    clear_url_caches()


@pytest.fixture
def office_queries(client, count_queries):
    """Count what a page asks for the office: `office_queries(address, tasks=10)`."""
    client.force_login(make_office_user())

    def count(address: str, *, tasks: int) -> int:
        Campaign.objects.all().delete()
        Strategy.objects.all().delete()
        make_campaign(make_tree(tasks=tasks).years.get(year=2010))
        return count_queries(lambda: client.get(address))

    return count
