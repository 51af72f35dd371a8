import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0007_numbers_of_before")]

    operations = [
        migrations.RemoveConstraint(
            model_name="goal",
            name="goal_number_unique",
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.UniqueConstraint(
                models.F("strategy"),
                django.db.models.functions.text.Lower("number"),
                name="goal_number_unique",
                violation_error_message="The strategy has a goal with this number already.",
            ),
        ),
    ]
