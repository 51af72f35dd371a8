"""Work that nobody waits for: commands of ours in processes of their own."""

import subprocess
import sys
from collections.abc import Sequence

from django.conf import settings

# Asked from time to time, so that the system may forget those that ended.
begun: list["subprocess.Popen[bytes]"] = []


def begin(*command: str, pass_fds: Sequence[int] = ()) -> None:
    """Begin one of our commands with its arguments; it outlives whoever began it.

    Raises OSError where the system has no room for a process.
    """
    begun[:] = [one for one in begun if one.poll() is None]
    process = subprocess.Popen(  # noqa: S603  our own command, without any input
        [sys.executable, settings.BASE_DIR / "manage.py", *command],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        cwd=settings.BASE_DIR,
        pass_fds=pass_fds,
    )
    begun.append(process)
