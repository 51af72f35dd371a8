"""Whether each save that the site acknowledged is kept, whatever goes on beside it.

    python benchmarks/storm.py [--seconds 300] [--people 50] [--kills 50]
                               [--server postgres://user@host]

The site is served as in production, with the strategy of Leszno, on SQLite or in a
database of its own on the server. People save, submit and are returned while a file is
imported again and again, a year is closed and opened, and the mail server now answers
and now does not. Then a worker or the whole server is killed again and again while they
save. Where strace is installed, it shows that a save is forced to disk before it is
answered. Fails where an answer was an error of ours, a save is lost, or a letter is
lost or came twice.
"""

import argparse
import os
import random
import shutil
import subprocess
import threading
from email import message_from_bytes, policy
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING

from served import prepare, settings_in, tell

from tests.letters.server import MailServer, serving
from tests.load.site import STRATEGY, WORKERS, Site, own_database

if TYPE_CHECKING:
    from tests.load.machines import Machines
    from tests.load.storm import Storm


def main() -> None:
    asked = arguments()
    name = f"storm_{os.getpid()}"
    with (
        # What a killed server began may be writing there still.
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        own_database(asked.server, name, like=asked.like, folder=folder) as database,
        serving() as mail,
    ):
        os.environ |= database | settings_in(folder, mail)
        faults = storm(asked, Site(Path(folder)), mail)
    tell(faults)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--server", default="")
    parser.add_argument("--like", default="", help="a database that has the tables")
    return parser.parse_args()


def storm(asked: argparse.Namespace, site: Site, mail: MailServer) -> list[str]:
    prepare(site.manage)
    from tests.load.storm import REFUSED, Storm

    mail.refused.add(REFUSED)
    people = Storm(site, asked.people)
    site.start()
    try:
        weather(people, site, mail, asked.seconds)
        faults = people.noted.faults + letters(people, site, mail)
        faults += kills(people, site, asked.kills)
        faults += traced(people, site)
    finally:
        site.stop()
    return faults


def weather(people: "Storm", site: Site, mail: MailServer, seconds: int) -> None:
    """Let all work at once for so long; say what came of it."""
    threads = people.threads()
    threads += [
        threading.Thread(target=trouble, args=(mail, people.over)),
        threading.Thread(target=imports, args=(people, site)),
    ]
    # Two at once, as when cron and a person start them.
    reminders = [
        threading.Thread(target=site.manage, args=("send_reminders",)) for _n in "ab"
    ]
    began = monotonic()
    for thread in [*reminders, *threads]:
        thread.start()
    sleep(seconds)
    people.over.set()
    for thread in [*reminders, *threads]:
        thread.join()
    noted = people.noted
    lost = people.lost() + people.lost_files()
    noted.faults += [f"lost: {one}" for one in lost]
    from django.db import connection

    print(f"{connection.vendor}: {monotonic() - began:.0f} s, {dict(noted.deeds)}")
    print(
        f"saves: {sum(map(len, noted.saved.values()))} acknowledged, {len(lost)} lost; "
        f"a page and its save took {median(noted.seconds):.1f} s, "
        f"the slowest {max(noted.seconds):.1f} s; "
        f"errors: {len(noted.faults) - len(lost)}",
        flush=True,
    )


def trouble(mail: MailServer, over: threading.Event) -> None:
    """Let the mail server answer for a while, and then not, for longer each time."""
    for silence in (5, 15, 45, 5, 15, 45):
        if over.wait(10):
            break
        mail.answers.clear()
        over.wait(silence)
        mail.answers.set()
    mail.answers.set()


def imports(people: "Storm", site: Site) -> None:
    """Import two files by turns, each of which changes what the other brought."""
    text = STRATEGY.read_text()
    other = site.log.with_name("other.json")
    other.write_text(text.replace('"description": "', '"description": "Inaczej. '))
    for file in (other, STRATEGY) * 1000:
        if people.over.is_set():
            return
        done = site.manage("import_strategy", str(file), "-v0")
        with people.noted.lock:
            people.noted.deeds["import"] += 1
        if done.returncode:
            people.noted.fault("import", done.stderr[-500:])
        people.over.wait(5)


def letters(
    people: "Storm", site: "Site | Machines", mail: MailServer, *, killed: int = 0
) -> list[str]:
    """See that who was to be told was told once, but for an address that is refused.

    A letter that was just taken when its sender was killed comes once more: at most so
    many do, each with the same Message-ID.
    """
    from letters.models import Letter
    from tests.load.storm import REFUSED

    faults = [f"not sent: {one}" for one in send_all(site, were_killed=killed > 0)]
    taken = [message_from_bytes(one, policy=policy.default) for one in mail.taken]
    ids = [one["Message-ID"] for one in taken]
    twice = {one for one in ids if ids.count(one) > 1}
    faults += [f"twice: {one}" for one in twice if len(twice) > killed]
    # Of one that came twice, mail servers keep one.
    kept_by_people = dict(zip(ids, taken, strict=True)).values()
    bodies: dict[str, list[str]] = {}
    for one in kept_by_people:
        text = one.get_body(("plain",))
        # The day's digest may tell of the same.
        if text and "zwrócono" in one["Subject"]:
            bodies.setdefault(one["To"], []).append(text.get_content())
    for email, reason in people.noted.returned:
        came = sum(reason in body for body in bodies.get(email, []))
        if came != (email != REFUSED):
            faults.append(f"{email} was told {came} times of {reason}")
    kept = Letter.objects.filter(to=REFUSED).waiting().count()
    print(
        f"letters: {len(taken)} taken by the mail server, {len(twice)} of them twice, "
        f"{len(faults)} faults; {len(people.noted.returned)} reports returned; "
        f"{kept} wait for an address that is refused",
        flush=True,
    )
    return faults


def send_all(site: "Site | Machines", *, were_killed: bool) -> list[str]:
    """Send all that waits; return to whom was not sent."""
    from django.utils.timezone import now

    from letters.models import CLAIM_LASTS, Letter
    from tests.load.storm import REFUSED

    if were_killed:
        # Nobody waits here until they count as dead.
        claimed = Letter.objects.exclude(claimed_at=None)
        claimed.update(claimed_at=now() - 2 * CLAIM_LASTS)
    waiting = Letter.objects.waiting().exclude(to=REFUSED)
    for _try in range(120):
        if not waiting.exists():
            break
        Letter.objects.unclaimed(now()).exclude(to=REFUSED).update(not_before=now())
        site.manage("send_letters")
        sleep(0.2)
    return list(waiting.values_list("to", flat=True))


def kills(people: "Storm", site: Site, wanted: int) -> list[str]:
    """Kill while people save; each time look for all that was acknowledged."""
    people.over.clear()
    before = sum(map(len, people.noted.saved.values()))
    people.noted.faults.clear()
    people.executors = people.executors[:10]
    people.offices = people.offices[:2]
    threads = people.threads()[:-1]
    for thread in threads:
        thread.start()
    lost: set[str] = set()
    for number in range(wanted):
        sleep(random.uniform(1, 3))  # noqa: S311  no secret
        site.kill(whole=number % 2 == 0, which=number // 2)
        lost |= set(people.lost())
        if number % 2 == 0:
            site.start()
    people.over.set()
    for thread in threads:
        thread.join()
    lost |= set(people.lost())
    saved = sum(map(len, people.noted.saved.values())) - before
    print(
        f"kills: {wanted}, {saved} saves acknowledged between them, {len(lost)} lost; "
        f"errors: {len(people.noted.faults)}",
        flush=True,
    )
    return [f"lost: {one}" for one in lost] + people.noted.faults


def is_traced(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text()
    return "TracerPid:\t0\n" not in status


def traced(people: "Storm", site: Site) -> list[str]:
    """See with strace what is forced to disk before a save with a file is answered."""
    if not shutil.which("strace"):
        print("strace is not installed: not seen what is forced to disk")
        return []
    found = site.log.with_name("strace")
    while len(site.workers()) < WORKERS:
        # One that was killed last has no successor yet.
        sleep(0.1)
    workers = site.workers()
    calls = "--trace=fsync,fdatasync,sendto,sendmsg,write"
    command = ["strace", "-f", "-y", "-s", "40", calls, f"--output={found}"]
    command += [f"--attach={pid}" for pid in workers]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as strace:
        while strace.poll() is None and not all(map(is_traced, workers)):
            sleep(0.1)
        status = saved_with_a_file(people)
        if strace.poll() is not None:
            print("strace may not look on: not seen what is forced to disk")
            return []
        strace.terminate()
    forced = forced_before_the_answer(found)
    print(f"strace: answered {status} after forcing {', '.join(forced)}")
    return [
        f"not forced: {one}" for one in must_be_forced() if one not in "".join(forced)
    ]


def saved_with_a_file(people: "Storm") -> int:
    from tests.load.people import fields

    # Nobody submits what they share: it is open.
    who, path = people.executors[-1].person, people.shared[0]
    _status, page = who.ask(path)
    sent = {**fields(page), "done": "Ślad.", "step": "save"}
    status, _page = who.ask(path, sent, {"a.txt": b"tekst"})
    return status


def forced_before_the_answer(found: Path) -> list[str]:
    """Return the files that were forced to disk before the first redirect was sent."""
    lines = found.read_text().splitlines()
    answer = next((n for n, one in enumerate(lines) if "HTTP/1.1 302" in one), 0)
    return [
        one.partition("<")[2].partition(">")[0].replace(str(found.parent), "VAR_DIR")
        for one in lines[:answer]
        if "fsync(" in one or "fdatasync(" in one
    ]


def must_be_forced() -> list[str]:
    """Return what must be forced; of PostgreSQL's own files, print its settings."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return ["attachments", "db.sqlite3-wal"]
    with connection.cursor() as cursor:
        for name in ("fsync", "synchronous_commit"):
            cursor.execute(f"SHOW {name}")
            print(f"PostgreSQL: {name} {cursor.fetchone()[0]}")
    return ["attachments"]


if __name__ == "__main__":
    main()
