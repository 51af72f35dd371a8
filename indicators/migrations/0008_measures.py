"""The units of measure that every city uses; it adds its own."""

from django.db import migrations

NAMES = (
    *("%", "pkt proc.", "‰", "szt.", "os.", "km", "m", "ha", "m²", "km²", "m³"),
    *("zł", "tys. zł", "mln zł", "t", "Mg", "kg", "kWh", "MWh", "GJ", "MW", "µg/m³"),
    *(
        "dB",
        "lata",
        "dni",
        "godz.",
        "na 1 tys. os.",
        "na 10 tys. os.",
        "indeks",
        "ocena",
    ),
)


def add(apps, schema_editor):
    measure = apps.get_model("indicators", "Measure")
    measure.objects.bulk_create(measure(name=name) for name in NAMES)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0007_targets_and_breaks")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
