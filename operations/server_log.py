"""gunicorn's own words, in the same lines as all others and on the same way out."""

import logging
import os
import sys
from typing import Any

from gunicorn.glogging import Logger

from operations.logs import Json, Line


class ServerLog(Logger):  # type: ignore[misc]
    """Leaves the lines of requests to the site, which knows whose they are."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        is_json = os.environ.get("LOG_FORMAT") == "json"
        for handler in self.error_log.handlers:
            handler.setFormatter(Json() if is_json else Line())
            if type(handler) is logging.StreamHandler:
                handler.setStream(sys.stdout)

    def access(self, *args: Any, **kwargs: Any) -> None:
        """Write nothing: `operations.requests` has."""
