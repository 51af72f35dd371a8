"""A port, and waiting until somebody answers there."""

import socket
import subprocess
from pathlib import Path


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until somebody answers at the port; each try waits for the last to fail."""
    while process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=60):
                return
        except ConnectionRefusedError:
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError(log.read_text())
