"""Give each row its own identity, and publish the strategies that readers know."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from tasks.models.identity import new_uid

MODELS = ("Goal", "Programme", "Task", "Stage", "Executor", "Partner", "FundingSource")
BATCH = 500


def give_identities(apps: Apps, app: str, models: tuple[str, ...]) -> None:
    for name in models:
        model = apps.get_model(app, name)
        rows = list(model.objects.order_by("pk").only("pk"))
        for row in rows:
            row.uid = new_uid()
        model.objects.bulk_update(rows, ["uid"], batch_size=BATCH)
        own = Subquery(model.objects.filter(pk=OuterRef("id")).values("uid"))
        history = apps.get_model(app, f"Historical{name}").objects
        history.exclude(id__in=model.objects.values("pk")).update(uid="")
        history.filter(id__in=model.objects.values("pk")).update(uid=own)


def give_identity(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    give_identities(apps, "tasks", MODELS)


def publish(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    strategies = apps.get_model("tasks", "Strategy").objects
    strategies.update(state="published", published_at=timezone.now())
    newest = strategies.annotate(until=Max("years__year")).exclude(until=None)
    if first := newest.order_by("-until", "slug").first():
        strategies.filter(pk=first.pk).update(is_front=True)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0009_identity_and_life")]
    operations = [
        migrations.RunPython(give_identity, migrations.RunPython.noop),
        migrations.RunPython(publish, migrations.RunPython.noop),
    ]
