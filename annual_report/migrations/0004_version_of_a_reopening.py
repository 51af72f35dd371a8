from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annual_report", "0003_years_closed_so_far")]
    operations = [
        migrations.AlterModelOptions(
            name="reopening",
            options={
                "ordering": ["year", "version", "pk"],
                "verbose_name": "reopening of a year",
                "verbose_name_plural": "reopenings of years",
            },
        ),
        migrations.AddField(
            model_name="reopening",
            name="version",
            field=models.PositiveIntegerField(default=1, verbose_name="version"),
            preserve_default=False,
        ),
    ]
