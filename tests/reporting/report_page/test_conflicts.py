"""Two people at one report: nobody's words are lost."""

import json
from decimal import Decimal

import pytest

from reporting.models import Report, State
from reporting.transitions import content_of
from tests.factories import (
    make_office_user,
)
from tests.pages import text_of
from tests.reporting.report_page.form import (
    ADDRESS,
    drafted,
    names,
    opened,
    send,
    submit,
)


def test_the_second_of_two_people_is_told_what_changed_and_loses_nothing(
    client, task, office
):
    page = opened(client)
    send(client, task, page, done_1="16", firms="5")
    colleague = make_office_user(first_name="Jan", last_name="Kowal")
    client.force_login(colleague)

    response = send(client, task, page, done_1="18", plan_2="3")

    assert response.status_code == 409
    assert b"data-unsaved" in response.content
    text = text_of(response)
    assert "ktoś inny zapisał to sprawozdanie" in text
    assert "1. Etap 1 – wykonanie 15,5 16 18" in text
    assert "Liczba firm 12 714 5 to samo co teraz" in text
    assert "Ostatni zapis: Anna Nowak" in text
    form, fields = response.context["form"], names(task)
    assert form[fields["done 1"]].value() == "18"
    assert form[fields["plan 2"]].value() == "3"
    assert form[fields["firms"]].value() == "5"
    assert drafted(task, 1) == (Decimal(20), Decimal(16))

    again = {name: form[name].value() or "" for name in page}
    assert client.post(ADDRESS, again).status_code == 302
    assert drafted(task, 1) == (Decimal(20), Decimal(18))
    assert set(content_of(Report.objects.get()).figures.values.values()) == {"5"}


def test_texts_of_two_people_stand_side_by_side_too(client, task, office):
    page = opened(client)
    client.post(ADDRESS, {**page, "done": "Pierwszy\r\ntekst."})
    assert content_of(Report.objects.get()).done == "Pierwszy\ntekst."
    response = client.post(ADDRESS, {**page, "done": "Drugi tekst."})
    assert response.status_code == 409
    assert response.context["form"]["done"].value() == "Drugi tekst."
    (one,) = response.context["form"].meanwhile
    assert (one.now, one.typed) == ("Pierwszy\ntekst.", "Drugi tekst.")


def test_what_was_typed_stays_when_a_colleague_submitted_meanwhile(
    client, task, office
):
    page = opened(client)
    submit(client, page, "Tak.")
    response = send(client, task, page, done_1="18")
    assert response.status_code == 409
    assert "Nie zapisano: podczas wypełniania zmienił się stan" in text_of(response)
    form = response.context["form"]
    assert form[names(task)["done 1"]].value() == "18"
    assert "Wycofaj i zapisz jako szkic" in text_of(response)

    again = {name: form[name].value() or "" for name in page}
    assert client.post(ADDRESS, {**again, "step": "retake"}).status_code == 302
    assert drafted(task, 1) == (Decimal(20), Decimal(18))
    assert Report.objects.get().state == State.DRAFT


def test_the_same_figure_typed_by_both_is_still_shown_but_no_quarrel(
    client, task, office
):
    page = opened(client)
    send(client, task, page, done_1="16")
    response = send(client, task, page, done_1="16")
    assert response.status_code == 409
    (one,) = response.context["form"].meanwhile
    assert one.typed is None


@pytest.mark.parametrize("seen", ["", "x", "[]", "null", '{"a": 1}', "[" * 5000])
def test_a_form_that_does_not_say_what_it_saw_overwrites_nothing(
    client, task, office, seen
):
    page = {**opened(client), "seen": seen}
    response = send(client, task, page, done_1="99")
    assert response.status_code == 409
    assert not Report.objects.exists()


def test_mistakes_and_a_conflict_together_lose_nothing(client, task, office):
    page = opened(client)
    send(client, task, page, done_1="16")
    response = send(client, task, page, done_1="x", firms="7")
    assert "popraw 1 pole 1. Etap 1 – wykonanie: Wpisz liczbę" in text_of(response)
    form, fields = response.context["form"], names(task)
    assert form[fields["done 1"]].value() == "x"
    assert form[fields["firms"]].value() == "7"
    assert json.loads(form["seen"].value())[fields["done 1"]] == "16"
