"""What benchmarks of a site that is served have in common.

Imported first: it lets Python find the rooms and the tests.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent.parent
# Whose code is measured.
ROOT = Path(os.environ.get("MEASURED_ROOT", HERE))
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from tests.letters.server import MailServer


def settings_in(folder: str | Path, mail: "MailServer | None" = None) -> dict[str, str]:
    """Return what a site in the folder reads of its environment."""
    found = {
        "DJANGO_SETTINGS_MODULE": "leszno_strategy.settings",
        "HTTPS": "0",
        "OFFICE_FILE": str(ROOT / "fixtures" / "office.toml"),
        "SECRET_KEY": "benchmark",
        "VAR_DIR": str(folder),
    }
    if mail:
        host, port = mail.address
        found |= {"EMAIL_HOST": host, "EMAIL_PORT": str(port)}
    return found


def prepare(manage: Callable[..., CompletedProcess[str]]) -> None:
    """Give a site Leszno's strategy, and let this process read its database."""
    from tests.load.site import STRATEGY

    done = manage("prepare", f"--strategy={STRATEGY}")
    if done.returncode:
        sys.exit(done.stderr)
    import django

    django.setup()


def tell(faults: list[str]) -> None:
    """Print the first faults and end the process, with 1 if there are any."""
    for fault in faults[:20]:
        print("FAULT", fault)
    sys.exit(f"{len(faults)} faults" if faults else 0)
