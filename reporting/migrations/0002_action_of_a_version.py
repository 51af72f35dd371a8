"""Call what somebody did with a report an action, as the field does."""

from django.db import migrations, models

ACTIONS = ["saved", "submitted", "withdrawn", "returned", "approved", "corrected"]


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]
    operations = [
        migrations.RemoveConstraint(model_name="version", name="version_deed_known"),
        migrations.RenameField("version", "deed", "action"),
        migrations.AlterField(
            model_name="version",
            name="action",
            field=models.CharField(
                choices=[
                    ("saved", "saved as a draft"),
                    ("submitted", "submitted"),
                    ("withdrawn", "taken back"),
                    ("returned", "returned"),
                    ("approved", "approved"),
                    ("corrected", "corrected after approval"),
                ],
                max_length=20,
                verbose_name="action",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("action__in", ACTIONS)),
                name="version_action_known",
            ),
        ),
    ]
