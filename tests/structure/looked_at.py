"""Files in each state that their page can show, with a difference of each kind."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from exchange.comparison import Kind
from exchange.models import Snapshot, Upload, UploadState
from indicators.models import BankFile
from organisation.models import User
from tasks.models import Strategy
from tests.factories import make_indicator
from tests.structure.bringing import file_of


def row(kind: Kind) -> dict[str, Any]:
    return {
        "key": f"task:a:{kind}",
        "kind": kind,
        "code": "I.1.1",
        "title": "Zadanie 1",
        "what": "waga",
        "before": "10",
        "after": "15",
        "sums": ["weights I.1"],
        "meanwhile": "Ewa Kos, 3 maja, 10:38",
    }


FAULT = {
    "sheet": "Etapy",
    "cell": "F37",
    "found": "1,,5",
    "expected": "liczba, na przykład 1,5",
    "where": "plan 2012, III.1.3, etap 4",
}
STATES = {
    "waiting": UploadState.WAITING,
    "read": UploadState.READ,
    "refused": UploadState.REFUSED,
    "applied": UploadState.APPLIED,
}


def make_bank_file(strategy: Strategy, by: User) -> BankFile:
    """Make a file of the local data bank of which each kind of change follows."""
    goal, names = strategy.goals.get(), ("Ludność", "Saldo migracji")
    for name in names:
        make_indicator(goal, {2009: "5", 2011: "5"}, name=name)
    made = {
        "group": "",
        "territories": [["3063000", "Powiat m. Leszno"]],
        "odd": ["ludność, 2012: 3.000"],
        "series": [
            {
                "name": name,
                "unit": "osoba",
                "figures": [["3063000", year, "6", "M"] for year in range(2008, 2015)],
            }
            for name in names
        ],
    }
    return BankFile.objects.create(
        strategy=strategy, by=by, name="ludnosc.csv", at=now(), content=made
    )


def make_uploads(strategy: Strategy, by: User) -> dict[str, int]:
    """Make a file in each state; return their keys by the names of these."""
    kept = Snapshot.objects.keep(b"{}")
    findings = {
        "rows": [row(kind) for kind in Kind],
        "sums": {"weights I.1": ["100", "105"]},
        "figures": [{"code": "I.1", "before": "34", "after": "18"}],
        "notes": ["Arkusza „Notatki” nie czytamy."],
        "delete": [f"task:a:{Kind.MISSING}"],
    }
    return {
        name: Upload.objects.create(
            strategy=strategy,
            by=by,
            name="strategia.xlsx",
            file=file_of(b"PK", f"{name}.xlsx"),
            state=state,
            # Its page begins no process for what waits from tomorrow on.
            at=now() + timedelta(days=1),
            compared=kept,
            before=kept,
            after=kept,
            faults=[FAULT] if name == "refused" else [],
            findings=findings,
            decided_by=by,
            decided_at=now(),
        ).pk
        for name, state in STATES.items()
    }
