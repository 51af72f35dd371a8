"""Whether readers see each change that the site acknowledged, though pages are kept.

    python benchmarks/stale.py [--seconds 120] [--writers 20] [--readers 50]
                               [--server postgres://user@host]

Two instances of the site answer from one database, on SQLite or in a database of its
own on the server. Writers approve and correct reports, change tasks, close and open a
year, publish and withhold a strategy. Readers ask for the pages concerned, through
either instance, some with what they have read before. Fails where a reader gets what
stood before a change that was acknowledged before they asked.
"""

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from served import prepare, settings_in, tell

from tests.load.site import Site, own_database


def main() -> None:
    asked = arguments()
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        own_database(
            asked.server, f"stale_{os.getpid()}", like=asked.like, folder=folder
        ) as database,
    ):
        os.environ |= database | settings_in(folder)
        sites = []
        for name in ("one", "other"):
            (Path(folder) / name).mkdir()
            sites.append(Site(Path(folder) / name))
        faults = changed(asked, sites)
    tell(faults)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--server", default="")
    parser.add_argument("--like", default="", help="a database that has the tables")
    return parser.parse_args()


def changed(asked: argparse.Namespace, sites: list[Site]) -> list[str]:
    prepare(sites[0].manage)
    from django.db import connection

    from tests.load.stale import Change

    change = Change(sites, writers=asked.writers, readers=asked.readers)
    for site in sites:
        site.start()
    try:
        began, threads = monotonic(), change.threads()
        for thread in threads:
            thread.start()
        sleep(asked.seconds)
        change.over.set()
        for thread in threads:
            thread.join()
    finally:
        for site in sites:
            site.stop()
    noted = change.noted
    stale = [one for one in noted.faults if one.startswith("stale:")]
    print(f"{connection.vendor}: {monotonic() - began:.0f} s, {dict(noted.deeds)}")
    print(f"answers to readers: {dict(noted.reads)}, {len(stale)} stale")
    return noted.faults


if __name__ == "__main__":
    main()
