"""The state of a strategy, by hand: publishing, archiving, years, who sees it early."""

import pytest
from django.utils.timezone import localdate

from reporting.models import Campaign, State
from tasks import life
from tasks.models import Strategy, StrategyState, StrategyYear
from tests.factories import (
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_tree,
    make_user,
    year_of,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
PLACE = "/panel/struktura/miasto/stan/"
TITLE = "Strategia rozwoju Miasta"
DEEDS = ("archiwum", "z-archiwum", "ukryj", "strona-glowna", "opublikuj", "usun")


@pytest.fixture
def office(client):
    user = make_office_user(username="biuro")
    client.force_login(user)
    return user


@pytest.fixture
def trial(office) -> Strategy:
    strategy = make_strategy(state=StrategyState.PREPARATION)
    other = make_strategy("druga", state=StrategyState.PREPARATION)
    other.delete()
    return strategy


def said(client, path: str, **data) -> str:
    return text_of(client.post(PLACE + path, data, follow=True))


def state() -> str:
    return Strategy.objects.get(slug="miasto").state


def test_a_strategy_is_published_archived_and_taken_out_again(trial, client):
    assert "W przygotowaniu" in text_of(client.get(PLACE))
    assert "Opublikować strategię?" in text_of(client.get(f"{PLACE}opublikuj/"))
    assert state() == "preparation"
    assert "widzą ją wszyscy" in said(client, "opublikuj/")
    assert client.get("/miasto/").status_code == 200
    assert "Tak już było" in said(client, "opublikuj/")
    assert "w archiwum" in said(client, "archiwum/")
    assert "wyjęta z archiwum" in said(client, "z-archiwum/")
    assert "znów jest w przygotowaniu" in said(client, "ukryj/")
    assert state() == "preparation"
    told = text_of(client.get(PLACE))
    assert told.count("biuro") >= 4


def test_the_page_says_what_publishing_shows_and_what_is_odd(office, client):
    programme = make_programme(weight="40")
    task = make_task(programme, stages=[{2009: ("60", "5")}], weight="30")
    make_task(programme, stages=[], weight="10")
    make_indicator(task, {2009: "5"})
    make_indicator(task)
    Strategy.objects.update(state=StrategyState.PREPARATION)
    make_campaign(year_of(task, 2009))
    make_report(task, year_of(task, 2009), State.APPROVED, by=office)
    told = text_of(client.get(f"{PLACE}opublikuj/"))
    for words in (
        "1 cel, 1 program, 2 zadania, 2 wskaźniki",
        "2009–2013",
        "Zadania z planem 1",
        "Wskaźniki z wartościami 1",
        "Wagi części 2 celów lub programów nie dają 100.",
        "Bez etapów: 1 spośród 2 zadań.",
        "Plan inny niż 100: 1 spośród 2 zadań.",
        "Bez realizatora: 2 spośród 2 zadań.",
        "Kampania próbna stanie się prawdziwa",
        "Zatwierdzono w niej 1 sprawozdanie",
    ):
        assert words in told, words


def test_what_publishing_shows_is_asked_as_often_for_many_tasks(
    client, office, count_queries
):
    def asked(tasks: int) -> int:
        Strategy.objects.all().delete()
        make_tree(tasks=tasks)
        Strategy.objects.update(state=StrategyState.PREPARATION)
        return count_queries(lambda: client.get(f"{PLACE}opublikuj/"))

    assert asked(2) == asked(30)


def test_a_strategy_without_years_is_not_published_and_says_why(trial, client):
    trial.years.all().delete()
    assert "nie ma jeszcze lat" in text_of(client.get(f"{PLACE}opublikuj/"))
    assert "nie ma jeszcze lat" in said(client, "opublikuj/")
    assert state() == "preparation"


def test_the_office_chooses_the_front_page(office, client):
    first = make_strategy("pierwsza", state=StrategyState.PREPARATION)
    life.publish(first)
    make_strategy()
    assert "Strona główna pokazuje tę strategię" in said(client, "strona-glowna/")
    assert Strategy.objects.get(is_front=True).slug == "miasto"


def test_what_cannot_be_done_says_why_instead_of_a_button(office, client):
    strategy = make_strategy()
    make_campaign(strategy.years.get(year=2010))
    told = text_of(client.get(PLACE))
    assert "Kampania za 2010 r. jeszcze trwa" in told
    assert "Trwała już kampania" in told
    assert "Kampania za 2010 r. jeszcze trwa" in said(client, "archiwum/")
    assert state() == "published"


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("role", ["coordinator", "auditor", "executor"])
def test_only_the_office_decides(client, deed, role):
    post = make_post(office_role="auditor" if role == "auditor" else "")
    programme = make_programme(coordinator=post if role == "coordinator" else None)
    make_task(programme, executor=post if role == "executor" else None)
    client.force_login(make_user(post))
    before = list(Strategy.objects.values())
    assert client.post(f"{PLACE}{deed}/", {"title": TITLE}).status_code in {403, 404}
    assert list(Strategy.objects.values()) == before
    sees = client.get(PLACE)
    assert sees.status_code == (404 if role == "executor" else 200)
    assert "Pokaż na stronie głównej" not in sees.content.decode()


def test_somebody_is_shown_it_and_no_longer(trial, client):
    person = make_user(first_name="Anna", last_name="Nowak", username="anna")
    assert "widzi strategię" in said(client, "pokaz/", person=person.pk)
    assert trial.viewers.get() == person
    assert "pokazano" in (trial.history.first().history_change_reason or "")
    told = text_of(client.get(PLACE))
    assert "Anna Nowak" in told
    assert "już jej nie widzi" in said(client, f"pokaz/{person.pk}/cofnij/")
    assert not trial.viewers.exists()


def test_who_is_shown_it_finds_it_on_the_first_page(trial, client):
    person = make_user()
    trial.viewers.add(person)
    client.force_login(person)
    told = client.get("/panel/").content.decode()
    assert 'href="/miasto/"' in told
    assert client.get(PLACE).status_code == 404


def test_a_year_is_added_once(trial, client):
    assert "Strategia ma rok 2014" in said(client, "lata/", year="2014")
    assert trial.years.filter(year=2014).exists()
    assert "ma już ten rok" in said(client, "lata/", year="2014")
    for wrong in ("", "dwa", "99999", "-1"):
        assert client.post(f"{PLACE}lata/", {"year": wrong}).status_code == 422
    assert trial.years.count() == 6


def test_thresholds_of_a_year_are_set(trial, client):
    page = client.get(f"{PLACE}lata/2010/")
    data = {"seen": page.context["seen"], "on_track_from": "90", "delayed_from": "60"}
    assert "Progi są zapisane" in said(client, "lata/2010/", **data)
    year = trial.years.get(year=2010)
    assert (str(year.on_track_from), str(year.delayed_from)) == ("0.90", "0.60")
    # Whoever opened the page before does not undo it unawares.
    late = {**data, "on_track_from": "80"}
    answer = client.post(f"{PLACE}lata/2010/", late)
    assert answer.status_code == 409
    assert str(trial.years.get(year=2010).on_track_from) == "0.90"


def test_a_mistaken_year_goes_with_its_cells_and_its_campaign(office, client):
    task = make_task(stages=[{2009: ("60", None), 2013: ("40", None)}])
    Strategy.objects.update(state=StrategyState.PREPARATION)
    make_campaign(year_of(task, 2013))
    make_report(task, year_of(task, 2013), State.SUBMITTED, by=office)
    told = text_of(client.get(f"{PLACE}lata/2013/"))
    assert "zniknie 1 liczba planu" in told
    assert "kampania i 1 sprawozdanie" in told
    assert "Rok 2013 jest usunięty" in said(client, "lata/2013/usun/")
    assert not StrategyYear.objects.filter(year=2013).exists()
    assert not Campaign.objects.exists()
    assert task.stages.get().years.get().year.year == 2009


@pytest.mark.parametrize("cells", [("10", None), (None, "10")])
def test_a_year_whose_figures_readers_saw_stays(office, client, cells):
    task = make_task(stages=[{2013: cells}])
    assert "Mieszkańcy widzieli liczby" in said(client, "lata/2013/usun/")
    assert year_of(task, 2013)
    assert "jest usunięty" in said(client, "lata/2012/usun/")


def test_the_last_year_of_a_published_strategy_stays(office, client):
    make_strategy(years=(2013,))
    assert "To jedyny rok" in said(client, "lata/2013/usun/")
    assert StrategyYear.objects.exists()


def test_the_strip_names_strategies_by_their_years_or_by_title(office, client):
    make_strategy()
    make_strategy("nowa", years=(2030, 2031))
    body = client.get(PLACE).content.decode()
    assert "2030–2031 · opublikowana" in body
    assert "2009–2013 · opublikowana" in body
    twin = make_strategy("inna")
    body = client.get(PLACE).content.decode()
    assert body.count(f"{TITLE}, 2009–2013 · opublikowana") == 2
    life.archive(twin, on=localdate())
    assert "archiwalna" in client.get(PLACE).content.decode()
