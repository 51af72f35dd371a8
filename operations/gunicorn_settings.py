"""How gunicorn serves the site: `gunicorn -c python:operations.gunicorn_settings`.

`gunicorn.conf.py` reads the same where the server is started in the project's folder.
"""

import os
from pathlib import Path
from typing import Any

from gunicorn import util

from leszno_strategy.beyond_loopback import refuse_demo_beyond_loopback
from leszno_strategy.refused_requests import write_error
from operations.server_files import add_up, make_folder, make_room

util.write_error = write_error

wsgi_app = "leszno_strategy.wsgi"
worker_class = "leszno_strategy.serving.worker.PatientWorker"
# Each is a file that is open; most systems let a process have 1,024.
worker_connections = 800
# Nobody else asks the server anything.
control_socket_disable = True
logger_class = "operations.server_log.ServerLog"
make_folder(Path(os.environ.get("VAR_DIR") or "var"))


def on_starting(server: Any) -> None:
    refuse_demo_beyond_loopback(
        str(address[0])
        for address in server.cfg.address
        # A socket that is a file is on no network.
        if isinstance(address, tuple)
    )


def post_fork(server: Any, worker: Any) -> None:
    make_room(worker)


def child_exit(server: Any, worker: Any) -> None:
    add_up(worker)
