"""A screen reader lists tables by their names: each of the panel has one."""

import re
from pathlib import Path

from django.conf import settings

TABLE = re.compile(r"<table\b(.*?)>\s*(<caption)?", re.DOTALL)
ROOMS = (
    *("annual_report", "filling", "mfa", "people", "reporting", "structure"),
    "usersessions",
)
ON_PAPER = "_sheet.html"
# So far before the table its region may open, which has the name then.
REGION = 250


def test_each_table_of_the_panel_has_a_name() -> None:
    found, nameless = 0, []
    for room in ROOMS:
        for path in Path(settings.BASE_DIR, "templates", room).rglob("*.html"):
            page = path.read_text()
            for table in TABLE.finditer(page):
                found += 1
                before = page[max(0, table.start() - REGION) : table.start()]
                if not (
                    "aria-label" in table[1]
                    or table[2]
                    or 'role="region"' in before
                    or path.name == ON_PAPER
                ):
                    nameless.append(f"{room}/{path.name}")
    assert found > 30
    assert nameless == []
