"""Pictures of goals: taken with care, described, shown to whoever sees the goal."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from leszno_strategy.orphans import forgetting
from organisation.models import OfficeRole
from tasks.models import Goal, Picture, Strategy, StrategyState, Task
from tests.factories import make_office_user, make_post, make_task, make_user
from tests.structure.bringing import address
from tests.structure.sending import sent_from

pytestmark = pytest.mark.django_db
PAGE = "/panel/struktura/miasto/cele/I/obraz/"
CARD = "/panel/struktura/miasto/cele/I/"
GOAL = "/miasto/cele/I/"
# Which way a camera was held, and its notes.
ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


@pytest.fixture
def goal() -> Goal:
    return make_task().programme.goal


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_office_user(username="biuro"))
    return client


def photo(kind: str = "JPEG", size: tuple[int, int] = (1600, 800)) -> bytes:
    """A photo of a camera that lay on its side and knew where it was."""
    picture = Image.new("RGB", size, (11, 90, 74))
    notes = picture.getexif()
    notes[ORIENTATION], notes[MAKER] = 6, "Aparat Jana"
    notes.get_ifd(GPS)[2] = (51.0, 50.0, 24.0)
    written = BytesIO()
    picture.save(written, kind, exif=notes)
    return written.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of some bytes that says it has so many points."""

    def chunk(name: bytes, content: bytes) -> bytes:
        summed = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + summed

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def send(client: Client, content: bytes | None = None, **typed: Any) -> Any:
    """Send the page as it stands, with a file if any and what is typed."""
    sent = sent_from(client.get(PAGE), **typed)
    sent.pop("file", None)
    if content is not None:
        sent["file"] = SimpleUploadedFile("zdjęcie.jpg", content, "image/jpeg")
    return client.post(PAGE, sent)


def test_a_picture_is_turned_upright_made_small_and_loses_its_notes(office, goal):
    assert send(office, photo(), picture_alt="Rynek").status_code == 302
    goal.refresh_from_db()
    picture = goal.picture
    assert (picture.width, picture.height) == (560, 1120)
    assert (picture.small_width, picture.small_height) == (240, 480)
    for file in (picture.large, picture.small):
        kept = Image.open(file)
        assert kept.format == "WEBP"
        assert not dict(kept.getexif())
        assert b"Aparat" not in file.open().read()
    # The same once more is the same row; the history says who.
    assert send(office, photo(), picture_alt="Rynek").status_code == 302
    assert Picture.objects.count() == 1
    assert goal.history.first().history_user.username == "biuro"
    history = office.get(CARD).context["history"]
    assert ("co widać na obrazie", "–", "Rynek") in [
        change for one in history for change in one.changes
    ]


def test_a_shared_link_shows_the_picture_of_the_goal(office, goal):
    def shown() -> Any:
        drawn = office.get(f"{GOAL}obraz.png").content
        return Image.open(BytesIO(drawn)).convert("RGB").getpixel((1000, 250))

    assert shown() == (255, 255, 255)
    assert send(office, photo(), picture_alt="Rynek").status_code == 302
    red, green, blue = shown()
    assert abs(red - 11) + abs(green - 90) + abs(blue - 74) < 12
    goal.refresh_from_db()
    goal.picture.small.delete(save=False)
    assert shown() == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"to nie obraz", "To nie jest obraz"),
        (photo()[:900], "To nie jest obraz"),
        (photo("GIF"), "To nie jest obraz"),
        (claiming(30_000, 30_000), "za dużo punktów"),
        (claiming(9_000, 5_000), "za dużo punktów"),
        (photo(size=(199, 800)), "za mały"),
        (b"\xff" * (10 * 1024 * 1024 + 1), "za duży"),
    ],
    ids=["text", "cut", "gif", "bomb", "large", "small", "heavy"],
)
def test_what_is_no_picture_for_a_page_is_refused(office, goal, content, said):
    answer = send(office, content, picture_alt="Rynek")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Picture.objects.exists()


def test_it_is_described_kept_apart_from_others_changes_and_removed(office, goal):
    answer = send(office, photo())
    assert answer.status_code == 422
    assert [field.name for field in answer.context["mistakes"]] == ["picture_alt"]
    assert send(office, photo(), picture_alt="Rynek").status_code == 302
    opened = sent_from(office.get(PAGE), picture_alt="Ratusz")
    opened.pop("file", None)
    # Meanwhile somebody else gives another, with other words.
    other = photo("PNG", (900, 700))
    assert send(office, other, picture_alt="Planty").status_code == 302
    answer = office.post(PAGE, opened)
    assert answer.status_code == 409
    assert "Planty" in answer.content.decode()
    goal.refresh_from_db()
    assert goal.picture_alt == "Planty"
    assert Picture.objects.count() == 2
    # Once a day, what no goal has is forgotten.
    forgetting.send(sender=None)
    assert Picture.objects.get() == goal.picture
    assert send(office, removed="on").status_code == 302
    goal.refresh_from_db()
    assert (goal.picture, goal.picture_alt) == (None, "")


def test_only_who_may_change_the_goal_gives_it_a_picture(client, goal):
    post = make_post()
    goal.programmes.update(coordinator=post)
    coordinator = make_user(post)
    auditor = make_user(make_post(office_role=OfficeRole.AUDITOR))
    for person, seen, done in (
        (None, 302, 302),
        (make_user(), 404, 404),
        (coordinator, 200, 403),
        (auditor, 200, 403),
    ):
        if person:
            client.force_login(person)
        assert client.get(PAGE).status_code == seen
        assert client.post(PAGE, {"picture_alt": "x"}).status_code == done


def test_readers_get_it_as_what_it_is_and_only_with_its_strategy(office, goal):
    send(
        office, photo(), picture_alt="Rynek & <ratusz>", picture_credit="Fot. J. Nowak"
    )
    goal.refresh_from_db()
    picture, reader = goal.picture, Client()
    page = reader.get(GOAL).content.decode()
    assert 'alt="Rynek &amp; &lt;ratusz&gt;"' in page
    assert "Fot. J. Nowak" in page
    large, small = (
        reverse("public:picture", args=["miasto", picture.digest, width])
        for width in (picture.width, picture.small_width)
    )
    assert large in page
    front = reader.get("/miasto/").content.decode()
    assert small in front
    assert large not in front
    answer = reader.get(large)
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert reader.get(large.replace("560", "561")).status_code == 404
    Strategy.objects.update(state=StrategyState.PREPARATION, is_front=False)
    assert reader.get(large).status_code == 404
    early = office.get(large)
    early.getvalue()
    assert early["Cache-Control"] == "private"


def test_a_copy_of_the_strategy_has_it_too_and_places_and_topics(office, goal):
    send(office, photo(), picture_alt="Rynek")
    task = Task.objects.get()
    task.locations.create(name="Rynek", latitude="51.84", longitude="16.57")
    topic = goal.strategy.topics.create(title="Praca", slug="praca", world_goals=[8])
    topic.tasks.add(task)
    begun = {
        "way": "copy",
        "source_strategy": goal.strategy.pk,
        "title": "Strategia do 2030",
        "first_year": "2026",
        "last_year": "2030",
        "city": "Miasto",
        "adopted_by": "",
        "slug": "miasto-2030",
    }
    assert office.post(address("new"), begun).status_code == 302
    copied = Goal.objects.get(strategy__slug="miasto-2030")
    goal.refresh_from_db()
    assert (copied.picture, copied.picture_alt) == (goal.picture, "Rynek")
    other = Task.objects.exclude(pk=task.pk).get()
    assert other.locations.get().spot == task.locations.get().spot
    assert other.topics.get().world_goals == [8]
