"""The tables in which the site keeps its rows."""

from django.apps import apps
from django.db.models import Model


def stored_models() -> list[type[Model]]:
    """Return each model that has a table, those that join two others included."""
    found = apps.get_models(include_auto_created=True)
    return [one for one in found if one._meta.managed and not one._meta.proxy]
