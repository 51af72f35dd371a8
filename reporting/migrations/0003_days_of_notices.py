"""Say in what people were told of an opened campaign which days it had."""

from typing import Any

from django.db import migrations


def add_days(apps: Any, schema_editor: Any) -> None:
    Notice = apps.get_model("reporting", "Notice")
    for campaign in apps.get_model("reporting", "Campaign").objects.all():
        days = f"{campaign.opens_on}-{campaign.due_on}"
        told = Notice.objects.filter(campaign=campaign, occasion="opened")
        told.update(occasion=f"opened-{days}")


def leave_out_days(apps: Any, schema_editor: Any) -> None:
    Notice = apps.get_model("reporting", "Notice")
    for notice in Notice.objects.filter(occasion__startswith="opened-"):
        told = {"user": notice.user, "campaign": notice.campaign, "occasion": "opened"}
        if Notice.objects.filter(**told).exists():
            notice.delete()
        else:
            Notice.objects.filter(pk=notice.pk).update(occasion="opened")


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_action_of_a_version")]

    operations = [migrations.RunPython(add_days, leave_out_days)]
