"""Whether a backup that is taken while people save holds all that was acknowledged.

    python benchmarks/backup.py [--seconds 60] [--people 20] [--backups 3]
                                [--server postgres://user@host]

The site is served as in production, with the strategy of Leszno, on SQLite or in a
database of its own on the server. People save, some with a file, while backups are
taken one behind another. Each is put back elsewhere, asked by `manage.py verify`, and
searched for every save that was acknowledged before it began. Fails where one is
missing, or anything is not as it should be.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple

from served import ROOT, prepare, settings_in, tell

from tests.load.site import Site, own_database

if TYPE_CHECKING:
    from tests.load.storm import Executor, Storm

# What a site says of its reports and their files, read in a process of its own.
READ = """
import json
from reporting.models import Attachment, Version
texts = [v.content.get("done", "") for v in Version.objects.all()]
files = [a.file.read().decode() for a in Attachment.objects.all()]
print(json.dumps([texts, files]))
"""


class Taken(NamedTuple):
    path: Path
    # Texts and files that were acknowledged before it began.
    texts: set[str]
    files: set[str]
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--backups", type=int, default=3)
    parser.add_argument("--server", default="")
    parser.add_argument("--like", default="", help="a database that has the tables")
    asked = parser.parse_args()
    name = f"backup_{os.getpid()}"
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        own_database(asked.server, name, like=asked.like, folder=folder) as database,
        own_database(asked.server, f"{name}_again") as elsewhere,
    ):
        os.environ |= database | settings_in(folder)
        faults = under_load(asked, Path(folder), elsewhere)
    tell(faults)


def manage(*arguments: str, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def under_load(
    asked: argparse.Namespace, folder: Path, elsewhere: dict[str, str]
) -> list[str]:
    site = Site(folder)
    prepare(site.manage)
    from tests.load.storm import OFFICES, Storm

    people = Storm(site, asked.people + OFFICES)
    site.start()
    threads = [
        threading.Thread(target=work, args=(people, one, number), daemon=True)
        for number, one in enumerate(people.executors)
    ]
    try:
        for thread in threads:
            thread.start()
        taken = list(backups(people, folder, asked))
    finally:
        people.over.set()
        for thread in threads:
            thread.join()
        site.stop()
    faults = people.noted.faults
    for number, one in enumerate(taken):
        faults += put_back(one, folder / f"again{number}", elsewhere)
    return faults


def work(people: "Storm", who: "Executor", number: int) -> None:
    """Save again and again; every fifth person adds a file each time."""
    while not people.over.is_set():
        if number % 5:
            people.save(who.person, who.path)
        else:
            people.add_file(who)
        people.over.wait(random.uniform(0.05, 0.5))  # noqa: S311  no secret


def backups(people: "Storm", folder: Path, asked: argparse.Namespace) -> "list[Taken]":
    taken = []
    for number in range(asked.backups):
        sleep(asked.seconds / asked.backups)
        with people.noted.lock:
            texts = {one for told in people.noted.saved.values() for one in told}
            there = set(people.noted.files)
        path, began = folder / f"{number}.backup", monotonic()
        status, said = manage("backup", str(path))
        taken.append(Taken(path, texts, there, monotonic() - began))
        if status:
            people.noted.fault("backup", said[-500:])
    return taken


def put_back(taken: Taken, folder: Path, elsewhere: dict[str, str]) -> list[str]:
    """Restore it elsewhere; name what is missing there, or not as it should be."""
    folder.mkdir()
    there = {**elsewhere, "VAR_DIR": str(folder)}
    faults = []
    for command in (["restore", str(taken.path), "--replace"], ["verify"]):
        status, said = manage(*command, **there)
        if status:
            faults.append(f"{command[0]}: {said[-500:]}")
    _status, said = manage("shell", "--verbosity=0", "-c", READ, **there)
    texts, files = map(set, json.loads(said.splitlines()[-1]))
    lost = [*(taken.texts - texts), *(taken.files - files)]
    print(
        f"a backup in {taken.seconds:.1f} s: {len(taken.texts)} saves and "
        f"{len(taken.files)} files acknowledged before it, {len(lost)} lost",
        flush=True,
    )
    return faults + [f"lost: {one}" for one in lost]


if __name__ == "__main__":
    main()
