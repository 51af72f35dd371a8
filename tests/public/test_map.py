"""The map of tasks: places as offices type them, drawn here, listed for everybody."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from public.task_map import Place, TaskMap
from tasks.coordinates import Spot, read_spot
from tasks.models import Location, Outline, Task
from tests.conftest import queries_of
from tests.factories import make_office_user, make_programme, make_task, make_user
from tests.structure.sending import sent_from

CARD = "/panel/struktura/miasto/zadania/I.1.1/"
BOUNDARY = "/panel/struktura/miasto/granica/"
MAP = "/miasto/mapa/"
LESZNO = Spot(Decimal("51.84020"), Decimal("16.57490"))
MAPS = "https://www.openstreetmap.org/"


@pytest.mark.parametrize(
    "typed",
    [
        "51,8402; 16,5749",
        "51.8402, 16.5749",
        "51,8402 16,5749",
        "16.5749 51.8402",
        f"{MAPS}#map=15/51.8402/16.5749",
        f"{MAPS}?mlat=51.8402&mlon=16.5749#map=12/50.1/19.2",
        "https://www.google.com/maps/place/X/@51.9,16.6,15z/data=!3d51.8402!4d16.5749",
        "https://www.google.pl/maps/@51.8402,16.5749,17.5z",
        "51°50'24.72\"N 16°34'29.64\"E",
    ],
)
def test_a_place_is_read_as_offices_type_it_and_maps_name_it(typed):
    assert read_spot(typed) == LESZNO
    assert read_spot(str(LESZNO)) == LESZNO


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "unreadable"),
        ("rynek", "unreadable"),
        ("51 16", "unreadable"),
        ("51,8402", "unreadable"),
        ("51,8 16,5 17,2", "unreadable"),
        ("48,8566; 2,3522", "outside"),
        ("51,8402; 51,8402", "outside"),
        ("-51,8402; 16,5749", "outside"),
        ("355000,5 600000,5", "outside"),
    ],
)
def test_what_is_no_place_in_poland_beyond_doubt_is_refused(typed, code):
    with pytest.raises(ValidationError) as refused:
        read_spot(typed)
    assert refused.value.code == code


def give_place(task: Task, name: str = "Rynek", spot: Spot = LESZNO) -> Location:
    return Location.objects.create(
        task=task, name=name, latitude=spot.latitude, longitude=spot.longitude
    )


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_office_user())
    return client


@pytest.mark.django_db
def test_places_are_typed_on_the_card_and_told_apart_from_others_changes(office):
    task = make_task()
    sent = sent_from(
        office.get(CARD),
        locations__0__name="Rynek",
        locations__0__where="51,8402; 16,5749",
    )
    assert office.post(CARD, sent).status_code == 302
    place = task.locations.get()
    assert (place.name, place.spot) == ("Rynek", LESZNO)
    opened = sent_from(office.get(CARD), title="Nowa nazwa")
    assert opened["locations-0-where"] == "51,8402; 16,5749"
    moved = sent_from(office.get(CARD), locations__0__where="52,1; 17,2")
    assert office.post(CARD, moved).status_code == 302
    place.refresh_from_db()
    assert place.spot == (Decimal("52.1"), Decimal("17.2"))
    # Who had the page open before is told, and nothing is overwritten.
    assert office.post(CARD, opened).status_code == 409
    wrong = sent_from(office.get(CARD), locations__0__where="Paryż")
    answer = office.post(CARD, wrong)
    assert answer.status_code == 422
    assert "Wpisz szerokość" in answer.content.decode()
    history = office.get(CARD).context["history"]
    assert any("Rynek" in entry.what for entry in history)


@pytest.mark.django_db
def test_the_map_and_its_list_say_the_same_and_keep_the_filters(client):
    late = make_task(stages=[{2009: ("100", "0")}])
    done = make_task(late.programme, stages=[{2009: ("100", "100")}])
    make_task(late.programme)
    for page in ("/miasto/", late.get_absolute_url()):
        assert MAP not in client.get(page).content.decode()
    give_place(late, "Ulica <Nowa>")
    give_place(done, "Rynek", Spot(Decimal("51.9"), Decimal("16.6")))
    give_place(done, "Park")
    page = client.get(MAP).content.decode()
    assert "2\N{NO-BREAK SPACE}zadania na mapie" in page
    assert page.count('<path class="dot-bad"') == 2  # with the key's
    assert page.count('<path class="dot-good"') == 3
    assert "Ulica &lt;Nowa&gt;" in page
    assert 'href="/miasto/zadania/I.1.1/"' in page
    drawn = page[page.index('<svg class="map"') :].partition("</svg>")[0]
    assert all(one[0] == "/" for one in re.findall(r'(?:src|href)="([^"]+)"', drawn))
    assert MAP in client.get("/miasto/").content.decode()
    assert 'id="miejsca"' in client.get(late.get_absolute_url()).content.decode()
    only = client.get(MAP + "?stan=completed").content.decode()
    assert "Rynek" in only
    assert "Nowa" not in only
    assert "miejsca.geojson?stan=completed" in only
    found = json.loads(client.get(MAP + "miejsca.geojson?stan=at_risk").content)
    [feature] = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [16.5749, 51.8402]}
    assert feature["properties"]["status"] == "at_risk"
    assert feature["properties"]["page"].endswith("/miasto/zadania/I.1.1/?rok=2009")
    rows = client.get(MAP + "miejsca.csv").content.decode()
    assert "51.8402" in rows or "51,8402" in rows
    api = client.get("/api/v1/strategie/miasto/zadania/I.1.1/").json()
    assert api["places"] == [
        {"name": "Ulica <Nowa>", "latitude": 51.8402, "longitude": 16.5749}
    ]


@pytest.mark.django_db
def test_the_map_asks_as_much_for_one_place_as_for_many(client):
    programme = make_programme()
    give_place(make_task(programme))
    few = queries_of(lambda: client.get(MAP))
    for _n in range(10):
        give_place(make_task(programme))
    assert queries_of(lambda: client.get(MAP)) == few
    assert few <= 15


def place(latitude: str, longitude: str, code: int = 1) -> Place:
    spot = Spot(Decimal(latitude), Decimal(longitude))
    return Place("Tu", spot, "I", 1, code, "Zadanie", "completed")


def test_places_lie_as_far_apart_as_they_are():
    # A degree of latitude is 111.32 km; east to west less, by the cosine.
    drawn = TaskMap(
        [place("52.0", "17.0"), place("52.0", "17.1"), place("52.05", "17")]
    )
    west, east, north = drawn.dots
    metres = drawn.metres_of_a_step
    assert (east.x - west.x) * metres == pytest.approx(6853, rel=0.001)
    assert (west.y - north.y) * metres == pytest.approx(5566, rel=0.001)
    scale = drawn.scale
    assert scale.metres in {1000, 2000}
    assert scale.length * metres == pytest.approx(scale.metres)
    assert all(
        0 < dot.x < drawn.width and 0 < dot.y < drawn.height for dot in drawn.dots
    )
    # Of three at one spot, labels that would cover one another are left out.
    same = TaskMap([place("52", "17", n) for n in range(1, 9)])
    assert 1 <= sum(dot.label_x is not None for dot in same.dots) <= 4


SQUARE = [[16.5, 51.8], [16.6, 51.8], [16.6, 51.9], [16.5, 51.9], [16.5, 51.8]]


def geojson(*rings: Any, kind: str = "Polygon") -> bytes:
    shape = {"type": kind, "coordinates": rings}
    feature = {"type": "Feature", "properties": {}, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


@pytest.mark.django_db
def test_the_office_gives_the_boundary_and_takes_it_back(office):
    give_place(make_task())

    def send(content: bytes) -> int:
        file = SimpleUploadedFile("granica.geojson", content)
        return office.post(BOUNDARY, {"file": file}).status_code

    assert send(geojson(SQUARE)) == 302
    assert Outline.objects.get().rings == [SQUARE]
    assert 'class="map-boundary"' in office.get(MAP).content.decode()
    metres = [[one[0] * 10_000, one[1] * 10_000] for one in SQUARE]
    for wrong in (
        b"",
        b"{",
        b"[" * 100_000,
        geojson(),
        geojson(SQUARE[:2]),
        geojson(metres),
        geojson(["a", "b", "c", "d"]),
        geojson([[16.5, float("nan")]] * 4),
        geojson([SQUARE[0]] * 20_001),
        json.dumps({"type": "Point", "coordinates": [16.5, 51.8]}).encode(),
    ):
        assert send(wrong) == 422
    assert Outline.objects.get().rings == [SQUARE]
    assert office.post(BOUNDARY, {"remove": "1"}).status_code == 302
    assert not Outline.objects.exists()
    assert 'class="map-boundary"' not in office.get(MAP).content.decode()


@pytest.mark.django_db
def test_only_the_office_gives_a_boundary(client):
    make_task()
    client.force_login(make_user())
    assert client.get(BOUNDARY).status_code in {403, 404}
    assert client.post(BOUNDARY, {"remove": "1"}).status_code in {403, 404}
