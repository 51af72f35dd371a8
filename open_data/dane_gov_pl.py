"""Describe the data for dane.gov.pl, whose harvester reads this XML once a day.

Its schema, version 1.13, wants identifiers of at most 36 characters, titles of 300,
descriptions of 1,000, and files that are reached by HTTPS. It also wants the XML's MD5
at the same address with another ending.
"""

import hashlib
from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from open_data.dcat import THEMES, WHOLE_REPORT
from open_data.description import Text
from open_data.licences import licence
from open_data.releases import KEYWORDS, Described
from open_data.tables import TABLES
from spreadsheets.sheets import clean

NAMESPACE = "urn:otwarte-dane:harvester:1.13"
register_namespace("dane", NAMESPACE)
LANGUAGES = {"polish": "pl", "english": "en"}
LONGEST_TITLE, LONGEST_DESCRIPTION = 300, 1000

RESPONSIBILITIES = _(
    "The figures are those that the city approved. It does not answer for what others "
    "make of them."
)


def harvested(years: list[Described]) -> bytes:
    """Return the XML with a data set for each year."""
    root = Element(f"{{{NAMESPACE}}}datasets")
    for one in years:
        _dataset(SubElement(root, "dataset", status="published"), one)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def checksum(years: list[Described]) -> bytes:
    """Return the MD5 with which the harvester checks what it read."""
    return hashlib.md5(harvested(years), usedforsecurity=False).hexdigest().encode()


def _dataset(dataset: Element, one: Described) -> None:
    _text(dataset, "extIdent", identifier(one))
    _in_languages(dataset, "title", one.title, LONGEST_TITLE)
    _in_languages(dataset, "description", one.description, LONGEST_DESCRIPTION)
    _text(dataset, "url", one.page)
    _text(dataset, "updateFrequency", "yearly")
    categories = SubElement(dataset, "categories")
    for theme in THEMES:
        _text(categories, "category", theme)
    _conditions(SubElement(dataset, "conditions"))
    resources = SubElement(dataset, "resources")
    for file, title, description in _files(one):
        resource = SubElement(resources, "resource", status="published")
        _resource(resource, one, file, title, description)
    _tags(SubElement(dataset, "tags"))
    _text(dataset, "lastUpdateDate", one.frozen_at)
    _flags(dataset)


def _files(one: Described) -> Iterable[tuple[str, Text, Text]]:
    for table in TABLES:
        yield f"{table.name}.csv", table.title, table.a_row
    yield "raport.json", WHOLE_REPORT, one.description


def _resource(
    resource: Element, one: Described, file: str, title: Text, description: Text
) -> None:
    _text(resource, "extIdent", identifier(one, file))
    _text(resource, "url", one.address(file))
    _in_languages(resource, "title", title, LONGEST_TITLE, f", {one.head.year}")
    _in_languages(resource, "description", description, LONGEST_DESCRIPTION)
    # The portal keeps a copy, and can show the table.
    _text(resource, "availability", "local")
    _text(resource, "dataDate", one.last_day)
    _text(resource, "lastUpdateDate", one.frozen_at)
    _flags(resource)
    _text(resource, "containsProtectedData", "false")


def identifier(one: Described, file: str = "") -> str:
    """Return what the portal knows it by, through all versions of the year."""
    return str(uuid5(NAMESPACE_URL, f"{one.slug}/{one.head.year}/{file}"))


def _conditions(conditions: Element) -> None:
    chosen = licence()
    for name in ("source", "modification"):
        _text(conditions, name, "true" if chosen.wants_source else "false")
    with override("pl"):
        _text(conditions, "responsibilities", str(RESPONSIBILITIES))
    _text(conditions, "dbOrCopyrightedLicenseChosen", chosen.harvested)


def _tags(tags: Element) -> None:
    for language in LANGUAGES.values():
        with override(language):
            for word in KEYWORDS:
                SubElement(tags, "tag", lang=language).text = str(word)


def _flags(parent: Element) -> None:
    _text(parent, "hasDynamicData", "false")
    _text(parent, "hasHighValueData", "false")
    _text(parent, "hasHighValueDataFromEuropeanCommissionList", "false")
    _text(parent, "hasResearchData", "false")


def _in_languages(
    parent: Element, name: str, text: Text, longest: int, end: str = ""
) -> None:
    element = SubElement(parent, name)
    for child, language in LANGUAGES.items():
        with override(language):
            _text(element, child, shortened(str(text) + end, longest))


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = clean(text)
