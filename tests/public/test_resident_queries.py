"""What residents type on the real strategy, and what they are to find by it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils.html import strip_tags

from organisation.models import Unit
from tasks.life import publish
from tasks.models import Strategy

pytestmark = pytest.mark.slow

TOLD = tomllib.loads((Path(__file__).parent / "resident_queries.toml").read_text())
# Those by which the search was made, and those that it met afterwards.
QUERIES: list[dict[str, Any]] = [*TOLD["query"], *TOLD["unseen"]]
CODE = re.compile(r"/(?:cele|programy|zadania)/([^/]+)/")
KINDS = {"wskazniki": "w:", "jednostki": "j:"}


@pytest.fixture(scope="module")
def leszno(django_db_setup, django_db_blocker):
    """Import the strategy once; these tests only read it."""
    path = settings.BASE_DIR / "fixtures/leszno-2009-2013.json"
    with django_db_blocker.unblock():
        call_command("import_strategy", path, verbosity=0)
        publish(Strategy.objects.get())
        # As the office keeps it: the city itself spells it in three ways.
        roads = Unit.objects.get(name="Miejski Zarząd Dróg i Inwestycji")
        for name in ("MZDiI", "MZD"):
            roads.aliases.create(name=name)
        yield
        call_command("flush", interactive=False, verbosity=0)


def found(client: Client, ask: str) -> set[str]:
    """Return codes, and names of indicators and units with the sign of their kind."""
    page = client.get("/leszno-2009-2013/szukaj/", {"q": ask})
    hits = [hit for group in page.context["groups"] for hit in group.hits]
    return {_named(hit.address, str(hit.title)) for hit in hits}


def _named(address: str, title: str) -> str:
    if code := CODE.search(address):
        return code[1]
    kind = address.split("/")[2]
    return KINDS.get(kind, f"{kind}:") + strip_tags(title)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["ask"])
def test_residents_find_what_they_mean(leszno, db, client, query):
    is_missed = query.get("is_missed", False)
    assert (set(query["finds"]) <= found(client, query["ask"])) != is_missed
