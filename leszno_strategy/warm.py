"""Load before the first request what it would else have to wait for.

`make run` serves with `--preload`: what is loaded here is loaded once, before there are
workers, and these share its memory. Nothing here asks the database, since no connection
may be shared.
"""

import django.dispatch
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, override

ENDINGS = ("*.html", "*.txt")
# Sent once the site is loaded, before its first request.
started = django.dispatch.Signal()


def warm_up() -> None:
    """Load the views with all that they import, texts and templates."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            gettext("strategy")
            _load_addresses()
    # With debug on, they are read anew each time.
    if not settings.DEBUG:
        _load_templates()


def _load_addresses() -> None:
    """Let the map of addresses be made, which imports all views."""
    try:
        reverse("nowhere")
    except NoReverseMatch:
        return


def _load_templates() -> None:
    folder = settings.BASE_DIR / "templates"
    for ending in ENDINGS:
        for path in sorted(folder.rglob(ending)):
            _load_template(path.relative_to(folder).as_posix())


def _load_template(name: str) -> None:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        # It is part of another that a library has where it is used.
        return
