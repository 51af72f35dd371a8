"""Figures of operation in Prometheus' format: how requests went, how things stand.

Each process of the server counts into files of its own, which whoever is asked adds up
(`operations.server_files` says where they lie). Elsewhere, as in the development
server, a process tells of itself alone.
"""

import os
from time import perf_counter

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from operations.gauges import Gauges

METRICS_TYPE = CONTENT_TYPE_LATEST
# Seconds; pages take some hundredths, files and large forms some seconds.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
# What methods there are; any other word that somebody sends is one of these.
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
OF_THIS_PROCESS = CollectorRegistry()
REQUESTS = Histogram(
    "strategy_request_seconds",
    "Requests by view, method and status, and how long their answers took",
    ("view", "method", "status"),
    buckets=BUCKETS,
    registry=OF_THIS_PROCESS,
)


def note(request: HttpRequest, response: HttpResponseBase, began: float) -> None:
    """Count a request that is answered; `began` is of `perf_counter`."""
    match = request.resolver_match
    # Pages that were kept, files and what was refused never came to a view.
    view = (match.view_name or "unnamed") if match else "none"
    method = request.method if request.method in METHODS else "other"
    status = str(response.status_code)
    REQUESTS.labels(view, method, status).observe(perf_counter() - began)


def exposition() -> bytes:
    """Return all figures as text."""
    registry = CollectorRegistry()
    registry.register(Gauges())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
        return generate_latest(registry)
    return generate_latest(registry) + generate_latest(OF_THIS_PROCESS)
