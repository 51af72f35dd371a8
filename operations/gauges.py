"""How things stand at the moment when somebody asks: read from the database then."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

from leszno_strategy.version import version
from letters.models import Letter
from operations.queues import queues
from reporting.models import Campaign
from reporting.standing import DONE
from reporting.states import with_state
from reporting.subjects import subjects_of

Family = GaugeMetricFamily | InfoMetricFamily


class Gauges(Collector):
    """What Prometheus is told; of a database that is away, only that it is."""

    def collect(self) -> Iterator[Family]:
        info = InfoMetricFamily("strategy", "The version that runs")
        info.add_metric((), {"version": version()})
        yield info
        yield _figure("disk_free_bytes", "Room on the disk of the files", _free())
        try:
            told = list(_of_database())
        except (DatabaseError, InterfaceError):
            told = []
        yield _figure("database_up", "Whether the database answers", bool(told))
        yield from told


def _of_database() -> Iterator[Family]:
    yield _figure("database_bytes", "The size of the database", database_size())
    moment = timezone.now()
    waiting = GaugeMetricFamily(
        "strategy_queue_waiting", "What waits for a process of ours", labels=["queue"]
    )
    lag = GaugeMetricFamily(
        "strategy_queue_lag_seconds", "How long the oldest waits", labels=["queue"]
    )
    for one in queues(moment):
        waiting.add_metric((one.name,), one.waiting)
        lag.add_metric((one.name,), one.lag(moment))
    yield from (waiting, lag)
    stuck = Letter.objects.stuck().count()
    yield _figure("letters_stuck", "Letters that the mail server did not take", stuck)
    yield from _of_campaigns()


def _of_campaigns() -> Iterator[Family]:
    """Tell how many reports an open campaign asks for, and how many are entered."""
    labels = ["strategy", "year"]
    owed = GaugeMetricFamily(
        "strategy_reports_owed", "Reports that the open year asks for", labels=labels
    )
    entered = GaugeMetricFamily(
        "strategy_reports_entered",
        "Those of them that are submitted or approved",
        labels=labels,
    )
    today = timezone.localdate()
    open_now = Campaign.objects.in_force().open_on(today)
    for campaign in open_now.select_related("year__strategy"):
        year = campaign.year
        names = (year.strategy.slug, str(year.year))
        parts = [with_state(part, year) for part in subjects_of(year).parts]
        owed.add_metric(names, sum(part.order_by().count() for part in parts))
        done = [part.order_by().filter(report_state__in=DONE) for part in parts]
        entered.add_metric(names, sum(part.count() for part in done))
    yield from (owed, entered)


def _figure(name: str, said: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"strategy_{name}", said, value=value)


def _free() -> float:
    try:
        return shutil.disk_usage(settings.VAR_DIR).free
    except OSError:
        return 0


def database_size() -> int:
    """Return its bytes: PostgreSQL's own word, or SQLite's file with its journal."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA page_size")
        size: int = pages * cursor.fetchone()[0]
    journal = Path(f"{settings.DATABASES['default']['NAME']}-wal")
    return size + (journal.stat().st_size if journal.is_file() else 0)
