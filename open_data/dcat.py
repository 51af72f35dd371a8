"""Describe the data for portals, as DCAT-AP in JSON-LD: a data set for each year."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from open_data.datapackage import SCHEMA_FILE
from open_data.description import FOR_EXCEL, IN_WORDS, Text
from open_data.licences import licence
from open_data.releases import KEYWORDS, Described
from open_data.tables import TABLES

Node = dict[str, Any]

# What is so in every language, from the European Union's lists.
EU = "http://publications.europa.eu/resource/authority"
MEDIA = "https://www.iana.org/assignments/media-types"
THEMES = ("GOVE", "REGI")
FORMATS = {"csv": ("CSV", "text/csv"), "json": ("JSON", "application/json")}
LANGUAGES = ("pl", "en")
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CATALOGUE = _("Open data of the strategy")
WHOLE_REPORT = _("The whole report of the year")


def catalogue(years: list[Described]) -> Node:
    """Return the catalogue of the years, of which there is at least one."""
    newest = years[0]
    return {
        "@context": CONTEXT,
        "@id": f"{newest.page}#katalog",
        "@type": "dcat:Catalog",
        "dct:title": _texts(CATALOGUE),
        "dct:description": _texts(newest.description),
        "dct:publisher": _publisher(newest),
        "dct:language": _named(f"{EU}/language/POL"),
        "dct:license": _licence(),
        "dct:issued": _time(min(one.frozen_at for one in years)),
        "dct:modified": _time(max(one.frozen_at for one in years)),
        "dcat:themeTaxonomy": _named(f"{EU}/data-theme"),
        "foaf:homepage": _named(newest.page),
        "dcat:dataset": [_dataset(one) for one in years],
    }


def _dataset(one: Described) -> Node:
    identifier = f"{one.page}#rok-{one.head.year}"
    return {
        "@id": identifier,
        "@type": "dcat:Dataset",
        "dct:identifier": identifier,
        "dct:title": _texts(one.title),
        "dct:description": _texts(one.description),
        "dct:publisher": _publisher(one),
        "dcat:contactPoint": _contact(one),
        "dcat:keyword": [word for text in KEYWORDS for word in _texts(text)],
        "dcat:theme": [_named(f"{EU}/data-theme/{theme}") for theme in THEMES],
        "dct:accrualPeriodicity": _named(f"{EU}/frequency/ANNUAL"),
        "dct:language": _named(f"{EU}/language/POL"),
        "dct:temporal": _period(one),
        "dct:issued": _time(one.frozen_at),
        "dct:modified": _time(one.frozen_at),
        "dcat:version": str(one.snapshot.number),
        **_version_notes(one),
        "dcat:landingPage": _named(one.page),
        "dcat:distribution": list(_distributions(one)),
    }


def _version_notes(one: Described) -> Node:
    reason = one.snapshot.reason
    return (
        {"adms:versionNotes": {"@language": "pl", "@value": reason}} if reason else {}
    )


def _distributions(one: Described) -> Iterator[Node]:
    for table in TABLES:
        for ending in FORMATS:
            yield _distribution(one, f"{table.name}.{ending}", table.title, table.a_row)
        for_excel = format_lazy("{table}: {use}", table=table.title, use=FOR_EXCEL)
        yield _distribution(one, f"{table.name}.excel.csv", for_excel, IN_WORDS)
    report = _distribution(one, "raport.json", WHOLE_REPORT, one.description)
    yield report | {
        "dct:conformsTo": _named(one.address(SCHEMA_FILE)),
        "dcat:byteSize": {
            "@type": "xsd:nonNegativeInteger",
            "@value": str(one.snapshot.size),
        },
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _named("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {
                "@type": "xsd:hexBinary",
                "@value": one.snapshot.sha256,
            },
        },
    }


def _distribution(one: Described, file: str, title: Text, description: Text) -> Node:
    address = one.address(file)
    file_type, media = FORMATS[file.rpartition(".")[2]]
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _texts(title),
        "dct:description": _texts(description),
        "dcat:accessURL": _named(address),
        "dcat:downloadURL": _named(address),
        "dct:format": _named(f"{EU}/file-type/{file_type}"),
        "dcat:mediaType": _named(f"{MEDIA}/{media}"),
        "dct:language": _named(f"{EU}/language/POL"),
        "dct:license": _licence(),
        "dct:issued": _time(one.frozen_at),
        "dct:modified": _time(one.frozen_at),
    }


def _publisher(one: Described) -> Node:
    return {
        "@id": f"{settings.SITE_URL}/#urzad",
        "@type": "foaf:Agent",
        "foaf:name": {"@language": "pl", "@value": one.publisher},
    }


def _contact(one: Described) -> Node:
    email = settings.OFFICE.email
    return {
        "@type": "vcard:Organization",
        "vcard:fn": one.publisher,
        **({"vcard:hasEmail": _named(f"mailto:{email}")} if email else {}),
    }


def _licence() -> Node:
    chosen = licence()
    return {
        "@id": chosen.authority,
        "@type": "dct:LicenseDocument",
        "dct:title": chosen.title,
        "foaf:page": _named(chosen.deed),
    }


def _period(one: Described) -> Node:
    first = f"{one.head.years[0]}-01-01"
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": first},
        "dcat:endDate": {"@type": "xsd:date", "@value": one.last_day},
    }


def _texts(text: Text) -> list[Node]:
    return list(_in_languages(text))


def _in_languages(text: Text) -> Iterable[Node]:
    for language in LANGUAGES:
        with override(language):
            said = str(text)
        yield {"@language": language, "@value": said}


def _named(address: str) -> Node:
    return {"@id": address}


def _time(moment: str) -> Node:
    return {"@type": "xsd:dateTime", "@value": moment}
