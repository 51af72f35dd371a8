"""Which database is used, and how long changes in it wait for each other."""

from pathlib import Path
from typing import Any

from leszno_strategy.environment import env_database, env_number
from leszno_strategy.sqlite import name_of


def read_databases(folder: Path) -> tuple[dict[str, Any], int]:
    """Return the setting, and for how many seconds a change waits for others'.

    Then a page says that nothing was saved. In SQLite each waits for all the others, an
    import and a closing too; less than the 60 s that web servers in front wait.
    """
    # A path is no address: "#" and "%" in it mean themselves.
    database: dict[str, Any] = env_database("DATABASE_URL") or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "db.sqlite3",
        "CONN_MAX_AGE": 60,
    }
    is_sqlite = database["ENGINE"] == "django.db.backends.sqlite3"
    timeout = env_number("LOCK_TIMEOUT", 45 if is_sqlite else 20)
    if is_sqlite:
        database["NAME"] = name_of(database["NAME"])
        # Django's own, but that those who write wait in turn.
        database["ENGINE"] = "leszno_strategy.in_turn"
        # IMMEDIATE makes writers queue at once rather than fail half-way; FULL forces
        # to disk what was said to be saved. Foreign keys are on by Django's own doing,
        # the journal (WAL) by `leszno_strategy.sqlite`.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": timeout,
            "init_command": "PRAGMA synchronous=FULL;",
        }
    else:
        database["CONN_HEALTH_CHECKS"] = True
        options = database.setdefault("OPTIONS", {})
        # Last, so that the address may name another.
        given = options.get("options", "")
        options["options"] = f"-c lock_timeout={timeout}s {given}".strip()
    return {"default": database}, timeout
