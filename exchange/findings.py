"""What reading a file finds: its mistakes, and what it would change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _

from exchange import effects, workbook
from exchange.beginning import completed
from exchange.differences import Comparison, Difference, Kind, compare, resolve
from exchange.document import Document, StrategyEntry
from exchange.format import Refused, read_file, read_open
from exchange.models import Fault, Snapshot, Upload, UploadState, fault
from exchange.nodes import Node, Nodes, code_of
from exchange.telling import name_of
from exchange.touched import TABLES, last_touched
from exchange.writing import document_of, json_of
from tasks.models import Strategy, StrategyState

# More would only scroll the first ones, often the cause of the others, out of sight.
MOST_FAULTS = 1000


@dataclass(frozen=True)
class Contents:
    """What is in a file: a document unless it cannot be made out, and its mistakes."""

    document: Document | None
    faults: list[Fault] = field(default_factory=list)
    # The state of the strategy from which the file was made.
    token: str = ""
    # What was taken with a guess beyond doubt, and what was left.
    notes: Sequence[str] = ()


def read(upload: Upload) -> dict[str, Any]:
    """Return the fields of the upload that follow from its file."""
    contents = contents_of(upload)
    faults = contents.faults[:MOST_FAULTS]
    upload.findings = {"notes": list(contents.notes[:MOST_FAULTS])}
    if contents.document is None:
        refused = {"state": UploadState.REFUSED, "faults": faults}
        return {"findings": upload.findings, **refused}
    document = contents.document
    if upload.strategy is None:
        document = completed(document, upload.typed)
        faults += lacking(document.strategy)
    wanted = Snapshot.objects.keep(json_of(document))
    base = Snapshot.objects.filter(token=contents.token).first()
    return {"wanted": wanted, "base": base, **found(upload, document, base, faults)}


def lacking(strategy: StrategyEntry) -> list[Fault]:
    """Say what a new strategy cannot be without, and the file does not have."""
    if strategy.years:
        return []
    expected = _("the first and the last year: type them here, or into the file")
    return [fault(expected, where=_("the years of the strategy"))]


def found(
    upload: Upload, wanted: Document, base: Snapshot | None, faults: list[Fault]
) -> dict[str, Any]:
    """Return the fields that say what the document would change as things stand."""
    current = standing(upload.strategy, wanted)
    comparison = compared(upload.strategy, current, wanted, base)
    findings: dict[str, Any] = {
        "notes": upload.findings.get("notes", []),
        "rows": [told(one, comparison, upload) for one in comparison.differences],
    }
    try:
        findings |= _effects(upload, current, comparison, is_sound=not faults)
    except Refused as refused:
        faults = [*faults, *map(of_text, refused.faults[:MOST_FAULTS])]
    return {
        "state": UploadState.REFUSED if faults else UploadState.READ,
        "faults": faults,
        "findings": findings,
        "compared": Snapshot.objects.keep(json_of(current)),
    }


def standing(strategy: Strategy | None, wanted: Document) -> Document:
    """Return what there is; of a strategy that is to come, nothing but its head."""
    if strategy is None:
        return Document(place="", strategy=wanted.strategy, goals=[])
    return document_of(strategy)


def compared(
    strategy: Strategy | None,
    current: Document,
    wanted: Document,
    base: Snapshot | None,
    *,
    is_exact: bool = False,
) -> Comparison:
    # What was carried out of a public strategy comes through reports alone.
    is_open = strategy is None or strategy.state == StrategyState.PREPARATION
    began = document_in(base) if base else None
    return compare(
        current,
        wanted,
        began,
        takes_carried_out=is_open,
        is_exact=is_exact,
        closed_to=last_closed(strategy) if strategy else 0,
    )


def last_closed(strategy: Strategy) -> int:
    """Return the last closed year, 0 for none: its report shows all plans up to it."""
    closed = strategy.years.filter(is_closed=True)
    return max(closed.values_list("year", flat=True), default=0)


def told(one: Difference, comparison: Comparison, upload: Upload) -> dict[str, Any]:
    """Put a difference into what the page shows of it."""
    nodes = comparison.current if one.row in comparison.current else comparison.wanted
    node = nodes[one.row]
    row = {
        "key": one.key,
        "kind": one.kind,
        "code": code_of(nodes, node),
        "title": title_of(nodes, node),
        "what": what_of(one, node),
        "before": one.before,
        "after": one.after,
        "sums": list(sums_touched(one, nodes, node)),
    }
    if one.kind == Kind.CLASH and upload.strategy:
        row["meanwhile"] = last_touched(upload.strategy, node, one.field)
    return row


def title_of(nodes: Nodes, node: Node) -> str:
    """Return the title of the task, programme or goal that the row is of."""
    while node.above and not node.shape.is_numbered:
        node = nodes[node.above]
    return name_of(node)


def what_of(one: Difference, node: Node) -> str:
    """Such as "weight", "stage", or "stage “Design”, planned, 2010"."""
    if node.shape.name not in TABLES:
        return one.what
    row = str(TABLES[node.shape.name].model._meta.verbose_name)
    if one.field is None and one.kind != Kind.MOVED:
        return row
    if node.shape.is_numbered:
        return one.what
    words = {"row": row, "name": name_of(node), "what": one.what}
    return _("%(row)s “%(name)s”, %(what)s") % words


def sums_touched(one: Difference, nodes: Nodes, node: Node) -> Iterator[str]:
    """Name the sums of `effects` that the difference goes into."""
    is_row = one.field is None
    if node.shape.name == "stage" and (is_row or "planned" in (one.field or ())):
        yield f"plan {code_of(nodes, node)}"
    is_weighed = node.shape.name in {"task", "programme"}
    if is_weighed and (is_row or one.field == ("weight",)):
        yield f"weights {code_of(nodes, nodes[node.above])}"


def _effects(
    upload: Upload, current: Document, comparison: Comparison, *, is_sound: bool
) -> Mapping[str, Any]:
    after = resolve(comparison, comparison.taken_by_default)
    sums = effects.changed_sums(effects.sums_of(current), effects.sums_of(after))
    strategy = upload.strategy
    # Of what is not public nobody reads figures yet, and to try it takes its time.
    if not (is_sound and strategy and strategy.state != StrategyState.PREPARATION):
        return {"sums": sums}
    figures = effects.changed_figures(strategy, after, by=upload.by)
    return {"sums": sums, "figures": figures}


def document_in(snapshot: Snapshot) -> Document:
    with snapshot.unpacked() as file:
        return read_open(file)


def contents_of(upload: Upload) -> Contents:
    with TemporaryDirectory() as folder:
        path = on_disk(upload, Path(folder))
        try:
            if upload.kind == "json":
                return Contents(read_file(path))
            book = workbook.read(path)
        except Refused as refused:
            return Contents(None, [of_text(one) for one in refused.faults])
    faults = [asdict(one) for one in book.faults]
    return Contents(book.document, faults, book.token, book.notes)


def on_disk(upload: Upload, folder: Path) -> Path:
    """Copy the file to where readers of files find it, under a name of ours."""
    path = folder / f"file.{upload.kind}"
    with upload.file.open("rb") as source, path.open("wb") as target:
        copyfileobj(source, target)
    return path


def of_text(message: str) -> Fault:
    """Part a message such as "goals[0].title: is missing" into place and words."""
    place, colon, words = message.partition(": ")
    if colon and " " not in place:
        return fault(words, cell=place)
    return fault(message)
