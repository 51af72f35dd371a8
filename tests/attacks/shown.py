"""Whether a text is more than a text in what the site answers: each kind is parsed."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile, is_zipfile

import icalendar
from lxml import etree, html
from openpyxl import load_workbook

from leszno_strategy.active_content import in_pdf
from tests.attacks.texts import ELEMENT, HOST

RAW = f"<{ELEMENT}".encode()
LINKS = {
    *("href", "src", "action", "formaction", "data", "poster", "ping", "cite"),
    *(
        "srcset",
        "background",
        "longdesc",
        "manifest",
        "{http://www.w3.org/1999/xlink}href",
    ),
}
# Of the codes for an app, too.
SCHEMES = {"", "http", "https", "mailto", "tel", "otpauth"}
# What Excel takes for a formula, also after what it passes over.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")  # noqa: RUF001  meant as they are
NO_ENTITIES = etree.XMLParser(resolve_entities=False, no_network=True)
NAMED = re.compile(
    r"(attachment|inline)(; filename(=\"[^\"\\]*\"|\*=utf-8''[\w.%!~*()'-]+))?"
)
# Names of lines that our calendars have.
LINES = {
    *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "NAME", "UID"),
    *("DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"),
    *("REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SEQUENCE", "LAST-MODIFIED", "CREATED"),
    *("CALSCALE", "LOCATION", "CATEGORIES", "STATUS", "CLASS", "COLOR"),
}


def faults_of(kind: str, body: bytes, name: str = "") -> list[str]:
    """Tell where the text is more than a text; what cannot be read is a fault, too."""
    try:
        return list(_faults_of(kind, body, name)) if body else []
    except (ValueError, etree.LxmlError, BadZipFile, KeyError) as error:
        return [f"cannot be read: {error}"]


def _faults_of(kind: str, body: bytes, name: str) -> Iterator[str]:
    if is_zipfile(BytesIO(body)):
        yield from _in_office_file(body)
    elif "html" in kind:
        yield from in_page(body)
    elif "xml" in kind or "svg" in kind:
        yield from _in_xml(body)
    elif "json" in kind:
        json.loads(body)
    elif "csv" in kind:
        yield from _in_csv(body, name)
    elif "calendar" in kind:
        yield from _in_calendar(body)
    elif "pdf" in kind and in_pdf(BytesIO(body)):
        yield "runs something"


def in_page(body: bytes) -> Iterator[str]:
    if RAW in body:
        yield f"has the text as it is: {_around(body, RAW)}"
    if b"198" in body and b"191|add:7" not in body and b"198%(x)s" in body:
        yield "works a template out that the text brought"
    for one in html.fromstring(body.decode()).iter(etree.Element):
        for name, said in one.attrib.items():
            yield from _in_attribute(one.tag, name, said)


def _in_attribute(tag: str, name: str, said: str) -> Iterator[str]:
    if name.startswith("on") or name in {"style", "srcdoc"} or ELEMENT in name:
        yield f"<{tag}> has {name}"
    if name in LINKS:
        # As browsers do, who pass over these wherever they stand.
        address = "".join(sign for sign in said.strip() if sign not in "\t\r\n")
        address = address.lstrip("".join(map(chr, range(33))))
        parts = urlsplit(address.replace("\\", "/"))
        if parts.scheme.lower() not in SCHEMES or HOST in parts.netloc:
            yield f"<{tag}> leads to {said[:60]!r}"
    if tag == "meta" and name == "http-equiv" and said.lower() == "refresh":
        yield "leads on by itself"


def _in_xml(body: bytes) -> Iterator[str]:
    """Read it as strictly as programs do: what is no XML is a fault, too."""
    if RAW in body:
        yield f"has the text as it is: {_around(body, RAW)}"
    for one in etree.fromstring(body, NO_ENTITIES).iter(etree.Element):
        tag = etree.QName(one).localname
        if tag in {ELEMENT, "script", "foreignObject"}:
            yield f"has an element: {tag}"
        for name, said in one.attrib.items():
            if not name.startswith("{http://schemas.openxml"):
                yield from _in_attribute(tag, name, said)
        # Readers of feeds show what is HTML by its type.
        if one.get("type") == "html" and one.text:
            yield from in_page(f"<div>{one.text}</div>".encode())


def _in_office_file(body: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(body)) as archive:
        names = archive.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                for fault in _in_part(name, archive.read(name)):
                    yield f"{name} {fault}"
    if "xl/workbook.xml" in names:
        yield from _in_workbook(body)


def _in_part(name: str, body: bytes) -> Iterator[str]:
    if RAW in body:
        yield f"has the text as it is: {_around(body, RAW)}"
    for one in etree.fromstring(body, NO_ENTITIES).iter(etree.Element):
        target = one.get("Target", "")
        if name.endswith(".rels") and target:
            parts = urlsplit(target.strip())
            if parts.scheme.lower() not in SCHEMES or HOST in parts.netloc:
                yield f"leads to {target[:60]!r}"
        is_field = etree.QName(one).localname in {"instrText", "fldSimple", "f"}
        if is_field and ELEMENT in "".join([one.text or "", *one.attrib.values()]):
            yield f"works something out: {one.text}"


def _in_workbook(body: bytes) -> Iterator[str]:
    book = load_workbook(BytesIO(body))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and ELEMENT in str(cell.value):
                    yield f"{sheet.title} {cell.coordinate} is a formula"
    if any(ELEMENT in str(one.attr_text) for one in book.defined_names.values()):
        yield "has a name that is a text"


def _in_csv(body: bytes, name: str) -> Iterator[str]:
    # Of open data the one for Excel alone: the other is for programs, letter by letter.
    if "/dane/" in name and "excel" not in name:
        return
    text = body.decode("utf-8-sig")
    for delimiter in ";,":
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            for cell in row:
                if FORMULA.match(cell) and f"<{ELEMENT}" in cell:
                    yield f"has a formula: {cell[:40]!r}"


def _in_calendar(body: bytes) -> Iterator[str]:
    icalendar.Calendar.from_ical(body)
    text = body.decode().replace("\r\n ", "")
    for line in filter(None, re.split("[\r\n]+", text)):
        name = line.partition(":")[0].partition(";")[0]
        if name not in LINES:
            yield f"has a line that is none: {line[:40]!r}"


def in_heads(heads: dict[str, str]) -> Iterator[str]:
    for name, said in heads.items():
        if "\n" in said or "\r" in said:
            yield f"{name} has a line of its own: {said[:80]!r}"
        if name != "Content-Disposition" and f"<{ELEMENT}" in said:
            yield f"{name} says {said[:80]!r}"
        elif name == "Content-Disposition" and not NAMED.fullmatch(said):
            yield f"a file's name is not quoted: {said[:80]!r}"


def _around(body: bytes, what: bytes) -> str:
    at = body.index(what)
    return body[max(0, at - 60) : at + 40].decode(errors="replace")
