"""A demonstration has published passwords: strangers must not reach it unawares."""

import ipaddress
from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured

from leszno_strategy.environment import env_flag

TOLD_TWICE = "DEMO_BEYOND_LOOPBACK"


def refuse_demo_beyond_loopback(hosts: Iterable[str]) -> None:
    """Refuse to start a demonstration that others reach, unless told twice."""
    if not env_flag("DEMO", default=False) or env_flag(TOLD_TWICE, default=False):
        return
    for host in hosts:
        if not is_loopback(host):
            raise ImproperlyConfigured(
                f"DEMO=1 on {host or 'every address'} would let anyone in by the "
                f"published password of its accounts. {TOLD_TWICE}=1 beside it gives "
                "them another, which is printed once."
            )


def is_loopback(host: str) -> bool:
    name = host.strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
