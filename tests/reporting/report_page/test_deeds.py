"""Submitting, returning, approving and correcting a report, and its history."""

from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import IndicatorValue
from organisation.models import OfficeRole
from reporting.models import Campaign, Report, State
from tests.factories import (
    make_post,
    make_user,
)
from tests.pages import text_of
from tests.reporting.report_page.form import (
    ADDRESS,
    approve,
    figure,
    names,
    names_sent,
    opened,
    send,
    submit,
)


def test_a_figure_is_on_the_public_page_once_approved(client, task, office):
    send(client, task, opened(client), done_1="17,5", firms="1 300")
    submit(client, opened(client), "Reszty nie wiemy.")

    def shown():
        return text_of(Client().get(f"{task.get_absolute_url()}?rok=2010"))

    assert "17,5" not in shown()
    approve(client, 2)
    assert "17,5 z 20" in shown()
    assert "1 300" in shown()


def test_an_indicator_keeps_its_text_and_the_number_if_there_is_one(
    client, task, office
):
    for typed, number in (("12 800", "12800"), ("ok. 12 800", None), ("7,5", "7.5")):
        page = opened(client)
        page[names(task)["firms"]] = typed
        submit(client, page, "Tylko wskaźnik.")
        approve(client, 1)
        value = IndicatorValue.objects.get(indicator__task=task, year=2010)
        assert value.text == typed
        assert value.number == (None if number is None else Decimal(number))
        Report.objects.update(latest=None, published=None, state=State.DRAFT)
        Report.objects.all().delete()


def test_the_history_tells_who_changed_what_from_what_to_what(client, task, office):
    send(client, task, opened(client), done_1="16", firms="5")
    send(client, task, opened(client), done_1="17")
    text = text_of(client.get(ADDRESS + "historia/"))
    assert "2. zapisane jako szkic Anna Nowak" in text
    assert "1. Etap 1, wykonanie: 16 → 17" in text
    assert "1. Etap 1, wykonanie: 15,5 → 16 Liczba firm: 12 714 → 5" in text


def test_any_two_versions_stand_side_by_side(client, task, office):
    for done in ("16", "17", "18"):
        send(client, task, opened(client), done_1=done)

    def compared(**versions):
        page = client.get(ADDRESS + "historia/", versions)
        return [(c.before, c.after) for c in page.context["compared"]]

    assert compared(od=0, do=2) == [("15,5", "17")]
    assert compared(od=1, do=3) == [("16", "18")]
    assert compared(od=2, do=2) == []
    for odd in ({"od": 1, "do": 9}, {"od": 9, "do": 1}):
        assert client.get(ADDRESS + "historia/", odd).status_code == 404
    assert client.get(ADDRESS + "historia/?od=x&do=²").status_code == 200


def test_a_stage_that_was_removed_keeps_its_name_in_the_history(client, task, office):
    send(client, task, opened(client), done_2="3")
    task.stages.get(position=2).delete()
    text = text_of(client.get(ADDRESS + "historia/"))
    assert "2. Etap 2, wykonanie: – → 3" in text


def test_submitting_with_gaps_saves_the_draft_and_asks_why(client, task, office):
    page = {**opened(client), names(task)["done 1"]: "", "done": "Zrobiono."}
    response = client.post(ADDRESS, {**page, "step": "submit"})
    assert response.status_code == 422
    text = text_of(response)
    assert "Zapisano szkic, ale jeszcze nie przesłano" in text
    assert "te pola były puste: 1. Etap 1 – wykonanie" in text
    assert Report.objects.get().state == State.DRAFT
    submit(client, opened(client), "GUS jeszcze nie podał.")
    assert Report.objects.get().state == State.SUBMITTED
    assert "GUS jeszcze nie podał." in text_of(client.get(ADDRESS))


def test_a_reviewer_reads_what_approval_would_change(client, task, office):
    submit(client, {**opened(client), names(task)["done 1"]: "18"}, "Tak.")
    text = text_of(client.get(ADDRESS))
    assert "1. Etap 1, wykonanie 15,5 18" in text
    assert "Zatwierdź i opublikuj" in text


def test_a_report_is_returned_with_a_reason_that_stands_first(client, task, office):
    submit(client, opened(client), "Tak.")
    response = client.post(ADDRESS + "zwroc/", {"version": 1, "reason": " "})
    assert response.status_code == 422
    assert Report.objects.get().state == State.SUBMITTED
    client.post(ADDRESS + "zwroc/", {"version": 1, "reason": "Podaj liczbę firm."})
    assert Report.objects.get().state == State.RETURNED
    text = text_of(client.get(ADDRESS))
    assert text.index("Podaj liczbę firm.") < text.index("Etapy")


def test_who_may_not_return_is_refused_before_being_asked_why(client, task, office):
    submit(client, opened(client), "Tak.")
    client.force_login(make_user(make_post(office_role=OfficeRole.AUDITOR)))
    assert client.post(ADDRESS + "zwroc/", {"version": 1}).status_code == 403


def test_nobody_approves_what_changed_after_the_page_was_opened(client, task, office):
    submit(client, opened(client), "Tak.")
    client.post(ADDRESS + "wycofaj/")
    submit(client, {**opened(client), names(task)["done 1"]: "99"}, "Tak.")
    response = approve(client, 1)
    assert "Ktoś w tym czasie zmienił sprawozdanie" in text_of(response)
    assert Report.objects.get().state == State.SUBMITTED


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_a_decision_without_the_version_that_was_read_is_refused(
    client, task, office, version
):
    submit(client, opened(client), "Tak.")
    client.post(ADDRESS + "przyjmij/", {"version": version})
    assert Report.objects.get().state == State.SUBMITTED


def test_a_correction_takes_a_reason_and_is_public_at_once(client, task, office):
    submit(client, opened(client), "Tak.")
    approve(client, 1)
    Campaign.objects.update(is_closed=True)
    form = client.get(ADDRESS + "poprawka/").context["form"]
    page = {name: form[name].value() or "" for name in names_sent(form)}
    page[names(task)["done 1"]] = "12"
    response = client.post(ADDRESS + "poprawka/", page)
    assert response.status_code == 422
    assert figure(task, 1, 2010) == (Decimal(20), Decimal("15.5"))
    client.post(ADDRESS + "poprawka/", {**page, "reason": "Pomyłka w sumie."})
    assert figure(task, 1, 2010) == (Decimal(20), Decimal(12))
    history = text_of(client.get(ADDRESS + "historia/"))
    assert "Pomyłka w sumie." in history
    assert "1. Etap 1, wykonanie: 15,5 → 12" in history


def test_those_who_owe_a_returned_report_are_told_at_once(
    client, task, office, mailoutbox
):
    office.email = "biuro@example.org"
    office.save()
    submit(client, opened(client), "Tak.")
    client.post(ADDRESS + "zwroc/", {"version": 1, "reason": "Podaj liczbę firm."})
    (message,) = mailoutbox
    assert message.to == ["biuro@example.org"]
    assert "Podaj liczbę firm." in message.body
