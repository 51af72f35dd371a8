"""A file of a strategy: read, looked at, confirmed all or nothing, and taken back."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from exchange.models import Upload, UploadState
from tasks.models import Strategy, StrategyState, Task
from tests.factories import (
    make_goal,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
    make_user,
)
from tests.pages import rows_of, text_of
from tests.structure.bringing import (
    address,
    brought,
    changed,
    confirmed,
    content_of,
    file_of,
    first_task,
    keys_of,
    page_of,
    retyped,
    taken,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy() -> Strategy:
    strategy = make_strategy(state=StrategyState.PREPARATION)
    programme = make_programme(make_goal(strategy))
    make_task(programme, title="Drogi", weight="60", stages=[{2010: ("100", None)}])
    make_task(programme, title="Mosty", weight="40", stages=[{2010: ("91", None)}])
    return strategy


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_office_user())
    return client


def colleague() -> Client:
    client = Client()
    client.force_login(make_office_user())
    return client


def roads() -> Task:
    return Task.objects.get(number=1)


def retitled(document) -> None:
    first_task(document)["title"] = "Drogi i ulice"


def test_a_file_changes_nothing_until_somebody_confirms(office, strategy):
    before = content_of(strategy)
    upload = brought(office, strategy, changed(taken(office, strategy), retitled))
    page = page_of(office, upload)
    assert "Nic się jeszcze nie zmieniło" in text_of(page)
    assert any("Drogi i ulice" in " ".join(row) for row in rows_of(page))
    assert content_of(strategy) == before
    answer = confirmed(office, upload)
    assert answer.status_code == 302
    assert roads().title == "Drogi i ulice"
    assert "Cofnij" in text_of(office.get(answer.url))


def test_what_a_file_changed_has_its_author_and_the_file_in_the_history(
    office, strategy
):
    content = changed(taken(office, strategy), retitled)
    upload = brought(office, strategy, content, name="Strategia.json")
    confirmed(office, upload)
    latest = roads().history.first()
    assert latest.history_user == upload.by
    # The name of the file is not for readers.
    assert latest.history_change_reason == "z pliku"


def test_the_same_file_says_that_there_is_nothing_to_bring_in(office, strategy):
    upload = brought(office, strategy, taken(office, strategy))
    page = page_of(office, upload)
    assert "Nie ma czego wprowadzać" in text_of(page)
    assert upload.findings["rows"] == []


def test_a_second_click_changes_nothing_more(office, strategy):
    upload = brought(office, strategy, changed(taken(office, strategy), retitled))
    told = {"told": upload.compared.token}
    office.post(address("confirm_upload", upload.pk), told)
    history = roads().history.count()
    answer = office.post(address("confirm_upload", upload.pk), told)
    assert answer.status_code == 302
    assert answer.url == address("reading", upload.pk)
    assert roads().history.count() == history


def test_taking_back_puts_what_stood_before(office, strategy):
    before = content_of(strategy)

    def change(document):
        retitled(document)
        tasks = document["goals"][0]["programmes"][0]["tasks"]
        tasks.append({"number": 3, "title": "Parki", "weight": "5"})

    upload = brought(office, strategy, changed(taken(office, strategy), change))
    confirmed(office, upload)
    assert Task.objects.count() == 3
    answer = office.post(address("undo_upload", upload.pk), follow=True)
    assert "Wczytanie cofnięto" in text_of(answer)
    files = office.get(address("upload", strategy.slug))
    assert "cofnięty" in text_of(files)
    assert content_of(strategy) == before
    again = office.post(address("undo_upload", upload.pk), follow=True)
    assert "nie można już cofnąć" in again.content.decode()


def test_taking_back_empties_the_cells_that_the_file_filled(office, strategy):
    def plan(document):
        years = first_task(document)["stages"][0]["years"]
        years["2010"] = {"planned": "60"}
        years["2011"] = {"planned": "40"}

    upload = brought(office, strategy, changed(taken(office, strategy), plan))
    confirmed(office, upload)
    cells = roads().stages.get().years
    assert cells.get(year__year=2011).planned == 40
    office.post(address("undo_upload", upload.pk))
    assert cells.get(year__year=2010).planned == 100
    assert not cells.filter(year__year=2011, planned__isnull=False).exists()


def test_taking_back_leaves_what_others_changed_since(office, strategy):
    upload = brought(office, strategy, changed(taken(office, strategy), retitled))
    confirmed(office, upload)
    Task.objects.filter(number=2).update(title="Mosty i kładki")
    make_task(strategy.goals.get().programmes.get(), title="Parki")
    office.post(address("undo_upload", upload.pk))
    titles = Task.objects.order_by("number").values_list("title", flat=True)
    assert list(titles) == ["Drogi", "Mosty i kładki", "Parki"]


def test_taking_back_says_which_places_others_changed_again(office, strategy):
    upload = brought(office, strategy, changed(taken(office, strategy), retitled))
    confirmed(office, upload)
    Task.objects.filter(number=1).update(title="Autostrady")
    answer = office.post(address("undo_upload", upload.pk), follow=True)
    assert roads().title == "Autostrady"
    assert "I.1.1" in text_of(answer)


def test_what_changed_since_the_page_was_opened_is_shown_before_anything_is_done(
    office, strategy
):
    content = retyped(taken(office, strategy, "xlsx"), Drogi="Drogi i ulice")
    upload = brought(office, strategy, content)
    told = {"told": upload.compared.token}
    Task.objects.filter(number=2).update(title="Mosty i kładki")
    answer = office.post(address("confirm_upload", upload.pk), told)
    assert answer.status_code == 409
    assert "strategia zmieniła się" in text_of(answer)
    assert roads().title == "Drogi"
    # Told of the newer state, the person may go on.
    assert confirmed(office, upload).status_code == 302
    assert roads().title == "Drogi i ulice"
    assert Task.objects.get(number=2).title == "Mosty i kładki"


def test_a_page_of_an_earlier_comparison_does_not_confirm_a_later_one(office, strategy):
    upload = brought(office, strategy, changed(taken(office, strategy), retitled))
    old = {"told": upload.compared.token}
    Task.objects.filter(number=2).update(title="Mosty i kładki")
    assert office.post(address("confirm_upload", upload.pk), old).status_code == 409
    assert office.post(address("confirm_upload", upload.pk), old).status_code == 409
    assert roads().title == "Drogi"


@pytest.mark.parametrize(
    ("choice", "stands"), [("", "Ulice"), ("yes", "Drogi i ulice")]
)
def test_where_both_changed_the_same_the_person_chooses(
    office, strategy, choice, stands
):
    content = retyped(taken(office, strategy, "xlsx"), Drogi="Drogi i ulice")
    # By now the strategy is another, and the file is read against its own beginning.
    task = roads()
    task.title = "Ulice"
    task._history_user = make_user(first_name="Ewa", last_name="Kos")
    task.save()
    upload = brought(office, strategy, content)
    [key] = keys_of(upload, "clash")
    page = text_of(page_of(office, upload))
    assert "Zmieniono po pobraniu pliku" in page
    assert "Ewa Kos" in page
    confirmed(office, upload, **{f"mine:{key}": choice})
    assert roads().title == stands


def test_what_others_changed_meanwhile_and_the_file_did_not_stays(office, strategy):
    content = retyped(taken(office, strategy, "xlsx"), Drogi="Drogi i ulice")
    Task.objects.filter(number=2).update(title="Mosty i kładki")
    confirmed(office, brought(office, strategy, content))
    assert roads().title == "Drogi i ulice"
    assert Task.objects.get(number=2).title == "Mosty i kładki"


@pytest.mark.parametrize(("choice", "left"), [("", 2), ("yes", 1)])
def test_what_the_file_lacks_stays_unless_the_person_chooses(
    office, strategy, choice, left
):
    def without_the_last(document):
        document["goals"][0]["programmes"][0]["tasks"].pop()

    upload = brought(
        office, strategy, changed(taken(office, strategy), without_the_last)
    )
    [key] = keys_of(upload, "missing")
    confirmed(office, upload, **{f"delete:{key}": choice})
    assert Task.objects.count() == left


def test_the_page_says_what_a_change_does_to_the_sums(office, strategy):
    def change(document):
        first_task(document)["weight"] = "65"

    upload = brought(office, strategy, changed(taken(office, strategy), change))
    assert "100 → 105" in text_of(page_of(office, upload))


def test_mistakes_wait_for_a_mended_file(office, strategy):
    def wrong(document):
        first_task(document)["weight"] = "dużo"

    upload = brought(office, strategy, changed(taken(office, strategy), wrong))
    assert upload.state == UploadState.REFUSED
    page = page_of(office, upload)
    assert "weight" in text_of(page)
    assert "disabled" in page.content.decode()
    answer = office.post(address("confirm_upload", upload.pk), {"told": ""})
    assert answer.status_code == 409
    mended = file_of(changed(taken(office, strategy), retitled))
    answer = office.post(address("upload_again", upload.pk), {"file": mended})
    assert answer.status_code == 302
    upload.refresh_from_db()
    assert upload.state == UploadState.DISCARDED
    latest = Upload.objects.latest("pk")
    assert answer.url == address("reading", latest.pk)
    assert latest.strategy == strategy


def test_a_file_that_is_thrown_away_cannot_come_in(office, strategy):
    upload = brought(office, strategy, changed(taken(office, strategy), retitled))
    answer = office.post(address("discard_upload", upload.pk), follow=True)
    assert "Plik odrzucono" in answer.content.decode()
    told = {"told": upload.compared.token}
    assert office.post(address("confirm_upload", upload.pk), told).status_code == 409
    assert roads().title == "Drogi"


def test_a_colleague_may_decide_on_the_file_and_only_one_of_two_does(office, strategy):
    upload = brought(office, strategy, changed(taken(office, strategy), retitled))
    other = colleague()
    told = {"told": upload.compared.token}
    assert other.post(address("confirm_upload", upload.pk), told).status_code == 302
    upload.refresh_from_db()
    assert upload.decided_by != upload.by
    history = roads().history.count()
    office.post(address("confirm_upload", upload.pk), told)
    office.post(address("discard_upload", upload.pk))
    upload.refresh_from_db()
    assert upload.state == UploadState.APPLIED
    assert roads().history.count() == history


def test_names_from_a_file_are_text_on_the_page(office, strategy):
    def hostile(document):
        first_task(document)["title"] = "<script>alert(1)</script>"

    content = changed(taken(office, strategy), hostile)
    upload = brought(office, strategy, content, name="../../<b>&.json")
    assert upload.name == "<b>&.json"
    body = page_of(office, upload).content.decode()
    assert "<script>alert(1)" not in body
    assert "&lt;script&gt;alert(1)" in body
    assert "<b>&" not in body
    assert "/" not in upload.file.name


def test_residents_see_changes_of_a_published_strategy_at_once(office, strategy):
    strategy.state = StrategyState.PUBLISHED
    strategy.save()

    def change(document):
        first_task(document)["weight"] = "10"

    upload = brought(office, strategy, changed(taken(office, strategy), change))
    assert "bo strategia jest opublikowana" in text_of(page_of(office, upload))
    confirmed(office, upload)
    assert Task.objects.get(number=1).weight == 10


def test_progress_figures_that_would_change_are_named(office, strategy):
    for task, actual in zip(Task.objects.order_by("number"), (50, 10), strict=True):
        task.stages.get().years.update(actual=actual)
    strategy.state = StrategyState.PUBLISHED
    strategy.save()

    def change(document):
        first_task(document)["weight"] = "10"

    upload = brought(office, strategy, changed(taken(office, strategy), change))
    # (60 × 50 + 40 × 10) / 100 = 34, then (10 × 50 + 40 × 10) / 50 = 18.
    changes = {one["code"]: one for one in upload.findings["figures"]}
    assert changes["I.1"] == {"code": "I.1", "before": "34", "after": "18"}
    assert "teraz 34, po zmianie 18" in text_of(page_of(office, upload))
    # It was only tried.
    assert roads().weight == 60


def test_many_differences_are_shown_page_by_page(office, strategy, count_queries):
    def many(count):
        def change(document):
            tasks = document["goals"][0]["programmes"][0]["tasks"]
            tasks += [
                {"number": n, "title": f"Nowe {n}"} for n in range(10, 10 + count)
            ]

        return change

    few = brought(office, strategy, changed(taken(office, strategy), many(3)))
    page = address("reading", few.pk)
    asked = count_queries(lambda: office.get(page))
    upload = brought(office, strategy, changed(taken(office, strategy), many(250)))
    body = page_of(office, upload)
    assert count_queries(lambda: office.get(address("reading", upload.pk))) == asked
    assert "(250)" in text_of(body)
    assert "Nowe 10" in text_of(body)
    assert "Nowe 259" not in text_of(body)
    rest = office.get(address("differences", upload.pk, "new"), {"page": 2})
    assert "Nowe 259" in text_of(rest)
    assert office.get(address("differences", upload.pk, "moved")).status_code == 404
    assert office.get(address("differences", upload.pk, "x")).status_code == 404


def test_a_workbook_goes_out_and_comes_back_as_it_was(office, strategy):
    upload = brought(office, strategy, taken(office, strategy, "xlsx"))
    assert upload.state == UploadState.READ
    assert upload.kind == "xlsx"
    assert upload.base == upload.compared
    assert upload.findings["rows"] == []


def test_the_mistakes_of_a_workbook_are_named_by_cell_and_marked_in_it(
    office, strategy
):
    content = retyped(taken(office, strategy, "xlsx"), Drogi=" ")
    upload = brought(office, strategy, content, name="Moja strategia.xlsx")
    page = page_of(office, upload)
    assert ["Zadania", "B2"] in [row[:2] for row in rows_of(page)]
    answer = office.get(address("marked", upload.pk))
    assert "Moja strategia.xlsx" in answer["Content-Disposition"]
    sheet = load_workbook(BytesIO(answer.getvalue()))["Zadania"]
    assert sheet["B2"].comment is not None
    assert sheet["B3"].comment is None


def test_the_empty_workbook_is_there_without_any_strategy(office):
    answer = office.get(address("template"))
    book = load_workbook(BytesIO(answer.getvalue()))
    assert "Zadania" in book.sheetnames
