"""The entry point for gunicorn."""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections

from leszno_strategy.garbage import settle
from leszno_strategy.middleware import name_no_codec
from leszno_strategy.warm import started, warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leszno_strategy.settings")
site = get_wsgi_application()
warm_up()
started.send(sender=None)
# No connection may be shared with workers that are forked of this process.
connections.close_all()
settle()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    name_no_codec(environ)
    return site(environ, start_response)
