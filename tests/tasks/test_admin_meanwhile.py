"""Two people change one thing in the admin: the second sees what the first wrote."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from organisation.models import Post, Unit, UnitAlias
from reporting.campaigns import save_campaign
from reporting.models import Campaign
from tasks.models import Stage, StrategyYear, Task
from tests.factories import (
    make_campaign,
    make_goal,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
)
from tests.pages import text_of
from tests.sent import sent_from
from tests.tasks.admin_pages import office, page_of

pytestmark = pytest.mark.django_db


def change_page(row: Any) -> str:
    name = f"{row._meta.app_label}_{row._meta.model_name}"
    return reverse(f"admin:{name}_change", args=[row.pk])


def told(response: Any) -> list[tuple[str, str, str | None]]:
    assert response.status_code == 409
    return [
        (one.before, one.now, one.typed) for one in response.context["told"].changes
    ]


@pytest.fixture
def client() -> Client:
    return office()


def test_the_second_to_save_sees_both_versions_and_loses_nothing(
    client: Client,
) -> None:
    task = make_task(title="Było", weight="30")
    sent = sent_from(
        client.get(page_of(task)), title="Moje", justification="Długi opis"
    )
    Task.objects.update(title="Cudze", weight="40", description="Opis")
    answer: Any = client.post(page_of(task), sent)
    assert told(answer) == [
        ("Było", "Cudze", "Moje"),
        ("30", "40", None),
        ("–", "Opis", None),
    ]
    assert "ktoś inny zapisał tę stronę" in text_of(answer)
    task.refresh_from_db()
    assert (task.title, task.weight, task.justification) == ("Cudze", 40, "")
    # Sent again knowingly: what was typed is saved, and so is what the other wrote.
    assert client.post(page_of(task), sent_from(answer)).status_code == 302
    task.refresh_from_db()
    assert (task.title, task.weight) == ("Moje", 40)
    assert (task.justification, task.description) == ("Długi opis", "Opis")


def test_what_changes_between_the_telling_and_the_saving_is_told_again(
    client: Client,
) -> None:
    task = make_task(title="Było")
    sent = sent_from(client.get(page_of(task)), title="Moje")
    Task.objects.update(title="Cudze")
    again = sent_from(client.post(page_of(task), sent))
    Task.objects.update(title="Jeszcze inne")
    answer = client.post(page_of(task), again)
    assert told(answer) == [("Cudze", "Jeszcze inne", "Moje")]


def test_rows_that_others_changed_added_and_removed_are_told(client: Client) -> None:
    task = make_task(stages=[{}, {}, {}])
    first, second, third = task.stages.all()
    Stage.objects.filter(pk=first.pk).update(title="Pierwszy", label="")
    sent = sent_from(
        client.get(page_of(task)),
        stages__1__title="Moja zmiana usuniętego",
        stages__2__title="Mój trzeci",
        stages__3__title="Mój nowy",
        stages__3__position="9",
        stages__3__id="",
        stages__3__task=task.pk,
        stages__TOTAL_FORMS=4,
    )
    Stage.objects.filter(pk=first.pk).update(title="Cudzy pierwszy")
    second.delete()
    added = Stage.objects.create(task=task, position=5, title="Cudzy nowy")
    answer = client.post(page_of(task), sent)
    found = told(answer)
    assert ("Pierwszy", "Cudzy pierwszy", None) in found
    assert ("–", "Cudzy nowy", None) in found
    assert (second.title, "–", "Moja zmiana usuniętego") in found
    assert client.post(page_of(task), sent_from(answer)).status_code == 302
    titles = dict(task.stages.values_list("pk", "title"))
    assert titles.pop(first.pk) == "Cudzy pierwszy"
    assert titles.pop(third.pk) == "Mój trzeci"
    assert titles.pop(added.pk) == "Cudzy nowy"
    assert list(titles.values()) == ["Mój nowy"]


def test_a_row_is_removed_although_another_was_changed(client: Client) -> None:
    task = make_task(stages=[{}, {}])
    first, _second = task.stages.all()
    sent = sent_from(client.get(page_of(task)), stages__1__DELETE="on")
    Stage.objects.filter(pk=first.pk).update(title="Cudzy")
    answer = client.post(page_of(task), sent)
    again = sent_from(answer)
    assert again["stages-1-DELETE"] == "on"
    assert client.post(page_of(task), again).status_code == 302
    assert [one.title for one in task.stages.all()] == ["Cudzy"]


def test_a_page_that_nobody_else_changed_is_saved_at_once(client: Client) -> None:
    task = make_task(title="Było", stages=[{2010: ("10", None)}], weight="12.5")
    sent = sent_from(client.get(page_of(task)), title="Jest")
    assert client.post(page_of(task), sent).status_code == 302
    task.refresh_from_db()
    assert task.title == "Jest"


@pytest.mark.parametrize("kind", ["strategy", "goal", "programme", "unit", "post"])
def test_every_kind_of_page_tells(client: Client, kind: str) -> None:
    programme = make_programme(make_goal(make_strategy()))
    rows = {
        "strategy": programme.goal.strategy,
        "goal": programme.goal,
        "programme": programme,
        "unit": make_unit("Wydział"),
        "post": Post.objects.create(title="Naczelnik"),
    }
    row = rows[kind]
    name = "name" if kind == "unit" else "title"
    sent = sent_from(client.get(change_page(row)), **{name: "Moje"})
    type(row)._default_manager.filter(pk=row.pk).update(**{name: "Cudze"})
    answer = client.post(change_page(row), sent)
    assert [one[1:] for one in told(answer)] == [("Cudze", "Moje")]
    assert client.post(change_page(row), sent_from(answer)).status_code == 302
    row.refresh_from_db()
    assert getattr(row, name) == "Moje"


def test_a_spelling_that_another_added_stays(client: Client) -> None:
    unit = make_unit("Zarząd Dróg")
    sent = sent_from(client.get(change_page(unit)), name="Zarząd Dróg i Inwestycji")
    UnitAlias.objects.create(unit=unit, name="MZDiI")
    answer = client.post(change_page(unit), sent)
    assert told(answer) == [("–", "MZDiI", None)]
    assert client.post(change_page(unit), sent_from(answer)).status_code == 302
    assert UnitAlias.objects.filter(name="MZDiI").exists()
    assert Unit.objects.get(pk=unit.pk).name == "Zarząd Dróg i Inwestycji"


def test_what_is_chosen_is_told_by_its_name(client: Client) -> None:
    programme = make_programme()
    first, second = (Post.objects.create(title=one) for one in ("Pierwszy", "Drugi"))
    sent = sent_from(client.get(change_page(programme)), coordinator=first.pk)
    programme.coordinator = second
    programme.save()
    answer = client.post(change_page(programme), sent)
    assert [one[1:] for one in told(answer)] == [("Drugi", "Pierwszy")]


def test_who_saved_last_is_named(client: Client) -> None:
    task = make_task(title="Było")
    sent = sent_from(client.get(page_of(task)), title="Moje")
    other = make_office_user(username="inna", first_name="Anna", last_name="Nowak")
    task.title, task._history_user = "Cudze", other  # type: ignore[attr-defined]
    task.save()
    answer: Any = client.post(page_of(task), sent)
    assert "Anna Nowak" in text_of(answer)


def test_only_what_the_form_changed_is_written(client: Client) -> None:
    """What is not in the form may change meanwhile and is not set back."""
    task = make_task(title="Było")
    with_history = Task.history.filter(id=task.pk).count()  # type: ignore[attr-defined]
    sent = sent_from(client.get(page_of(task)))
    client.post(page_of(task), sent)
    assert Task.history.filter(id=task.pk).count() == with_history  # type: ignore[attr-defined]


def test_a_year_closed_meanwhile_stays_closed() -> None:
    """The thresholds are saved with a row that was read before the closing."""
    year = make_strategy().years.get(year=2010)
    campaign = make_campaign(year)
    StrategyYear.objects.filter(pk=year.pk).update(is_closed=True)
    Campaign.objects.filter(pk=campaign.pk).update(is_closed=True)
    year.on_track_from, year.delayed_from = Decimal("0.9"), Decimal("0.5")
    campaign.instructions = "Nowe"
    save_campaign(campaign, year, by=make_office_user())
    year.refresh_from_db()
    campaign.refresh_from_db()
    assert (year.is_closed, year.on_track_from) == (True, Decimal("0.9"))
    assert (campaign.is_closed, campaign.instructions) == (True, "Nowe")


@pytest.mark.parametrize("seen", ["", "[", '{"title": 1}', "[1]", '{"stages:x:y": ""}'])
def test_a_page_that_says_nonsense_of_itself_is_no_fault(
    client: Client, seen: str
) -> None:
    task = make_task(title="Było", stages=[{}])
    sent = sent_from(client.get(page_of(task)), title="Moje") | {"seen": seen}
    answer = client.post(page_of(task), sent)
    assert answer.status_code == 409
    assert client.post(page_of(task), sent_from(answer)).status_code == 302
