"""Drafts that save themselves: one version in a row, nobody else's gone over."""

import datetime
import random
from decimal import Decimal

import pytest
from django.utils import timezone

from organisation.models import User
from reporting.models import Action, Report, State, Version
from reporting.quiet import RUN
from reporting.transitions import content_of
from tests.factories import make_office_user, make_user
from tests.pages import text_of
from tests.reporting.report_page.form import (
    ADDRESS,
    approve,
    drafted,
    names,
    opened,
    send,
    submit,
)

DRAFT = f"{ADDRESS}szkic/"


def autosave(client, task, page, **typed):
    """Send what the script would, and let the page carry on with the answer."""
    fields = names(task)
    page |= {fields.get(key.replace("_", " "), key): v for key, v in typed.items()}
    response = client.post(DRAFT, page)
    answer = response.json()
    page |= answer["hidden"] | answer["taken"]
    return answer


def kept() -> list[tuple[str, str, bool]]:
    """Read the history: what was done, by whom, and whether it saved itself."""
    rows = Version.objects.order_by("number").values_list("action", "by", "quiet_since")
    names = dict(User.objects.values_list("pk", "username"))
    return [(action, names[by], since is not None) for action, by, since in rows]


def test_many_saves_of_one_person_in_a_row_are_one_version(client, task, office):
    page = opened(client)
    for typed in ("1", "12", "12,5"):
        answer = autosave(client, task, page, done_1=typed)
        assert answer["refused"] == ""
        assert answer["mistakes"] == answer["conflicts"] == {}
    assert kept() == [("saved", office.username, True)]
    assert drafted(task, 1) == (Decimal(20), Decimal("12.5"))
    assert Report.objects.get().state == State.DRAFT
    # The button makes it a version of its own, though nothing changed since.
    response = client.post(ADDRESS, page, follow=True)
    assert "Zapisano szkic" in text_of(response)
    assert kept() == [("saved", office.username, False)]
    autosave(client, task, page, done_1="13")
    assert [quiet for _a, _b, quiet in kept()] == [False, True]
    assert content_first() == Decimal("12.5")


def content_first() -> Decimal:
    first = Version.objects.order_by("number").first()
    assert first
    return Decimal(next(iter(first.content["actual"].values())))


def test_a_version_ends_after_a_quarter_of_an_hour(client, task, office):
    page = opened(client)
    autosave(client, task, page, done_1="1")
    began = timezone.now() - RUN + datetime.timedelta(minutes=1)
    Version.objects.update(quiet_since=began)
    autosave(client, task, page, done_1="2")
    assert len(kept()) == 1
    Version.objects.update(quiet_since=timezone.now() - RUN)
    autosave(client, task, page, done_1="3")
    assert len(kept()) == 2
    assert content_first() == 2


def test_nothing_of_anybody_else_is_gone_over(client, task, office):
    """Two people take turns; each turn stays what its person left."""
    page = opened(client)
    colleague = make_office_user(username="drugi")
    mine, theirs = dict(page), dict(page)
    autosave(client, task, mine, done_1="1")
    client.force_login(colleague)
    autosave(client, task, theirs, done_2="2")
    client.force_login(office)
    answer = autosave(client, task, mine, done_1="3")
    assert answer["taken"] == {names(task)["done 2"]: "2"}
    assert [by for _a, by, _q in kept()] == [office.username, "drugi", office.username]
    said = [content_of_version(one) for one in Version.objects.order_by("number")]
    assert said == [["1", None], ["1", "2"], ["3", "2"]]


def content_of_version(version: Version) -> list[str | None]:
    return [version.content["actual"][key] for key in sorted(version.content["actual"])]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_any_turns_each_leaves_what_its_person_said_last(client, task, office, seed):
    chance = random.Random(seed)  # noqa: S311
    people = {"done 1": office, "done 2": make_office_user(username="drugi")}
    expected: list[tuple[str, str, bool]] = []
    for n in range(1, 25):
        what = chance.choice(list(people))
        quietly = chance.random() < 0.7
        client.force_login(people[what])
        page = opened(client)
        if quietly:
            autosave(client, task, page, **{what.replace(" ", "_"): str(n)})
        else:
            client.post(ADDRESS, page | {names(task)[what]: str(n)})
        if expected and expected[-1][0] == what and expected[-1][2]:
            expected.pop()
        expected.append((what, str(n), quietly))
    keys = {"done 1": 0, "done 2": 1}
    versions = Version.objects.order_by("number")
    assert len(versions) == len(expected)
    for version, (what, said, quietly) in zip(versions, expected, strict=True):
        assert content_of_version(version)[keys[what]] == said
        assert (version.by, version.quiet_since is not None) == (people[what], quietly)


def test_what_was_submitted_returned_or_taken_back_is_never_gone_over(
    client, task, office
):
    page = opened(client)
    autosave(client, task, page, done_1="1")
    submit(client, page, "Tak.")
    assert autosave(client, task, dict(page), done_1="9")["refused"] != ""
    client.post(f"{ADDRESS}wycofaj/")
    autosave(client, task, page, done_1="2")
    actions = [action for action, _by, _quiet in kept()]
    assert actions == ["saved", "submitted", "withdrawn", "saved"]
    assert Report.objects.get().state == State.DRAFT


def test_a_field_with_a_mistake_waits_and_the_others_are_saved(client, task, office):
    page = opened(client)
    autosave(client, task, page, done_1="7")
    answer = autosave(client, task, page, done_1="1,,5", done_2="3", done="Tak.")
    assert answer["mistakes"] == {
        names(task)["done 1"]: "Wpisz liczbę, na przykład 7,5."
    }
    assert drafted(task, 1)[1] == 7
    assert drafted(task, 2)[1] == 3
    assert content_of(Report.objects.get()).done == "Tak."
    # Mended, it goes in without a word about anybody else.
    assert autosave(client, task, page, done_1="1,5")["conflicts"] == {}
    assert drafted(task, 1)[1] == Decimal("1.5")


def test_a_field_into_which_two_typed_waits_for_a_choice(client, task, office):
    page = opened(client)
    mine = dict(page)
    client.force_login(make_office_user(first_name="Jan", last_name="Kowal"))
    autosave(client, task, page, done_1="7")
    client.force_login(office)
    answer = autosave(client, task, mine, done_1="8", done_2="3")
    name = names(task)["done 1"]
    assert answer["conflicts"][name]["now"] == "7"
    assert "Jan Kowal" in answer["conflicts"][name]["said"]
    assert (drafted(task, 1)[1], drafted(task, 2)[1]) == (7, 3)
    # It waits as long as nobody chose; theirs never goes by itself.
    assert list(autosave(client, task, mine, done="Tak.")["conflicts"]) == [name]
    assert drafted(task, 1)[1] == 7


def test_files_reasons_and_deeds_are_left_to_buttons(client, task, office):
    page = opened(client)
    autosave(client, task, page, done="Tak.", step="submit", reason="Bo tak.")
    report = Report.objects.get()
    assert report.state == State.DRAFT
    assert report.latest is not None
    assert report.latest.reason == ""


def test_a_stranger_saves_nothing(client, task, office):
    client.force_login(make_user())
    assert client.post(DRAFT, {"done": "Tak."}).status_code in {403, 404}
    assert not Report.objects.exists()


def test_a_draft_is_discarded_and_brought_back(client, task, office):
    page = opened(client)
    send(client, task, {**page, "done": "Zdanie."}, done_1="16")
    before = drafted(task, 1)
    response = client.post(f"{DRAFT}porzuc/", follow=True)
    assert "Porzucono szkic" in text_of(response)
    assert drafted(task, 1)[1] == Decimal("15.5")
    assert content_of(Report.objects.get()).done == ""

    history = client.get(f"{ADDRESS}historia/")
    assert "Przywróć jako szkic" in text_of(history)
    response = client.post(f"{DRAFT}przywroc/", {"number": "1"}, follow=True)
    assert "było w wersji 1" in text_of(response)
    assert drafted(task, 1) == before
    assert content_of(Report.objects.get()).done == "Zdanie."
    assert len(kept()) == 3


def test_a_discarded_draft_goes_back_to_what_was_last_submitted(client, task, office):
    page = opened(client)
    submit(client, {**page, "done": "Przesłane."}, "Tak.")
    client.post(f"{ADDRESS}wycofaj/")
    page = opened(client)
    autosave(client, task, page, done="Coś innego.")
    client.post(f"{DRAFT}porzuc/")
    assert content_of(Report.objects.get()).done == "Przesłane."


@pytest.mark.parametrize("deed", ["porzuc/", "przywroc/"])
def test_what_is_approved_is_neither_discarded_nor_restored(client, task, office, deed):
    page = opened(client)
    submit(client, page, "Tak.")
    approve(client, 1)
    count = Version.objects.count()
    response = client.post(DRAFT + deed, {"number": "1"}, follow=True)
    assert "zatwierdzone" in text_of(response)
    assert Version.objects.count() == count
    assert client.get(DRAFT + deed).status_code == 405
    assert Version.objects.latest("pk").action == Action.APPROVED
