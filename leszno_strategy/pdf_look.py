"""Look into a PDF within bounds of time and memory: whether it runs anything.

    python -m leszno_strategy.pdf_look < FILE

A process of its own: a file of some kilobytes can unpack to gigabytes, and what reads
it asks nobody before. It says ACTIVE or PLAIN, or ends without a word.
"""

import resource
import subprocess
import sys
from enum import Enum
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Many times what the largest file of a report takes that an office makes.
MEMORY, SECONDS = 512 * 2**20, 10
# Where the machine has much else to do.
WAITED = 6 * SECONDS


class Look(Enum):
    PLAIN = "plain"
    ACTIVE = "active"
    # It took too much to find out.
    TOO_MUCH = ""


def look_into(content: bytes) -> Look:
    try:
        done = subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", __name__],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            timeout=WAITED,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Look.TOO_MUCH
    said = done.stdout.decode().strip()
    return Look(said) if done.returncode == 0 else Look.TOO_MUCH


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # Nobody reads what is left where it ends.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from leszno_strategy.active_content import in_pdf

    is_active = in_pdf(BytesIO(sys.stdin.buffer.read()))
    sys.stdout.write((Look.ACTIVE if is_active else Look.PLAIN).value)


if __name__ == "__main__":
    main()
