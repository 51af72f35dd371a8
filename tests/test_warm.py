"""What is loaded before the first request, so that nobody waits for it."""

from pathlib import Path

from django.template import engines
from django.urls import get_resolver
from django.utils.translation import override

from leszno_strategy.warm import warm_up


def kept_templates() -> set[str]:
    (loader,) = engines["django"].engine.template_loaders  # type: ignore[attr-defined]
    return {Path(name).name for name in loader.get_template_cache}


def test_addresses_and_templates_are_there_before_anybody_asks() -> None:
    """No test may ask a database without saying so: no more does this."""
    warm_up()
    assert {"strategy.html", "login.html", "base.html"} <= kept_templates()
    for language in ("pl", "en"):
        with override(language):
            assert get_resolver()._populated  # type: ignore[attr-defined]


def test_with_debug_templates_are_read_when_they_are_shown(settings) -> None:
    settings.DEBUG = True
    (loader,) = engines["django"].engine.template_loaders  # type: ignore[attr-defined]
    loader.reset()
    warm_up()
    assert not kept_templates()
