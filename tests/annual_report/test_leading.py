"""What only leads from a heading to a table stays with the table."""

import pytest

from annual_report.text.blocks import Block, Column, Heading, Paragraph, Picture, Table
from annual_report.text.leading import LONGEST, MOST, with_leads

HEADING = Heading(2, "Program I.1. Nowe inwestycje")
LEAD = Paragraph("Odpowiada: Prezydent.")
LONG = Paragraph("a" * (LONGEST + 1))
TABLE = Table("Zadania", [Column("Kod")], [["I.1.1"]])
PICTURE = Picture("<svg/>", "Krzywa", "Krzywa")


@pytest.mark.parametrize(
    ("blocks", "leads"),
    [
        ([HEADING, LEAD, TABLE], [False, True, False]),
        ([HEADING, LEAD, LEAD, PICTURE], [False, True, True, False]),
        ([HEADING, TABLE, LEAD, TABLE], [False, False, False, False]),
        ([HEADING, LEAD, HEADING, LEAD], [False, False, False, False]),
        ([HEADING, LONG, TABLE], [False, False, False]),
        ([HEADING, *[LEAD] * (MOST + 1), TABLE], [False] * (MOST + 3)),
    ],
)
def test_paragraphs_between_a_heading_and_a_table_stay_with_it(
    blocks: list[Block], leads: list[bool]
):
    assert list(with_leads(blocks)) == list(zip(blocks, leads, strict=True))
