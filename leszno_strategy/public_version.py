"""Which state of the public data stands: a number that every change raises.

What was made of the data may be kept under the number: as long as it is the same, so
are they. Triggers raise it in the transaction of the change, whoever writes and how, so
no code has to remember it. Every table is watched but those of UNREAD and DERIVED; a
test walks all public addresses and fails when one reads another.

On SQLite, where one writes at a time, each changed row raises it at once. On
PostgreSQL that would let all writers wait for each other until their ends. There a
change only notes that the transaction makes one, and the number is raised when it is
committed: behind all that is checked then, so that whoever holds the number waits for
nobody.
"""

# ruff: noqa: S608  SQL is put together of our own names and of nothing else

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.models import Model
from django.db.models.signals import post_migrate
from django.http import HttpRequest

from leszno_strategy.models import PublicChange, PublicVersion
from leszno_strategy.triggers import PREFIX, Trigger, register

# Tables that no public page reads, by the label of their model.
UNREAD: Mapping[str, str] = {
    "admin.LogEntry": "what was done in the admin",
    "auth.Group": "rights",
    "auth.Group_permissions": "rights",
    "auth.Permission": "rights",
    "contenttypes.ContentType": "what Django knows of the code",
    "sessions.Session": "who is signed in",
    "account.EmailAddress": "accounts",
    "account.EmailConfirmation": "accounts",
    "leszno_strategy.PublicChange": "the number's own",
    "leszno_strategy.PublicVersion": "the number itself",
    "audit.Entry": "who did what",
    "leszno_strategy.WorkerSeen": "processes of the background",
    "django_tasks_database.DBTaskResult": "work of the background",
    "public.Follower": "addresses that are told of changes",
    "letters.Letter": "letters that wait to be sent",
    "operations.Maintenance": "whether anything is saved; asked by who writes",
    "organisation.User": "accounts; pages name posts and units, never people",
    "organisation.User_groups": "accounts",
    "organisation.User_user_permissions": "accounts",
    "mfa.Authenticator": "second factors",
    "socialaccount.SocialAccount": "the office's own accounts",
    "socialaccount.SocialApp": "none: settings say which provider",
    "socialaccount.SocialToken": "none are kept",
    "usersessions.UserSession": "where people are signed in",
    "signing_in.Attempt": "tries at passwords",
    "feedback.Feedback": "what readers write to the office",
    "exchange.Upload": "files that the office brings, until it confirms them",
    "reporting.CalendarKey": "addresses of people's calendars",
    "reporting.Notice": "reminders",
    "filling.FilledFile": "workbooks that people bring, until they confirm them",
    "reporting.Question": "questions that officials ask one another about reports",
}

# Tables that pages read, and that say nothing which others do not: made of these, and
# not read where they hold no more.
DERIVED: Mapping[str, str] = {
    "tasks.ProgrammeSums": "what the tasks of a programme add up to",
    "tasks.ProgrammeMoney": "what their money adds up to",
    "tasks.ChangedSums": "of which programmes these sums hold no more",
    "public.SearchedWord": "words of texts as people search for them",
    "tasks.TaskYear": "where each task stands, kept with whatever that follows from",
    "indicators.PlaceFacts": "of which places it is kept how indicators stand",
    "indicators.YearFacts": "how indicators stand",
    "indicators.ChangedFacts": "of which places that holds no more",
}


# Its own SQL of each database for "is another value, or one of them is none".
DIFFERS = " DIFFERS FROM "
DIFFERS_IN = {"sqlite": " IS NOT ", "postgresql": " IS DISTINCT FROM "}


@dataclass(frozen=True)
class Change:
    """Which changes of a table the public may see, in SQL of OLD and NEW."""

    insert: str
    update: str
    delete: str

    @classmethod
    def where(cls, condition: str, *, update: str = "") -> "Change":
        """Those of rows of which, before or after, the condition on ROW is true."""
        new, old = (condition.replace("ROW", row) for row in ("NEW", "OLD"))
        both = f"({old} OR {new})"
        return cls(new, f"{both} AND ({update})" if update else both, old)


def _any_differs(*columns: str) -> str:
    return " OR ".join(f"OLD.{one}{DIFFERS}NEW.{one}" for one in columns)


_OF_PUBLISHED = (
    "EXISTS (SELECT 1 FROM reporting_report r"
    " WHERE r.id = ROW.report_id AND r.published_id IS NOT NULL)"
)
# Tables in which people write what the public does not see yet: reports on their way
# to approval, and files of the yearly report that are being made.
PARTLY: Mapping[str, Change] = {
    "reporting.Report": Change.where(
        "ROW.published_id IS NOT NULL",
        update=_any_differs(
            "published_id",
            "year_id",
            "of_strategy_id",
            "goal_id",
            "programme_id",
            "task_id",
        ),
    ),
    "reporting.Version": Change.where("ROW.action IN ('approved', 'corrected')"),
    "reporting.Attachment": Change.where(_OF_PUBLISHED),
    "annual_report.Export": Change.where("ROW.state = 'done'"),
}

RAISED = PublicVersion._meta.db_table
NOTED = PublicChange._meta.db_table
RAISE = {
    "sqlite": f"""UPDATE {RAISED} SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );""",
    "postgresql": f"""UPDATE {RAISED} SET number = greatest(
    number + 1,
    CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)
  );""",
}
NOTE = f"""INSERT INTO {NOTED} (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING;"""
EVENTS = ("insert", "update", "delete")


def current(request: HttpRequest) -> int | None:
    """Return the number; one query, once a request.

    None where nothing may be kept: triggers are not in place, as during a migration,
    or the database cannot be asked. Ask before what is kept under it is read.
    """
    if not hasattr(request, "_public_version"):
        request._public_version = read()  # type: ignore[attr-defined]
    number: int | None = request._public_version  # type: ignore[attr-defined]
    return number


def read() -> int | None:
    try:
        try:
            return _asked()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:
                raise
            # The server was started anew since this connection asked last.
            connection.close()
            return _asked()
    except DatabaseError:
        return None


def _asked() -> int | None:
    if connection.connection is not None:
        # Whether it still works, this query itself tells; Django would send another.
        connection.health_check_done = True  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number FROM {RAISED}")
        row = cursor.fetchone()
    return row[0] if row else None


def watched() -> Iterator[type[Model]]:
    """Yield the models whose tables raise the number."""
    for model in apps.get_models(include_auto_created=True):
        is_table = model._meta.managed and not model._meta.proxy
        if is_table and model._meta.label not in {*UNREAD, *DERIVED}:
            yield model


def triggers() -> Iterator[Trigger]:
    for model in watched():
        if change := PARTLY.get(model._meta.label):
            yield from _of_some_rows(model._meta.db_table, change)
        else:
            yield from _of_all_rows(model._meta.db_table)
    yield from _of_commit()


def _of_all_rows(table: str) -> Iterator[Trigger]:
    for event in EVENTS:
        name = _name(table, event)
        yield Trigger(name, table, sqlite=_in_sqlite(name, table, event))
    name, function = _name(table, "all"), f"{PREFIX}public_note"
    yield Trigger(
        name,
        table,
        postgresql=f"""{_function(function, NOTE)}
CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION {function}();""",
    )


def _of_some_rows(table: str, change: Change) -> Iterator[Trigger]:
    for event in EVENTS:
        name, when = _name(table, event), getattr(change, event)
        in_postgresql = when.replace(DIFFERS, DIFFERS_IN["postgresql"])
        note = f"IF {in_postgresql} THEN {NOTE} END IF;"
        yield Trigger(
            name,
            table,
            sqlite=_in_sqlite(name, table, event, when),
            postgresql=f"""{_function(name, note)}
CREATE TRIGGER {name} AFTER {event} ON "{table}"
FOR EACH ROW EXECUTE FUNCTION {name}();""",
        )
    name, function = _name(table, "truncate"), f"{PREFIX}public_note"
    yield Trigger(
        name,
        table,
        postgresql=f"""{_function(function, NOTE)}
CREATE TRIGGER {name} AFTER TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION {function}();""",
    )


def _of_commit() -> Iterator[Trigger]:
    """PostgreSQL's: what was noted raises the number as the last thing of all.

    What is deferred to the commit is done in rounds: what was there at its beginning,
    such as checks of foreign keys, which may wait for others; then what came of that.
    """
    of_this = "WHERE transaction = NEW.transaction;"
    steps = {
        "insert": f"UPDATE {NOTED} SET is_last = true {of_this}",
        "update": f"{RAISE['postgresql']}\n  DELETE FROM {NOTED} {of_this}",
    }
    for event, step in steps.items():
        name = f"{PREFIX}public_{event}_at_commit"
        yield Trigger(
            name,
            NOTED,
            postgresql=f"""{_function(name, step)}
CREATE CONSTRAINT TRIGGER {name} AFTER {event} ON {NOTED}
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {name}();""",
        )


def _name(table: str, event: str) -> str:
    return f"{PREFIX}public_{table}_{event}"


def _in_sqlite(name: str, table: str, event: str, when: str = "") -> str:
    only = f" WHEN {when.replace(DIFFERS, DIFFERS_IN['sqlite'])}" if when else ""
    made = f'CREATE TRIGGER {name} AFTER {event} ON "{table}"{only}'
    return f"{made}\nBEGIN\n  {RAISE['sqlite']}\nEND"


def _function(name: str, body: str) -> str:
    return f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  {body}
  RETURN NULL;
END $$;"""


def begin(**signal: object) -> None:
    """Put the row in place, with a number that never was: changes may have passed."""
    PublicVersion.objects.get_or_create(pk=1, defaults={"number": 0})
    with connection.cursor() as cursor:
        cursor.execute(RAISE[connection.vendor])


def end() -> None:
    PublicVersion.objects.all().delete()


def _begin_if_gone(**signal: object) -> None:
    """A flush empties this table with all the others."""
    if not PublicVersion.objects.exists():
        begin()


def follow(project: object) -> None:
    """Register the triggers; for the project's `ready`."""
    register("public version", triggers, begin=begin, end=end)
    post_migrate.connect(_begin_if_gone, sender=project, dispatch_uid="public version")
