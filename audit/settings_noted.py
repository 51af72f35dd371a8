"""The settings with which the service starts: names, and hashes that tell no value."""

import hmac
import json
import re
from typing import Any

from django.conf import settings

from audit.models import Deed, Entry
from audit.noting import note
from leszno_strategy import settings as ours

LENGTH = 12
# Where in memory something lies, which is elsewhere each time.
PLACE = re.compile(r" at 0x[0-9a-f]+")


def note_settings() -> None:
    """Add a row if a setting differs from those of the last row, or there is none.

    A hash is made with SECRET_KEY, so nobody can try out which value it is of.
    """
    hashes = {name: _hash(getattr(settings, name, None)) for name in names()}
    last = Entry.objects.filter(deed=Deed.SETTINGS).first()
    before: dict[str, Any] = last.details.get("hashes", {}) if last else {}
    changed = sorted(
        name
        for name in {*before, *hashes}
        if last and before.get(name) != hashes.get(name)
    )
    if last and not changed:
        return
    note(Deed.SETTINGS, ", ".join(changed), hashes=hashes)


def names() -> list[str]:
    return sorted(name for name in vars(ours) if name.isupper())


def _hash(value: object) -> str:
    said = PLACE.sub("", json.dumps(value, default=str, sort_keys=True))
    key = settings.SECRET_KEY.encode()
    return hmac.digest(key, said.encode(), "sha256").hex()[:LENGTH]
