"""The application's own user on PostgreSQL, made as `docs/running.md` says.

It adds to the audit log and works as before, and neither changes what is noted nor
takes away what guards it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test import Client

from audit.models import Deed, Entry
from leszno_strategy.triggers import put_in_place
from tests.annual_report.actions import close
from tests.factories import make_office_user, make_tree

pytestmark = [pytest.mark.django_db, pytest.mark.both]
USER = "strategy_of_a_test"
GUIDE = Path(settings.BASE_DIR, "docs", "running.md")
REFUSED = [
    "UPDATE audit_entry SET what = 'x'",
    "UPDATE audit_entry SET what = 'x' WHERE false",
    "DELETE FROM audit_entry",
    "DELETE FROM audit_entry WHERE at < now() - interval '9 years'",
    "TRUNCATE audit_entry",
    "INSERT INTO audit_entry SELECT * FROM audit_entry ON CONFLICT (id) "
    "DO UPDATE SET what = 'x'",
    "DROP TRIGGER follow_audit_update ON audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION follow_audit_refuse() RETURNS "
    "trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    "DROP FUNCTION follow_audit_refuse CASCADE",
    "DROP TABLE audit_entry",
    f"ALTER TABLE audit_entry OWNER TO {USER}",
    "ALTER TABLE audit_entry RENAME TO other",
    "CREATE RULE x AS ON INSERT TO audit_entry DO INSTEAD NOTHING",
]


def documented() -> str:
    """Return what the guide says to run, for the user of this test."""
    blocks = re.findall(r"```sql\n(.+?)```", GUIDE.read_text(), re.DOTALL)
    (said,) = [block for block in blocks if "audit_entry" in block]
    return re.sub(r"\bstrategy\b", USER, said)


@pytest.fixture
def _as_own_user(settings: object) -> Iterator[None]:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no users")
    settings.AUDIT_IS_GUARDED = True  # type: ignore[attr-defined]
    put_in_place()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {USER} NOLOGIN")
        cursor.execute(documented())
        cursor.execute(f"SET LOCAL ROLE {USER}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.usefixtures("_as_own_user")
def test_the_services_user_adds_to_the_log_and_changes_nothing_of_it():
    Entry.objects.create(deed=Deed.SIGNED_IN, what="x1")
    # That one is passed over, with a warning.
    run(f"GRANT ALL ON audit_entry TO {USER}")
    for statement in REFUSED:
        with pytest.raises(DatabaseError, match=r"permission|owner"):
            run(statement)
    Entry.objects.create(deed=Deed.SIGNED_IN, what="x2")
    assert [one.what for one in Entry.objects.order_by("pk")] == ["x1", "x2"]


@pytest.mark.usefixtures("_as_own_user")
def test_the_services_user_can_do_the_rest(client: Client):
    make_tree(tasks=2)
    client.force_login(make_office_user())
    close(client)
    assert Entry.objects.filter(deed=Deed.CLOSING).count() == 1
    assert client.get("/panel/").status_code == 200
