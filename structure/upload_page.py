"""What the page of a file that was read shows: mistakes, differences, consequences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from exchange.models import Upload, UploadState
from structure.upload_rows import Row, row_of

# Fields of the form, before the key of the row.
MINE, DELETE = "mine", "delete"
# How many rows a section shows; the others are a click away.
SHOWN = 30
# So many rows can be chosen one by one; more are mended in the file.
CHOSEN = 500
KINDS = {
    "clash": (_("Changed since the file was taken"), ""),
    "new": (_("New"), _("in the file, not in the strategy")),
    "changed": (_("Changed"), _("old value → new")),
    "moved": (_("Moved"), _("the same in another place")),
    "missing": (
        _("Missing from the file"),
        _("stay, unless you choose to delete them"),
    ),
    "not_taken": (
        _("Not taken from the file"),
        _(
            "what was carried out comes from approved reports, and the plan of a "
            "closed year changes on the page of the plan"
        ),
    ),
}
CHANGES = ("new", "changed", "moved")
CHOICES = ("clash", "missing")


@dataclass(frozen=True)
class Section:
    """The differences of one kind."""

    kind: str
    title: Any
    explanation: Any
    rows: Sequence[Row] = field(repr=False)

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def shown(self) -> Sequence[Row]:
        """As many rows as a page takes; where one may choose, many."""
        return self.rows[: CHOSEN if self.kind in CHOICES else SHOWN]

    @property
    def has_more(self) -> bool:
        return self.total > len(self.shown)


def result(upload: Upload, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page shows; choices that were made already stand again."""
    findings = upload.findings
    if not upload.is_open:
        chosen = {
            f"{name}:{key}": "yes"
            for name in (MINE, DELETE)
            for key in findings.get(name, [])
        }
    sections = [
        Section(kind, *KINDS[kind], rows=rows)
        for kind in KINDS
        if (rows := list(_rows(findings, kind, chosen)))
    ]
    counts = {one.kind: one.total for one in sections}
    changes = sum(counts.get(kind, 0) for kind in CHANGES)
    return {
        "sections": [one for one in sections if one.kind != "clash"],
        "clashes": next((one for one in sections if one.kind == "clash"), None),
        "counts": [
            (KINDS[kind][0], counts[kind], kind in CHANGES)
            for kind in KINDS
            if kind in counts
        ],
        "changes": changes if upload.is_open else changes + len(chosen),
        "choices": sum(counts.get(kind, 0) for kind in CHOICES),
        "figures": findings.get("figures", []),
        "notes": findings.get("notes", []),
        "can_confirm": upload.state == UploadState.READ,
        "told": upload.compared.token if upload.compared else "",
        "can_choose": upload.is_open,
        "has_cells": any(fault.get("sheet") for fault in upload.faults),
    }


def _rows(findings: Any, kind: str, chosen: Mapping[str, str]) -> Any:
    sums = findings.get("sums", {})
    for one in findings.get("rows", []):
        if one["kind"] == kind:
            yield row_of(one, sums, chosen)
