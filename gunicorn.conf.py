"""Read by gunicorn from the folder in which it is started; flags say the rest."""

import os
from pathlib import Path

from gunicorn import util

from leszno_strategy.refused_requests import write_error
from operations.server_files import add_up, make_folder, make_room

util.write_error = write_error
logger_class = "operations.server_log.ServerLog"
make_folder(Path(os.environ.get("VAR_DIR") or "var"))


def post_fork(server, worker):
    make_room(worker)


def child_exit(server, worker):
    add_up(worker)
