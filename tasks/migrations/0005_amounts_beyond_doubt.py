"""Read amounts such as "186,4 mln zł", which were left as mere words.

What a person changed stays as it is.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tasks.amounts import amount_in

# By model: the words, and the amount in them.
AMOUNTS = {
    "Task": ("planned_total_cost", "planned_total_cost_amount"),
    "FundingSource": ("funds", "amount"),
}


def read_amounts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for model, (words, amount) in AMOUNTS.items():
        rows = apps.get_model("tasks", model).objects.order_by()
        history = apps.get_model("tasks", f"Historical{model}").objects
        by_people = history.filter(history_user__isnull=False).values("id")
        unread = rows.filter(**{amount: None}).exclude(pk__in=by_people)
        for pk, said in unread.values_list("pk", words):
            if (found := amount_in(said)) is not None:
                rows.filter(pk=pk).update(**{amount: found})


class Migration(migrations.Migration):
    dependencies = [("tasks", "0004_positions_are_unique")]
    # Back, the amounts stay: the words beside them say the same.
    operations = [migrations.RunPython(read_amounts, migrations.RunPython.noop)]
