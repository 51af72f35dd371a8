import pytest
from django.urls import clear_url_caches, reverse
from django.utils.translation import override

from leszno_strategy.addresses import address


@pytest.fixture(autouse=True)
def _forgotten():
    """Django keeps the addresses of each language; here the default one changes."""
    yield
    clear_url_caches()


def test_an_address_is_that_of_the_language_and_of_the_default_one(settings):
    """What was put together where English is the default is not English elsewhere."""
    for default, expected in (("en", "/pomoc/"), ("pl", "/en/pomoc/")):
        settings.LANGUAGE_CODE = default
        clear_url_caches()
        # To set it ends every language that was chosen.
        with override("en"):
            assert address("public:help") == reverse("public:help") == expected
