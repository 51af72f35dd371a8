"""Parts of a site that are started, ended and killed, each as a whole."""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import sleep

ROOT = Path(__file__).resolve().parents[2]


class Part:
    """A process with all that it begins, in a folder of its own."""

    # Seconds for what it is at, after which systemd would kill it.
    patience = 120
    asks_to_end = signal.SIGTERM

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder, self.log = folder, folder / "log"
        self.environment = {"VAR_DIR": str(folder)}
        self.running: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        return self.folder.name

    def command(self) -> Sequence[str]:
        raise NotImplementedError

    def start(self, *, pass_fds: Sequence[int] = ()) -> None:
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(  # noqa: S603  our own command
                self.command(),
                cwd=ROOT,
                env=os.environ | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=pass_fds,
            )

    def wait_until_there(self) -> None:
        """Return once it does its work; where that cannot be told, at once."""

    def end(self) -> None:
        """Let it finish what it is at, as systemd does."""
        if self.running and self.running.poll() is None:
            self.running.send_signal(self.asks_to_end)
            try:
                self.running.wait(timeout=self.patience)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """End it with all that it began, as a power cut would."""
        assert self.running
        for pid in [self.running.pid, *begun_by(self.running.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.running.wait()

    def kill_one_of_it(self) -> None:
        """Kill a single process that it began, if there is any."""
        assert self.running
        for pid in begun_by(self.running.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                return


def children_of(pid: int) -> list[int]:
    return [child for child, parent in _parents() if parent == pid]


def begun_by(pid: int) -> list[int]:
    """Return the processes below it, children first."""
    parents = dict(_parents())
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def _parents() -> Iterator[tuple[int, int]]:
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # "pid (name) state parent …"
            parent = status.read_text().rpartition(") ")[2].split()[1]
            yield int(status.parent.name), int(parent)


def patiently(ask, *errors: type[Exception], seconds: float = 120) -> None:
    """Ask again and again until it does not fail."""
    for _try in range(int(seconds / 0.2)):
        try:
            ask()
        except errors:
            sleep(0.2)
        else:
            return
    ask()
