"""Where the processes of a server count its requests; read by gunicorn.conf.py.

prometheus-client reads the folder's name from the environment as it is imported, so it
is set before the site is loaded.
"""

import os
import shutil
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
# Of one process: far more than all views with all answers take.
BYTES = 4 * 1024 * 1024
# What those counted that ended.
GONE = "histogram_gone.db"


def make_folder(var_dir: Path) -> None:
    """Give the processes of this server a folder, empty as they start.

    Several servers may share the files of one site. A server that is started anew by a
    signal goes on counting where it was.
    """
    if FOLDER in os.environ:
        return
    folder = var_dir / "metrics" / f"{socket.gethostname()}-{os.getpid()}"
    with suppress(OSError):
        for other in folder.parent.glob(f"{socket.gethostname()}-*"):
            if other == folder or not _is_running(other.name.rpartition("-")[2]):
                shutil.rmtree(other, ignore_errors=True)
        folder.mkdir(parents=True)
        # Where nothing can be written, each process tells of itself alone.
        os.environ[FOLDER] = str(folder)


def make_room(worker: Any) -> None:
    """Take the room for what a new process will count, while there is some.

    A file that grows under a map of memory on a full disk would kill the process.
    """
    if not (folder := os.environ.get(FOLDER)):
        return
    path = Path(folder) / f"histogram_{os.getpid()}.db"
    try:
        _allocate(path)
    except OSError:
        from prometheus_client import values

        with suppress(OSError):
            path.unlink(missing_ok=True)
        del os.environ[FOLDER]
        values.ValueClass = values.MutexValue


def add_up(worker: Any) -> None:
    """Add what a process that ended had counted to what all before it had.

    Its file would stay else, one for each process that ever was.
    """
    from prometheus_client.mmap_dict import MmapedDict

    if not (folder := os.environ.get(FOLDER)):
        return
    path, gone = Path(folder) / f"histogram_{worker.pid}.db", Path(folder) / GONE
    with suppress(OSError):
        if not gone.exists():
            _allocate(gone)
        sums = MmapedDict(str(gone))
        for key, value, *_ in MmapedDict.read_all_values_from_file(str(path)):
            sums.write_value(key, sums.read_value(key)[0] + value, 0.0)
        sums.close()
        path.unlink()


def _allocate(path: Path) -> None:
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, BYTES)


def _is_running(pid: str) -> bool:
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
