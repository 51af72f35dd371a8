"""Bring a database made before the rooms were split to today's first migrations."""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

# The last migrations of each app before they began anew; they bring a database to the
# same tables as today's first ones, but for the names of those that moved.
BEFORE = {
    "organisation": "0003_deputies_and_digest",
    "feedback": "0001_messages_of_readers",
    "tasks": "0004_address_that_no_other_page_has",
    "indicators": "0003_definition_of_an_indicator",
    "reporting": "0002_yearly_reports",
}
# Models that moved from `reporting` to `annual_report`.
MOVED = ("snapshot", "snapshotpart", "reopening", "export")


class Command(BaseCommand):
    help = "Rename the tables that moved, once; a newer database stays as it is."

    def handle(self, **options: Any) -> None:
        recorder = MigrationRecorder(connection)
        applied = set(recorder.applied_migrations()) if recorder.has_table() else set()
        if not applied & {(app, "0001_campaigns_and_reports") for app in BEFORE}:
            return
        if lacking := set(BEFORE.items()) - applied:
            raise CommandError(
                _("This database is too old: it lacks %s.")
                % ", ".join(f"{app}.{name}" for app, name in sorted(lacking))
            )
        self._upgrade(recorder)
        self.stdout.write(_("The database made by an earlier version is upgraded."))

    def _upgrade(self, recorder: MigrationRecorder) -> None:
        """Do all of it or nothing: the editor works in a transaction of its own."""
        with connection.schema_editor() as editor:
            for name in MOVED:
                model = apps.get_model("annual_report", name)
                editor.alter_db_table(model, f"reporting_{name}", model._meta.db_table)
            moved = ContentType.objects.filter(app_label="reporting", model__in=MOVED)
            moved.update(app_label="annual_report")
            recorder.migration_qs.filter(app__in=BEFORE).delete()
            for app in (*BEFORE, "annual_report"):
                recorder.record_applied(app, "0001_initial")
