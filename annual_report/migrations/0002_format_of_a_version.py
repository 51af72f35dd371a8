"""Say of each frozen version how it is written; so far there was one format."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annual_report", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="snapshot",
            name="format",
            field=models.CharField(
                default="strategy-report/1", max_length=30, verbose_name="format"
            ),
            preserve_default=False,
        )
    ]
