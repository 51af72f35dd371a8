"""Load before the first request what it would else have to wait for.

`make run` serves with `--preload`: what is loaded here is loaded once, before there are
workers, and these share its memory. Nothing here asks the database, since no connection
may be shared.
"""

import gc

import django.dispatch
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, override

ENDINGS = ("*.html", "*.txt")
# So many more things than before are made until Python looks for garbage; 700 usually.
NEW_THINGS = 10_000
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


def settle() -> None:
    """Let nobody look for garbage in what is loaded for as long as the site is served.

    It is two hundred thousand things, which a page made Python look through again; and
    workers share them in memory as long as nobody touches them. A page makes some
    thousand things that go by themselves: what does not is looked for once in a few.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS, *gc.get_threshold()[1:])


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
