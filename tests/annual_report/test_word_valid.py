"""The Word document is what its standard says, to the order of elements."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from annual_report.report import drafted
from annual_report.scope import Scope
from annual_report.text.word import write_word
from tests.annual_report.sample import make_full_strategy
from tests.factories import make_office_user

pytestmark = [pytest.mark.slow, pytest.mark.drawn, pytest.mark.django_db]


def faults(file: Path) -> list[str]:
    found = OpenXmlValidator().validate(file).errors
    return [f"{one.part_uri}: {one.description}" for one in found]


@pytest.fixture
def year():
    strategy = make_full_strategy(by=make_office_user())
    return strategy.years.select_related("strategy").get(year=2010)


@pytest.mark.parametrize("scope", ["", "goal=I", "programme=I.2", "task=I.1.1"])
def test_the_document_keeps_to_its_schema(year, tmp_path, scope):
    file = tmp_path / "report.docx"
    with file.open("wb") as written:
        write_word(drafted(year, Scope.read(scope)), written)
    assert faults(file) == []


def test_word_opens_it_as_a_document_of_its_own_day(year):
    file = BytesIO()
    write_word(drafted(year), file)
    settings = Document(file).settings.element
    mode = settings.find(
        f'.//{qn("w:compatSetting")}[@{qn("w:name")}="compatibilityMode"]'
    )
    assert mode.get(qn("w:val")) == "15"
    assert settings.find(f".//{qn('w:useFELayout')}") is None
    # Word 2010's second table of styles, and a picture of another document.
    parts = ZipFile(file).namelist()
    assert not [name for name in parts if "Effects" in name or "thumbnail" in name]
