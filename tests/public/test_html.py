"""The Nu HTML checker finds nothing on any public page, nor in any picture."""

import json
import subprocess
from pathlib import Path
from shutil import which

import pytest
from django.conf import settings

from tests.factories import make_office_user, make_varied_tree
from tests.public.addresses import addresses
from tests.public.page_types import ENTRANCE, EVERY_PAGE, MISSING

JAR = settings.BASE_DIR / "tests/html/node_modules/vnu-jar/build/dist/vnu.jar"

pytestmark = [
    pytest.mark.drawn,
    pytest.mark.slow,
    pytest.mark.skipif(not which("java"), reason="needs Java; CI has it"),
    pytest.mark.skipif(
        not JAR.exists(), reason="needs `npm ci --prefix tests/html`; CI did it"
    ),
]

# What compiles less runs slower, with a deeper stack, and is done sooner all the same.
SHORT_RUN = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"]
# By the standard a link may also block until a part of the page is there: rel=expect.
UNKNOWN_TO_IT = "A “link” element with a “blocking” attribute must have a “rel”.*"


def complaints(folder: Path) -> list[str]:
    """Return the checker's errors and warnings on all files: each with its place."""
    options = ["--stdout", "--format", "json", "--exit-zero-always", "--also-check-svg"]
    options += ["--filterpattern", UNKNOWN_TO_IT]
    done = subprocess.run(  # noqa: S603  our own files
        [which("java") or "", *SHORT_RUN, "-jar", JAR, *options, folder],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{Path(m['url']).name}:{m.get('lastLine', '?')} {m['message']}"
        for m in json.loads(done.stdout)["messages"]
    ]


def save(folder: Path, address: str, content: bytes, suffix: str) -> None:
    name = address.strip("/").replace("/", "_") or "front"
    (folder / f"{name}{suffix}").write_bytes(content)


def test_no_page_and_no_picture_has_a_fault(client, db, tmp_path):
    strategy = make_varied_tree(by=make_office_user())
    for address in [*EVERY_PAGE, *ENTRANCE]:
        response = client.get(address)
        assert response.status_code == (404 if MISSING in address else 200), address
        save(tmp_path, address, response.content, ".html")
    for address in pictures(addresses(strategy)):
        response = client.get(address)
        assert response["Content-Type"] == "image/svg+xml", address
        save(tmp_path, address, response.content, ".svg")
    assert complaints(tmp_path) == []


def pictures(routes: dict[str, list[str]]) -> list[str]:
    """Return an address of each route that draws a picture to take away."""
    return [found[0] for route, found in routes.items() if ".svg" in route]


def test_the_checker_names_the_place_of_a_fault(tmp_path):
    page = '<!DOCTYPE html>\n<html lang="pl"><title>Strona</title>\n<p><div></div></p>'
    save(tmp_path, "/zla/strona/", page.encode(), ".html")
    save(tmp_path, "/zly/rysunek", b"<svg", ".svg")
    found = complaints(tmp_path)
    assert any(one.startswith("zla_strona.html:3 No") for one in found)
    assert any(one.startswith("zly_rysunek.svg:1") for one in found)
