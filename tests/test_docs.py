"""What the documents promise is there: pages, commands, variables."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT: Path = settings.BASE_DIR
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def anchors(text: str) -> set[str]:
    """Name the headings of a page as the places that host repositories do."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = page.read_text()
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _hash, anchor = link.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = page.parent / path if path else page
        if not target.exists() or (
            anchor and anchor not in anchors(target.read_text())
        ):
            broken.append(link)
    assert broken == []


def test_commands_that_are_named_exist():
    text = "\n".join(page.read_text() for page in PAGES)
    named = set(re.findall(r"manage\.py ([a-z_]+)", text))
    assert len(named) > 5
    assert named - get_commands().keys() == set()
    goals = set(re.findall(r"^([a-z ]+):", (ROOT / "Makefile").read_text(), re.M))
    made = {goal for line in goals for goal in line.split()}
    quoted = set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE))
    assert len(quoted) > 5
    assert quoted - made == set()


def test_every_variable_is_explained_and_none_that_is_not_there():
    files = [
        "settings.py",
        "databases.py",
        "file_settings.py",
        "retention_settings.py",
        "signing_in_settings.py",
    ]
    code = "".join((ROOT / "leszno_strategy" / name).read_text() for name in files)
    read = re.findall(r'(?:env_\w+|environ\.get)\(\s*"(\w+)"', code)
    table = (ROOT / "docs/running.md").read_text()
    table = table[table.index("| variable |") : table.index("## Updates")]
    rows = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)
    explained = {name for row in rows for name in re.findall(r"`([A-Z0-9_]+)`", row)}
    assert explained == set(read)


def test_the_environment_file_has_every_variable_and_no_other():
    """For systemd and for a shell alike, as deploy/install puts it in place."""
    lines = (ROOT / "deploy/env").read_text().splitlines()
    for line in lines:
        assert re.fullmatch(r"|# .*|#?[A-Z0-9_]+='[^'\"\\$`]*'", line), line
    named = [line.partition("=")[0].lstrip("#") for line in lines if "='" in line]
    table = (ROOT / "docs/running.md").read_text()
    table = table[table.index("| variable |") :].partition("\n\n")[0]
    rows = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)
    explained = {name for row in rows for name in re.findall(r"`([A-Z0-9_]+)`", row)}
    assert sorted(named) == sorted(explained)


def test_the_changelog_says_everything_once():
    """Two lines with one beginning are what a merge left: one of them is older."""
    text = (ROOT / "CHANGELOG.md").read_text()
    subjects = Counter(re.findall(r"^- \*\*(.+?)\*\*", text, re.MULTILINE))
    assert [subject for subject, n in subjects.items() if n > 1] == []
