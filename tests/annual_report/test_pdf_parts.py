"""A long report is set in parts and joined: it is the same file as a short one's."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Pdf
from pypdf import PdfReader

from annual_report.report import YearlyReport, drafted
from annual_report.text import pdf_parts
from annual_report.text.pdf import write_pdf
from annual_report.text.pdf_parts import Parts
from tests.factories import make_tree

pytestmark = [pytest.mark.slow, pytest.mark.drawn, pytest.mark.django_db]


@pytest.fixture
def report() -> YearlyReport:
    years = make_tree(tasks=60).years.select_related("strategy")
    return drafted(years.get(year=2010))


def written(report: YearlyReport) -> Pdf:
    file = BytesIO()
    write_pdf(report, file)
    return Pdf.open(file)


@pytest.fixture
def whole(report) -> Pdf:
    return written(report)


@pytest.fixture
def joined(report, monkeypatch) -> Pdf:
    for name in ("PART", "LONG_PART", "LONGEST_PART", "WHOLE"):
        monkeypatch.setattr(pdf_parts, name, 4_000)
    return written(report)


def elements(pdf: Pdf) -> Iterator[Any]:
    """Walk through the tags as they are read; each knows what it belongs to."""
    root = pdf.Root.StructTreeRoot
    waiting: list[tuple[Any, Any]] = [(root.K, root)]
    while waiting:
        one, parent = waiting.pop()
        if isinstance(one, Array):
            waiting += [(each, parent) for each in reversed(list(one))]
        elif isinstance(one, Dictionary) and "/S" in one:
            assert one.P.objgen == parent.objgen
            yield one
            if "/K" in one:
                waiting.append((one.K, one))


def pairs(array: Any) -> dict[Any, Any]:
    found = iter(array)
    return dict(zip(found, found, strict=True))


def test_it_is_a_sound_file_that_says_the_same_of_itself(whole, joined):
    assert not joined.check_pdf_syntax()
    assert len(joined.pages) > len(whole.pages)
    assert joined.docinfo == whole.docinfo
    for name in ("/Lang", "/MarkInfo", "/ViewerPreferences"):
        assert joined.Root[name] == whole.Root[name]
    about = joined.Root.Metadata.read_bytes()
    assert b"pdfuaid:part" in about
    assert b"<xmpTPg:NPages>%d<" % len(joined.pages) in about


def test_its_tags_are_those_of_the_whole_but_for_its_contents(whole, joined):
    def counted(pdf: Pdf) -> Counter[str]:
        found = Counter(str(one.S) for one in elements(pdf))
        of_contents = ("/TOC", "/TOCI", "/Reference", "/P", "/Strong")
        # A Div only groups: where a page breaks one may stand in another.
        left_out = {*of_contents, "/Div"}
        return Counter({name: n for name, n in found.items() if name not in left_out})

    assert counted(joined) == counted(whole)
    titles = [str(one.T) for one in elements(whole) if "/T" in one]
    assert [str(one.T) for one in elements(joined) if "/T" in one] == titles


def test_each_cell_finds_the_headings_of_its_own_table(joined):
    named = pairs(joined.Root.StructTreeRoot.IDTree.Names)
    names = list(map(str, named))
    assert len(names) == len(set(names)) > 50
    assert names == sorted(names)
    own: set[str] = set()
    for one in elements(joined):
        if one.S == "/Table":
            own.clear()
        if "/ID" in one:
            own.add(str(one.ID))
            assert named[one.ID].objgen == one.objgen
        for attributes in one.get("/A", ()):
            assert {str(name) for name in attributes.get("/Headers", ())} <= own


def test_what_is_drawn_knows_its_tag(joined):
    tagged = {
        int(key): value
        for key, value in pairs(joined.Root.StructTreeRoot.ParentTree.Nums).items()
    }
    assert joined.Root.StructTreeRoot.ParentTreeNextKey == len(tagged)
    of_pages = [int(page.obj.StructParents) for page in joined.pages]
    assert len(of_pages) == len(set(of_pages))
    for page in joined.pages:
        marks = page.Contents.read_bytes().count(b"/MCID")
        assert len(tagged[int(page.obj.StructParents)]) == marks
    for link in joined.pages[0].Annots:
        assert tagged[int(link.StructParent)].S == "/Link"


def test_contents_and_bookmarks_lead_to_where_the_chapters_are(joined):
    with joined.open_outline() as outline:
        found = [one for root in outline.root for one in (root, *root.children)]
    first = joined.pages[0]
    assert len(found) == len(first.Annots) > 5
    for bookmark, link in zip(found, first.Annots, strict=True):
        assert link.Contents == bookmark.title
        assert list(link.Dest)[1:] == list(bookmark.destination)[1:]
        assert link.Dest[0].objgen == bookmark.destination[0].objgen
        assert "/A" not in link
        assert link.Dest[0].objgen in {page.obj.objgen for page in joined.pages}


def test_every_page_has_its_number_and_that_of_all(joined, tmp_path):
    path = tmp_path / "report.pdf"
    joined.save(path)
    pages = PdfReader(path).pages
    texts = [page.extract_text() for page in pages]
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(pages)}" in text
    contents = re.findall(r"^(.+?)[ .]{3,}(\d+)$", texts[0], re.MULTILINE)
    assert len(contents) > 5
    for title, page in contents:
        assert title in texts[int(page) - 1]


def test_a_part_ends_before_a_programme_or_where_it_must(tmp_path, report, monkeypatch):
    for name, size in (("PART", 100), ("LONG_PART", 300), ("LONGEST_PART", 400)):
        monkeypatch.setattr(pdf_parts, name, size)
    parts = Parts(tmp_path, {}, report.edition.at)
    parts.add({"kind": "cover"})
    text, task = {"kind": "paragraph", "text": "x" * 80}, {"level": 3, "text": ""}
    goal, programme = {"level": 1, "text": "I"}, {"level": 2, "text": "I.1"}
    more = [task, text, programme, text, text, text, task, *[text] * 6]
    for block in (goal, text, text, *more):
        parts.add(block)
    # Of 112 letters each: behind 100 before a programme, 300 a task, 400 anything.
    assert [path.read_text()[:10] for path in parts.files] == [
        *('{"kind":"c', '{"level":1', '{"level":2', '{"level":3', '{"kind":"p'),
    ]
    assert parts.chapters == [(1, "I"), (2, "I.1")]
