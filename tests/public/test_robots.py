"""What search engines and social networks are told."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings

from indicators.models import Indicator
from organisation.models import Unit
from public import sitemaps
from tasks.models import StrategyState
from tests.factories import make_indicator, make_strategy, make_task, make_tree
from tests.public.page_types import IN_BOTH_LANGUAGES
from tests.rows_read import rows_read_by

pytestmark = pytest.mark.slow

SITE = "https://strategia.example.pl"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(autouse=True)
def _site(db):
    with override_settings(SITE_URL=SITE):
        yield


def files_of(client) -> list[str]:
    """Return the paths of the files that the map of the site is made of."""
    root = read(client, "/sitemap.xml")
    found = [one.text or "" for one in root.iter(f"{MAP}loc")]
    assert all(one.startswith(f"{SITE}/sitemap-") for one in found)
    return [one.removeprefix(SITE) for one in found]


def read(client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    assert not response.cookies
    return ElementTree.fromstring(response.content)


def sitemap(client) -> dict[str, dict[str, str]]:
    """Return each address of all files with its alternatives by language."""
    found = [addresses_in(read(client, path)) for path in files_of(client)]
    together = {key: value for one in found for key, value in one.items()}
    assert len(together) == sum(map(len, found)), "an address stands in two files"
    return together


def addresses_in(root: ElementTree.Element) -> dict[str, dict[str, str]]:
    return {
        url.findtext(f"{MAP}loc") or "": {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(LINK)
        }
        for url in root.findall(f"{MAP}url")
    }


def test_indicators_of_every_level_are_counted_and_no_hidden_ones():
    strategy = make_tree(tasks=3)
    hidden = make_strategy(slug="ukryta", state=StrategyState.PREPARATION)
    for one in (strategy, hidden):
        make_indicator(one)
    section = sitemaps.Indicators()
    there = Indicator.objects.exclude(of_strategy=hidden)
    assert section.paginator.count == len(section.items()) == there.count()


def test_every_address_of_the_map_is_a_page_that_calls_itself_so(client):
    make_tree(tasks=3)
    found = sitemap(client)
    assert f"{SITE}/miasto/zadania/I.1.2/" in found
    assert f"{SITE}/en/miasto/" in found
    assert any("/miasto/wskazniki/" in address[:-1] for address in found)
    assert f"{SITE}/miasto/jednostki/{Unit.objects.get().pk}/" in found
    language = re.compile(r'hreflang="([^"]+)"\s+href="(https:[^"]+)"')
    for address, languages in found.items():
        assert address.startswith(SITE)
        response = client.get(urlsplit(address).path)
        assert response.status_code == 200, address
        body = response.content.decode()
        assert f'<link rel="canonical" href="{address}">' in body
        assert "noindex" not in body
        # The page says of its languages what the map says.
        assert dict(language.findall(body)) == languages


def test_languages_of_a_page_point_to_each_other(client):
    make_tree(tasks=2)
    found = sitemap(client)
    for address, languages in found.items():
        assert languages.keys() == {"pl", "en", "x-default"}
        assert languages["x-default"] == languages["pl"]
        assert address in languages.values()
        assert all(found[other] == languages for other in languages.values())
        assert urlsplit(languages["en"]).path == "/en" + urlsplit(languages["pl"]).path


def test_a_strategy_without_years_is_not_on_the_map(client):
    make_strategy("nowa", years=())
    found = sitemap(client)
    assert f"{SITE}/pomoc/" in found
    assert not any("nowa" in address for address in found)


def test_the_map_asks_as_many_questions_for_1000_tasks_as_for_10(client, count_queries):
    strategy = make_tree(tasks=10)
    paths = ["/sitemap.xml", *files_of(client)]
    few = [count_queries(lambda path=path: client.get(path)) for path in paths]
    strategy.delete()
    make_tree(tasks=1000)
    many = [count_queries(lambda path=path: client.get(path)) for path in paths]
    assert many == few
    assert max(few) <= 10


def test_a_file_of_the_map_is_never_longer_than_its_limit(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "ADDRESSES", 10)
    make_tree(tasks=13)
    files = files_of(client)
    tasks = [one for one in files if one.startswith("/sitemap-tasks.xml")]
    assert tasks == [
        "/sitemap-tasks.xml",
        *(f"/sitemap-tasks.xml?p={n}" for n in (2, 3)),
    ]
    found = [addresses_in(read(client, path)) for path in tasks]
    assert [len(one) for one in found] == [10, 10, 6]
    assert len({address for one in found for address in one}) == 26
    assert client.get("/sitemap-tasks.xml?p=4").status_code == 404


def test_a_file_reads_no_rows_but_its_own(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "ADDRESSES", 10)
    make_tree(tasks=13)
    assert rows_read_by(lambda: client.get("/sitemap-tasks.xml?p=2")) <= 5 + 1


def test_what_has_no_page_has_no_file(client):
    assert files_of(client) == ["/sitemap-site.xml"]
    assert client.get("/sitemap-tajne.xml").status_code == 404


def test_robots_are_kept_out_of_the_office_and_of_searches(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert {f"Disallow: {path}" for path in ("/panel/", "/admin/", "/konto/")} < {
        *lines
    }
    # The page from which people search is found, what they found is not.
    assert "Disallow: /*/szukaj/?" in lines
    assert "Allow: /konto/login/$" in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert not response.cookies
    assert client.post("/robots.txt").status_code == 405


@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES)
def test_every_page_describes_itself(client, address):
    make_tree(tasks=2)
    body = client.get(address).content.decode()
    told = dict(
        re.findall(r'<meta (?:name|property)="([^"]+)"\s+content="([^"]*)"', body)
    )
    title = re.search(r"<title>(.*) – [^–]*</title>", body)
    assert title
    assert told["og:title"] == title[1]
    assert told["description"] == told["og:description"]
    assert 20 < len(told["description"]) < 400
    assert "  " not in told["description"]
    assert f'rel="canonical" href="{told["og:url"]}"' in body
    locales = ["en_GB", "pl_PL"] if address.startswith("/en") else ["pl_PL", "en_GB"]
    assert [told["og:locale"], told["og:locale:alternate"]] == locales
    assert told["og:site_name"].startswith("Miasto · ")
    assert told["og:image"].startswith(SITE)
    assert told["og:image"].partition("?")[0].endswith(".png")


def test_a_description_is_the_first_sentence_as_plain_text(client):
    task = make_task(title='"A" <b>', stages=[{2009: ("17", "12"), 2010: ("83", None)}])
    body = client.get(task.get_absolute_url()).content.decode()
    assert (
        'name="description" content="Do końca 2009 r. wykonano 12,0 z 17,0 '
        "zaplanowanych punktów procentowych: ▲ zagrożone. Zabrakło 5,0."
    ) in re.sub(r"\s+", " ", body)
    assert 'content="I.1.1 &quot;A&quot; &lt;b&gt;, 2009"' in body
    title = "I.1.1 &quot;A&quot; &lt;b&gt;, 2009 – Monitor strategii"
    assert f"<title>{title}</title>" in body


def test_the_picture_for_social_networks_is_small_and_of_the_size_told():
    path = finders.find("img/og.png")
    assert path
    with open(path, "rb") as file:  # noqa: PTH123  finders speak in texts
        content = file.read()
    assert len(content) < 30_000
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[n : n + 4], "big") for n in (16, 20))
    assert (width, height) == (1200, 630)
