"""What tests of the API share."""

import json
from typing import Any

import pytest
from django.test import override_settings

from tests.public.api.requests import OPENAPI, SITE


@pytest.fixture(autouse=True)
def _site(db):
    with override_settings(SITE_URL=SITE):
        yield


@pytest.fixture
def openapi(client) -> dict[str, Any]:
    return json.loads(client.get(OPENAPI).content)
