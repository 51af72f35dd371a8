"""Figures of operation: what they count, and that no process's counts are lost."""

import subprocess
import sys
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.utils.timezone import localdate
from prometheus_client.parser import text_string_to_metric_families

from operations import server_files
from reporting.models import Report, State
from tests.factories import make_campaign, make_task
from tests.load.ports import free_port, wait_for

COUNT = "strategy_request_seconds_count"


def read(text: str) -> dict[tuple[str, tuple[str, ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.values()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def asked(client) -> dict[tuple[str, tuple[str, ...]], float]:
    response = client.get("/metrics", headers={"host": "localhost"})
    return read(response.content.decode())


def test_requests_are_counted_by_view_method_and_status(client, db):
    def count(*labels: str) -> float:
        return asked(client).get((COUNT, tuple(sorted(labels))), 0)

    of_robots = ("robots", "GET", "200")
    before, others = count(*of_robots), count("none", "other", "405")
    client.get("/robots.txt")
    client.get("/robots.txt")
    client.generic("SPAM", "/healthz")
    assert count(*of_robots) == before + 2
    assert count("none", "other", "405") == others + 1


def test_the_open_year_tells_how_much_of_it_is_entered(client, db):
    task = make_task(stages=[{2010: ("50", "40")}])
    strategy = task.programme.goal.strategy
    campaign = make_campaign(strategy.years.get(year=2010))
    assert campaign.is_open_on(localdate())
    labels = ("2010", strategy.slug)
    before = asked(client)
    owed = before["strategy_reports_owed", labels]
    assert owed >= 1
    assert before["strategy_reports_entered", labels] == 0
    Report.objects.create(year=campaign.year, task=task, state=State.SUBMITTED)
    after = asked(client)
    assert after["strategy_reports_owed", labels] == owed
    assert after["strategy_reports_entered", labels] == 1
    assert after["strategy_database_bytes", ()] > 0
    assert after["strategy_queue_waiting", ("letters",)] == 0


def test_folders_of_servers_that_ended_are_removed(tmp_path, monkeypatch):
    # What is made below is taken back only if something was there.
    monkeypatch.setenv(server_files.FOLDER, "")
    monkeypatch.delenv(server_files.FOLDER)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    host = server_files.socket.gethostname()
    old = tmp_path / "metrics" / f"{host}-{ended.pid}"
    other, running = old.with_name("elsewhere-1"), old.with_name(f"{host}-1")
    for folder in (old, other, running):
        folder.mkdir(parents=True)
    server_files.make_folder(tmp_path)
    assert not old.exists()
    assert other.exists()
    assert running.exists()


@pytest.mark.slow
def test_processes_of_a_server_count_together_and_keep_those_of_the_dead(tmp_path):
    port, log = free_port(), tmp_path / "log"
    command = (sys.executable, "-m", "gunicorn", "leszno_strategy.wsgi", "--preload")
    flags = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--no-control-socket")
    environment = {
        "VAR_DIR": str(tmp_path),
        "SECRET_KEY": "key",
        "HTTPS": "0",
        "PATH": "/usr/bin:/bin",
    }
    with log.open("wb") as file:
        server = subprocess.Popen(  # noqa: S603  our own command
            # A process ends after twenty requests, and another follows it.
            [*command, *flags, "--max-requests", "20"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=file,
            stderr=file,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(port, server, log)
        for _ in range(30):
            with urlopen(f"{address}/robots.txt") as answer:  # noqa: S310
                assert answer.status == 200
        with urlopen(f"{address}/metrics") as answer:  # noqa: S310
            told = read(answer.read().decode())
    finally:
        server.terminate()
        server.wait(timeout=30)
    labels = [("200", "GET", view) for view in ("none", "robots")]
    assert sum(told.get((COUNT, one), 0) for one in labels) == 30, log.read_text()
    (folder,) = (tmp_path / "metrics").iterdir()
    # One of them is of all that ended.
    assert len(list(folder.iterdir())) <= 2
