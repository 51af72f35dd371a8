"""How many pages a second, beside a bare Django view with the same bytes, and nginx.

    python benchmarks/rates.py [--rounds 5] [--seconds 1] [--connections 1 8 32]
                               [--beside URL ...]

Leszno's strategy is served as `make run` serves it: 2 workers with 4 threads. Each
round asks the page, the page with the ETag that it had (304), the bare view, and nginx
if it is installed, one after the other, so that a noisy moment meets all. Prints
medians: pages a second, processor time of the server for one, and how many times the
bare view's rate that is. Addresses given with --beside are measured in the same rounds.
Fails where a page that is kept is slower than the bare view.
"""

import argparse
import contextlib
import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from urllib.parse import urlsplit

from served import ROOT, prepare, settings_in

from tests.load.ports import free_port, wait_for
from tests.load.site import Site

SLUG = "leszno-2009-2013"
PAGES = {
    "strategy": f"/{SLUG}/",
    "task": f"/{SLUG}/zadania/I.3.5/",
    "tasks": f"/{SLUG}/zadania/",
    "indicators": f"/{SLUG}/wskazniki/",
}
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Asked:
    """One address, with what is sent to it and what came of each round."""

    address: str
    headers: dict[str, str]
    status: int = 200
    processes: list[int] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return median(self.rates)

    @property
    def cost(self) -> float:
        """Seconds of the processor that the server takes for one answer."""
        return median(self.costs)


def main() -> None:
    asked = arguments()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        bare = Path(folder) / "bare"
        bare.mkdir()
        os.environ |= {
            **settings_in(folder),
            "BARE": str(bare),
            "DJANGO_SETTINGS_MODULE": "benchmarks.bare_settings",
            "PYTHONPATH": str(ROOT),
        }
        site = Site(Path(folder))
        prepare(site.manage)
        with running(site):
            for name, path in PAGES.items():
                _etag, page = get(site.address + path, {})
                (bare / name).write_bytes(page)
                (bare / f"{name}.gz").write_bytes(gzip.compress(page, 6))
        with running(site), nginx(bare, Path(folder)) as static:
            sys.exit(compare(site, static, asked))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--connections", type=int, nargs="*", default=[1, 8, 32])
    parser.add_argument("--pages", nargs="*", default=list(PAGES), choices=PAGES)
    parser.add_argument("--beside", nargs="*", default=[], help="other addresses")
    return parser.parse_args()


@contextlib.contextmanager
def running(site: Site) -> Iterator[None]:
    site.start()
    try:
        yield
    finally:
        site.stop()


@contextlib.contextmanager
def nginx(pages: Path, folder: Path) -> Iterator[str]:
    """Serve the same bytes as files; give the address, or nothing without nginx."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        yield ""
        return
    port, log = free_port(), folder / "nginx.log"
    settings = folder / "nginx.conf"
    settings.write_text(
        f"""
daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {log};
events {{}}
http {{
  access_log off; default_type text/html; gzip_static on; keepalive_requests 1000000;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {pages}; }}
}}"""
    )
    folder.chmod(0o755)
    with subprocess.Popen([program, "-c", str(settings), "-e", str(log)]) as server:
        try:
            wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def compare(site: Site, static: str, asked: argparse.Namespace) -> int:
    """Measure and print; return how many kept pages are slower than the bare view."""
    slower = 0
    for page in asked.pages:
        for coding in ("identity", "gzip"):
            for connections in asked.connections:
                plan = plan_of(site, static, page, coding, asked.beside)
                for _round in range(asked.rounds):
                    for one in plan.values():
                        one_round(one, connections, asked.seconds)
                slower += plan["kept"].rate < plan["bare"].rate
                print(f"{page}, {coding}, {connections} at once: {told(plan)}")
    return slower


def plan_of(
    site: Site, static: str, page: str, coding: str, beside: list[str]
) -> dict[str, Asked]:
    sent, workers = {"Accept-Encoding": coding}, site.workers()
    address = site.address + PAGES[page]
    etag, _content = get(address, sent)
    plan = {"bare": Asked(f"{site.address}/bare/{page}", sent, processes=workers)}
    plan["kept"] = Asked(address, sent, processes=workers)
    if etag:
        again = {**sent, "If-None-Match": etag}
        plan["304"] = Asked(address, again, status=304, processes=workers)
    if static:
        plan["nginx"] = Asked(f"{static}/{page}", sent)
    return plan | {other: Asked(other, sent) for other in beside}


def told(plan: dict[str, Asked]) -> str:
    bare = plan["bare"]
    return "; ".join(
        f"{name} {one.rate:.0f}/s"
        + (f" {one.cost * 1000:.2f} ms" if one.processes else "")
        + ("" if one is bare else f" ({one.rate / bare.rate:.2f})")
        for name, one in plan.items()
    )


def one_round(asked: Asked, connections: int, seconds: float) -> None:
    """Ask on so many connections at once, again and again, for so many seconds."""
    before, begun = spent(asked.processes), monotonic()
    with ThreadPoolExecutor(connections) as pool:
        counts = pool.map(lambda _n: ask(asked, begun + seconds), range(connections))
        answers = sum(counts)
    asked.rates.append(answers / (monotonic() - begun))
    asked.costs.append((spent(asked.processes) - before) / answers)


def ask(asked: Asked, until: float) -> int:
    """Ask on one connection until then; return how many answers came.

    Read with as little work as can be: it shares the processor with the server.
    """
    address = urlsplit(asked.address)
    path = address.path + (f"?{address.query}" if address.query else "")
    headers = {"Host": address.netloc, **asked.headers}
    lines = [f"GET {path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    status = b"HTTP/1.1 %d " % asked.status
    answers = 0
    with socket.create_connection(
        (address.hostname or "", address.port or 80), timeout=60
    ) as connection:
        while monotonic() < until:
            connection.sendall(request)
            read_answer(connection, status, asked.address)
            answers += 1
    return answers


def read_answer(connection: socket.socket, status: bytes, address: str) -> None:
    read = connection.recv(1 << 18)
    while b"\r\n\r\n" not in read:
        read += connection.recv(1 << 18) or sys.exit(f"{address}: no answer")
    head, _gap, content = read.partition(b"\r\n\r\n")
    if not head.startswith(status):
        sys.exit(f"{address} was answered with {head[:20].decode()}.")
    if status == b"HTTP/1.1 304 ":
        return
    length = re.search(rb"(?i)\ncontent-length: *(\d+)", head)
    if not length:
        sys.exit(f"{address} does not say how long it is.")
    left = int(length.group(1)) - len(content)
    while left > 0:
        left -= len(connection.recv(1 << 18)) or sys.exit(f"{address}: cut off")


def spent(processes: list[int]) -> float:
    """Return the seconds of the processor that they took so far."""
    ticks = 0
    for pid in processes:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        ticks += int(fields[11]) + int(fields[12])  # of the user, of the system
    return ticks / TICKS


def get(url: str, headers: dict[str, str]) -> tuple[str, bytes]:
    """Return the ETag, if there is one, and the contents."""
    address = urlsplit(url)
    connection = HTTPConnection(address.netloc, timeout=60)
    connection.request("GET", address.path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        sys.exit(f"{url} was answered with {answer.status}.")
    return answer.getheader("ETag") or "", content


if __name__ == "__main__":
    main()
