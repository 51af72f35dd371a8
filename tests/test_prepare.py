"""Preparing a server: from nothing to serving, and a second time without a change."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from tasks.models import Strategy

pytestmark = pytest.mark.slow


def counts() -> dict[str, int]:
    models = apps.get_models()
    return {model._meta.label: model._default_manager.count() for model in models}


@pytest.mark.django_db
def test_a_second_preparation_changes_no_data(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.STATIC_ROOT = tmp_path / "static"
    strategy = settings.BASE_DIR / "fixtures/leszno-2009-2013.json"
    call_command("prepare", strategy=strategy, stdout=StringIO())
    assert Strategy.objects.get().title == "Strategia rozwoju Leszna"
    assert (tmp_path / "static/css/bootstrap.min.css").exists()
    before = counts()
    call_command("prepare", strategy=strategy, stdout=StringIO())
    assert counts() == before
