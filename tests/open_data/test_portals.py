"""What portals take from the open data."""

import hashlib
from xml.etree import ElementTree

import pytest
from django.test import override_settings

from tasks.models import Strategy, Task
from tests.factories import (
    make_closed,
)
from tests.open_data.downloads import NEWEST, body

# As the schema of dane.gov.pl has it, version 1.13: the children that must be there,
# those that may, and how long a text may be.
DATASET = {"extIdent", "title", "description", "updateFrequency", "categories"}
DATASET |= {"resources", "tags"}
RESOURCE = {"extIdent", "url", "title", "description"}
FLAGS = {"hasDynamicData", "hasHighValueData", "hasResearchData"}
FLAGS |= {"hasHighValueDataFromEuropeanCommissionList", "lastUpdateDate"}
MAY = FLAGS | {"url", "conditions"}
MAY_RESOURCE = FLAGS | {"availability", "dataDate", "containsProtectedData"}


def texts_of(element: ElementTree.Element, name: str, longest: int) -> None:
    found = {child.tag: child.text or "" for child in element.find(name) or []}
    assert set(found) == {"polish", "english"}
    assert all(0 < len(text) <= longest for text in found.values())


@pytest.mark.parametrize("title", ["Strategia", "Tytuł " * 60, "a\x07b & <c>"])
@override_settings(SITE_URL="https://strategia.example.pl")
def test_dane_gov_pl_can_harvest_the_description(client, strategy, office, title):
    Strategy.objects.update(title=title[:250])
    strategy.refresh_from_db()
    make_closed(strategy, 2010, by=office)
    response = client.get(f"{NEWEST}dane-gov-pl.xml")
    assert response["Content-Type"] == "application/xml"
    written = response.getvalue()
    root = ElementTree.fromstring(written)
    assert root.tag == "{urn:otwarte-dane:harvester:1.13}datasets"
    [data_set] = root
    tags = [child.tag for child in data_set]
    assert set(tags) >= DATASET
    assert set(tags) <= DATASET | MAY
    assert len(tags) == len(set(tags))
    texts_of(data_set, "title", 300)
    texts_of(data_set, "description", 1000)
    assert data_set.findtext("updateFrequency") == "yearly"
    assert data_set.findtext("conditions/dbOrCopyrightedLicenseChosen") == "CC BY 4.0"
    assert {tag.attrib["lang"] for tag in data_set.iter("tag")} == {"pl", "en"}
    idents = [one.text or "" for one in data_set.iter("extIdent")]
    assert len(set(idents)) == len(idents) == 12
    assert all(len(ident) == 36 for ident in idents)
    for resource in data_set.iter("resource"):
        tags = [child.tag for child in resource]
        assert set(tags) >= RESOURCE
        assert set(tags) <= RESOURCE | MAY_RESOURCE
        texts_of(resource, "title", 300)
        texts_of(resource, "description", 1000)
        assert resource.findtext("dataDate") == "2010-12-31"
        address = resource.findtext("url") or ""
        assert body(client, address.removeprefix("https://strategia.example.pl"))
    digest = hashlib.md5(written, usedforsecurity=False).hexdigest()
    assert body(client, f"{NEWEST}dane-gov-pl.md5").decode() == digest


def test_a_portal_knows_a_year_again_in_its_next_version(client, strategy, office):
    def idents() -> list[str]:
        root = ElementTree.fromstring(body(client, f"{NEWEST}dane-gov-pl.xml"))
        return [one.text or "" for one in root.iter("extIdent")]

    make_closed(strategy, 2009, by=office)
    before = idents()
    Task.objects.update(title="Inaczej")
    make_closed(strategy, 2009, by=office, reason="Tytuły.")
    assert idents() == before
    make_closed(strategy, 2010, by=office)
    assert set(before) < set(idents())
