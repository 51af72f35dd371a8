"""A task's report for a year: the form, its errors, conflicts, and the deeds."""

import json
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indicators.models import IndicatorValue
from organisation.models import OfficeRole
from reporting.models import Attachment, Campaign, Report, State
from reporting.transitions import content_of
from tasks.models import ReportedTotal, StageYear, Task
from tests.factories import (
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_report,
    make_stage,
    make_task,
    make_user,
    year_of,
)
from tests.pages import text_of

ADDRESS = "/panel/miasto/zadania/I.1.1/2010/"


@pytest.fixture
def task(db) -> Task:
    task = make_task(
        stages=[
            {2009: ("10", "8"), 2010: ("20", "15.5")},
            {2011: ("70", None)},
        ]
    )
    make_indicator(task, {2009: "159", 2010: "12 714"}, name="Liczba firm")
    return task


@pytest.fixture
def office(client, task):
    make_campaign(year_of(task, 2010))
    user = make_office_user(first_name="Anna", last_name="Nowak")
    client.force_login(user)
    return user


def names(task: Task) -> dict[str, str]:
    """Name the form's fields as tests speak of them."""
    first, second = task.stages.all()
    (indicator,) = task.indicators.all()
    return {
        "plan 1": f"stage-{first.pk}-planned",
        "done 1": f"stage-{first.pk}-actual",
        "plan 2": f"stage-{second.pk}-planned",
        "done 2": f"stage-{second.pk}-actual",
        "firms": f"indicator-{indicator.pk}",
    }


def opened(client) -> dict[str, str]:
    """Open the page and return what its form would send unchanged."""
    form = client.get(ADDRESS).context["form"]
    return {name: form[name].value() or "" for name in names_sent(form)}


def names_sent(form) -> set[str]:
    """The fields that a browser sends as they stand, files apart."""
    return set(form.fields) - {"files", "removed"}


def figure(task: Task, stage: int, year: int) -> tuple[Decimal | None, Decimal | None]:
    row = StageYear.objects.get(
        stage__task=task, stage__position=stage, year__year=year
    )
    return row.planned, row.actual


def drafted(task: Task, stage: int) -> tuple[Decimal | None, Decimal | None]:
    """Return planned and actual of the stage as the draft has them."""
    figures = content_of(Report.objects.get()).figures
    pk = task.stages.get(position=stage).pk
    return figures.planned[pk], figures.actual[pk]


def submit(client, page, reason: str):
    sent = {**page, "deed": "submit", "reason": reason}
    return client.post(ADDRESS, sent, follow=True)


def approve(client, version: int):
    return client.post(ADDRESS + "przyjmij/", {"version": version}, follow=True)


def send(client, task, opened, **typed):
    fields = names(task)
    changes = {fields[name.replace("_", " ")]: text for name, text in typed.items()}
    return client.post(ADDRESS, {**opened, **changes})


def test_the_page_shows_the_recorded_figures_with_other_years_beside(
    client, task, office
):
    form = opened(client)
    fields = names(task)
    assert form[fields["plan 1"]] == "20"
    assert form[fields["done 1"]] == "15,5"
    assert form[fields["firms"]] == "12 714"
    text = text_of(client.get(ADDRESS))
    assert "8 z 10" in text
    assert "159" in text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        (" 12 ", "12"),
        ("1 000", "1000"),
        ("1\u00a0000,25", "1000.25"),
        ("1\u202f000", "1000"),
        ("10%", "10"),
        ("10 %", "10"),
        ("0", "0"),
        ("107,5", "107.5"),
        ("", None),
        ("-", None),
        ("–", None),
    ],
)
def test_polish_numbers_are_understood(client, task, office, typed, stored):
    response = send(client, task, opened(client), done_1=typed)
    assert response.status_code == 302
    expected = None if stored is None else Decimal(stored)
    assert drafted(task, 1) == (Decimal(20), expected)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("siedem", "Wpisz liczbę"),
        ("1,2,3", "Wpisz liczbę"),
        ("1e3", "Wpisz liczbę"),
        ("NaN", "Wpisz liczbę"),
        ("-5", "Wpisz liczbę nie mniejszą od zera"),
        ("1,234", "Wpisz najwyżej dwa miejsca po przecinku"),
        ("12345", "Wpisz najwyżej cztery cyfry przed przecinkiem"),
        ("9" * 5000, "Ta liczba ma za dużo cyfr"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_nothing_typed_is_lost(
    client, task, office, typed, message
):
    before = StageYear.history.count()
    response = send(
        client, task, opened(client), done_1=typed, plan_2="33", firms="ok. 18"
    )
    assert response.status_code == 422
    form = response.context["form"]
    fields = names(task)
    assert message in form.errors[fields["done 1"]][0]
    assert form[fields["done 1"]].value() == typed
    assert form[fields["plan 2"]].value() == "33"
    assert form[fields["firms"]].value() == "ok. 18"
    assert "popraw 1 pole" in text_of(response)
    assert StageYear.history.count() == before
    assert figure(task, 1, 2010) == (Decimal(20), Decimal("15.5"))


def test_all_mistakes_are_shown_at_once(client, task, office):
    response = send(client, task, opened(client), done_1="x", plan_2="y", done_2="-1")
    assert "popraw 3 pola" in text_of(response)


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


def test_saving_without_a_change_leaves_no_trace(client, task, office):
    response = client.post(ADDRESS, opened(client), follow=True)
    assert "Nic się nie zmieniło" in text_of(response)
    assert not Report.objects.exists()


def test_a_cleared_figure_is_unknown_again_and_the_row_stays(client, task, office):
    page = opened(client)
    page |= {names(task)[name]: "" for name in ("plan 1", "done 1")}
    submit(client, page, "Pomyłka.")
    approve(client, 1)
    assert figure(task, 1, 2010) == (None, None)


def test_empty_fields_of_a_stage_make_no_row(client, task, office):
    submit(client, opened(client), "Nic nie było.")
    approve(client, 1)
    assert Report.objects.get().state == State.APPROVED
    assert not StageYear.objects.filter(stage__position=2, year__year=2010).exists()


def test_the_second_of_two_people_is_told_what_changed_and_loses_nothing(
    client, task, office
):
    page = opened(client)
    send(client, task, page, done_1="16", firms="5")
    colleague = make_office_user(first_name="Jan", last_name="Kowal")
    client.force_login(colleague)

    response = send(client, task, page, done_1="18", plan_2="3")

    assert response.status_code == 409
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
    assert client.post(ADDRESS, {**again, "deed": "retake"}).status_code == 302
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


def test_a_task_without_stages_takes_its_total(client, office):
    task = make_task(Task.objects.get().programme, total=(2013, "40"))
    make_campaign(year_of(task, 2013))
    address = f"/panel/miasto/zadania/{task.code}/2013/"
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"total": "55,5", "seen": seen, "done": "x", "deed": "submit"})
    client.post(address + "przyjmij/", {"version": 1})
    assert ReportedTotal.objects.get(task=task).progress == Decimal("55.5")
    assert "55,5 % zadania" in text_of(client.get(task.get_absolute_url()))
    assert "40 → 55,5" in text_of(client.get(address + "historia/"))


def test_a_plan_that_is_not_100_is_a_warning_not_an_error(client, task, office):
    StageYear.objects.filter(planned=20).update(planned=11)
    page = client.get(ADDRESS)
    assert "91" in text_of(page)
    assert page.context["plan_warning"]
    StageYear.objects.filter(planned=11).update(planned=20)
    assert client.get(ADDRESS).context["plan_warning"] is None


def test_fields_of_other_tasks_are_not_taken(client, task, office):
    other = make_task(task.programme, stages=[{2010: ("5", "5")}])
    stage = other.stages.get()
    page = {**opened(client), f"stage-{stage.pk}-actual": "99"}
    client.post(ADDRESS, page)
    assert figure(other, 1, 2010) == (Decimal(5), Decimal(5))
    assert not Report.objects.filter(task=other).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_sent_to_sign_in(client, task, method):
    response = getattr(client, method)(ADDRESS)
    assert response.status_code == 302
    assert response["Location"].startswith("/konto/login/?next=")


@pytest.mark.parametrize(
    "address",
    [
        "/panel/miasto/zadania/I.1.1/2008/",
        "/panel/miasto/zadania/I.1.9/2010/",
        "/panel/miasto/zadania/x/2010/",
        "/panel/nie-ma/zadania/I.1.1/2010/",
        "/panel/miasto/zadania/I.1.1/99999999999999999999/",
    ],
)
def test_an_unknown_task_or_year_is_not_found(client, office, address):
    assert client.get(address).status_code == 404


def test_a_form_without_the_token_of_the_page_is_refused(task, office):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office)
    response = strict.post(ADDRESS, {})
    assert response.status_code == 403
    assert "Formularz stracił ważność" in text_of(response)


def pdf(name: str = "dowód.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4\n%%EOF\n", "application/pdf")


def exe(name: str = "wirus.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"MZ\x90\x00", "application/pdf")


def names_of_files() -> list[str]:
    return [file.name for file in Attachment.objects.filter(removed_in=None)]


def test_several_files_are_added_at_once_and_taken_out_again(client, task, office):
    client.post(ADDRESS, {**opened(client), "files": [pdf("a.pdf"), pdf("b.pdf")]})
    assert names_of_files() == ["a.pdf", "b.pdf"]
    first = Attachment.objects.get(name="a.pdf")
    text = text_of(client.get(ADDRESS))
    assert "a.pdf" in text
    client.post(ADDRESS, {**opened(client), "removed": [first.pk]})
    assert names_of_files() == ["b.pdf"]
    history = text_of(client.get(ADDRESS + "historia/"))
    assert "usunięto plik: a.pdf" in history
    # What the report had is still there for those who read its history.
    assert client.get(f"/panel/zalaczniki/{first.pk}/").status_code == 200


def test_good_files_are_kept_when_something_else_is_wrong(client, task, office):
    page = {**opened(client), names(task)["done 1"]: "siedem"}
    response = client.post(ADDRESS, {**page, "files": [pdf("a.pdf"), exe()]})
    assert response.status_code == 422
    assert names_of_files() == ["a.pdf"]
    text = text_of(response)
    assert "popraw 2 pola" in text
    assert "wirus.pdf:" in text
    form = response.context["form"]
    again = {name: form[name].value() or "" for name in page}
    assert (
        client.post(ADDRESS, {**again, names(task)["done 1"]: "7"}).status_code == 302
    )
    assert drafted(task, 1) == (Decimal(20), Decimal(7))


def test_a_report_has_so_many_files_and_no_more(client, task, office, settings):
    settings.ATTACHMENTS_OF_A_REPORT = 2
    client.post(ADDRESS, {**opened(client), "files": [pdf("a.pdf")]})
    more = {**opened(client), "files": [pdf("b.pdf"), pdf("c.pdf")]}
    response = client.post(ADDRESS, more)
    assert response.status_code == 422
    assert "najwyżej" in text_of(response)
    assert names_of_files() == ["a.pdf", "b.pdf"]


def test_files_that_came_too_late_are_named(client, task, office):
    page = opened(client)
    submit(client, page, "Tak.")
    response = client.post(ADDRESS, {**page, "files": [pdf("a.pdf")]})
    assert "Wybierz te pliki jeszcze raz" in text_of(response)
    assert "a.pdf" in text_of(response)
    assert names_of_files() == []


def test_submitting_with_gaps_saves_the_draft_and_asks_why(client, task, office):
    page = {**opened(client), names(task)["done 1"]: "", "done": "Zrobiono."}
    response = client.post(ADDRESS, {**page, "deed": "submit"})
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
    assert text.index("Podaj liczbę firm.") < text.index("1. Etapy")


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


def test_a_year_without_a_campaign_is_for_reading(client, task, office):
    Campaign.objects.all().delete()
    page = client.get(ADDRESS)
    assert not page.context["is_open"]
    assert "nie można teraz wypełnić sprawozdania" in text_of(page)
    assert "15,5" in text_of(page)
    response = client.post(ADDRESS, {"seen": "{}", "done": "Ważny tekst."})
    assert response.status_code == 409
    assert response.context["form"]["done"].value() == "Ważny tekst."
    assert not Report.objects.exists()


def test_the_page_asks_as_much_for_500_tasks_as_for_10(office_queries):
    few = office_queries(ADDRESS, tasks=10)
    assert office_queries(ADDRESS, tasks=500) == few


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


@pytest.mark.parametrize("deed", ["", "poprawka/"])
def test_figures_of_a_stage_that_came_later_are_not_wiped(client, task, office, deed):
    state = State.APPROVED if deed else State.DRAFT
    make_report(task, year_of(task, 2010), state, by=office)
    make_stage(task, {2010: ("5", "4")})
    form = client.get(ADDRESS + deed).context["form"]
    sent = {name: form[name].value() or "" for name in names_sent(form)}
    client.post(ADDRESS + deed, {**sent, "done": "Inaczej.", "reason": "Powód."})
    if not deed:
        submit(client, opened(client), "Powód.")
        approve(client, 3)
    assert Report.objects.get().published is not None
    assert figure(task, 3, 2010) == (Decimal(5), Decimal(4))
