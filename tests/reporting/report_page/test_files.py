"""Files of a task's report."""

from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from reporting.models import Attachment
from tests.pages import text_of
from tests.reporting.report_page.form import ADDRESS, drafted, names, opened, submit


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
