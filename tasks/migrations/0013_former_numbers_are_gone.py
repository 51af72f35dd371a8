from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tasks", "0012_codes_of_before")]
    operations = [migrations.DeleteModel(name="FormerNumber")]
