"""Two instances of the site on one database, a worker, and nginx in front of them."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.load.ports import free_port, wait_for
from tests.load.processes import ROOT, Part, patiently

# Seconds that the balancer waits, as the one of deploy/nginx does.
PATIENCE = 60
NGINX = """
worker_processes 1; daemon off; pid {folder}/pid;
events {{ worker_connections 1024; }}
http {{
  log_format said '$status $request_time $request_method $uri $upstream_status';
  access_log {folder}/asked.log said;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  upstream strategy {{ {servers} }}
  server {{
    listen 127.0.0.1:{port};
    client_max_body_size 110m;
    location / {{
      proxy_pass http://strategy; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_read_timeout {patience}s;
    }}
  }}
}}
"""


def answers(address: str) -> None:
    urllib.request.urlopen(f"{address}/healthz", timeout=60).close()  # noqa: S310  http


class Instance(Part):
    """gunicorn as deploy/systemd starts it, on a socket that outlives it."""

    patience = 40

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port = self.socket.getsockname()[1]

    def command(self) -> Sequence[str]:
        """Hand the socket over as systemd does: as file 3 of this very process."""
        said = f"export LISTEN_FDS=1 LISTEN_PID=$$; exec 3<&{self.socket.fileno()}"
        flags = "--preload --workers 2 --threads 4 --log-level warning"
        serve = f"-m gunicorn -c python:operations.gunicorn_settings {flags}"
        return ["bash", "-c", f"{said}; exec {sys.executable} {serve}"]

    def start(self, *, pass_fds: Sequence[int] = ()) -> None:
        super().start(pass_fds=[self.socket.fileno(), *pass_fds])

    def wait_until_there(self) -> None:
        patiently(partial(answers, f"http://127.0.0.1:{self.port}"), OSError)

    def close(self) -> None:
        self.end()
        self.socket.close()


class Worker(Part):
    def command(self) -> Sequence[str]:
        return [sys.executable, "manage.py", "db_worker"]


class Balancer(Part):
    def __init__(self, folder: Path, instances: Sequence[Instance]) -> None:
        super().__init__(folder)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        # A socket that waits is no failure.
        servers = "".join(
            f"server 127.0.0.1:{one.port} max_fails=0;" for one in instances
        )
        text = NGINX.format(
            folder=folder, servers=servers, port=self.port, patience=PATIENCE
        )
        (folder / "nginx.conf").write_text(text)

    def command(self) -> Sequence[str]:
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        settings = f"{self.folder}/nginx.conf"
        return [program, "-c", settings, "-p", str(self.folder), "-e", "stderr"]

    def wait_until_there(self) -> None:
        assert self.running
        wait_for(self.port, self.running, self.log)
        patiently(partial(answers, self.address), OSError)

    def asked(self) -> Counter[str]:
        """Count what was answered, by status; it is the balancer's own account."""
        return Counter(line[0] for line in self._lines())

    def waits(self) -> list[float]:
        """Return the seconds that each request took."""
        return [float(line[1]) for line in self._lines()]

    def _lines(self) -> list[list[str]]:
        lines = (self.folder / "asked.log").read_text().splitlines()
        return [line.split(" ") for line in lines]


class Machines:
    """All of it; `address`, `log` and `manage` are what a single site has as well."""

    def __init__(self, folder: Path) -> None:
        self.instances = [Instance(folder / name) for name in ("one", "other")]
        self.worker = Worker(folder / "worker")
        self.balancer = Balancer(folder / "balancer", self.instances)
        self.address, self.log = self.balancer.address, folder / "log"

    @property
    def parts(self) -> list[Part]:
        return [*self.instances, self.worker, self.balancer]

    def start(self) -> None:
        for one in self.parts:
            one.start()
        for one in self.parts:
            one.wait_until_there()

    def stop(self) -> None:
        self.balancer.end()
        self.worker.end()
        for one in self.instances:
            one.close()

    def manage(
        self, *arguments: str, on: Part | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command on a machine that serves nothing, or on that of a part."""
        return subprocess.run(  # noqa: S603  our own command
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=os.environ | (on.environment if on else {}),
            capture_output=True,
            text=True,
            check=False,
        )
