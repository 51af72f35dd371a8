"""Say whether a campaign lets people change the plan; those of before did."""

from typing import Any

from django.db import migrations, models

MODELS = ("campaign", "historicalcampaign")
HELP = (
    "With a reason, which is public. If not, only the strategy office and "
    "coordinators change it, in the structure."
)


def field(*, default: bool) -> "models.BooleanField[Any, Any]":
    return models.BooleanField(
        default=default,
        help_text=HELP,
        verbose_name="the plan may be changed in reports",
    )


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_days_of_notices")]
    operations = [
        *(
            migrations.AddField(model, "plans_may_change", field(default=True))
            for model in MODELS
        ),
        *(
            migrations.AlterField(model, "plans_may_change", field(default=False))
            for model in MODELS
        ),
    ]
