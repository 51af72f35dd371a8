"""What a page of a file shows, and which rows the page's filter puts into one."""

from filling.views import file
from tests.factories import make_office_user, make_varied_tree
from tests.filling.books import PLACE, brought, put, sheet, taken
from tests.filling.looked_at import make_filled
from tests.pages import text_of


def test_the_page_tells_mistakes_conflicts_differences_and_what_is_closed(db, client):
    office = make_office_user()
    filled = make_filled(make_varied_tree(by=office), by=office)
    client.force_login(office)
    page = client.get(f"{PLACE}wczytaj/{filled.pk}/")
    run = page.context["run"]
    assert [one.cell for one in run.all_faults] == ["H40", "H26"]
    assert [one.theirs for one in run.in_conflict[0].conflicts] == ["7"]
    assert run.changes == 1
    assert [one.called for one in run.closed]
    for heading in (
        "Błędy w pliku",
        "Zmieniono po pobraniu pliku",
        "Już nie do uzupełnienia",
        "Co zmieni plik",
        "Co się stało z plikiem",
    ):
        assert heading in page.text


def test_the_file_has_what_the_filter_of_the_page_leaves(client, tasks):
    def reports(query: str) -> set[str]:
        rows = sheet(taken(client, query)).iter_rows(min_row=5, values_only=True)
        return {str(row[0]) for row in rows}

    first, second = (task.code for task in tasks)
    assert reports("") == reports("?page=1") == {first, second}
    assert reports("?szukaj=Zadanie+2") == {second}
    assert reports("?stan=draft") == set()
    assert reports("?stan=not_started&program=I.1") == {first, second}


def test_the_years_campaign_decides_what_may_be_filled_in(client, tasks):
    book = taken(client)
    put(book, f"task-{tasks[0].pk} done", "text", "Zrobiono.")
    tasks[0].strategy.years.get(year=2010).campaign.delete()
    assert sheet(taken(client)).max_row == 4
    [closed] = brought(client, book).context["run"].closed
    assert "nie trwa" in closed.closed


def test_a_file_of_very_many_reports_is_refused_with_what_to_do(
    client, tasks, monkeypatch
):
    monkeypatch.setattr(file, "MOST_IN_A_FILE", 1)
    page = client.get(f"{PLACE}plik/?szukaj=", follow=True)
    assert page.redirect_chain == [(f"{PLACE}?szukaj=", 302)]
    assert "W pliku mieści się najwyżej 1" in text_of(page)
    book = taken(client, f"?szukaj={tasks[0].code}")
    assert {row[0] for row in sheet(book).iter_rows(min_row=5, values_only=True)}
