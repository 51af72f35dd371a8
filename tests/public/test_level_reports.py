"""Approved reports on goals, programmes and the strategy, as the public reads them."""

from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from indicators.models import Indicator
from organisation.models import User
from reporting.models import Action, Attachment, State
from reporting.transitions import Draft, move
from tasks.models import Strategy, StrategyYear
from tasks.moving import renumber
from tasks.subjects import Subject
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_goal,
    make_indicator,
    make_office_user,
    make_programme,
    make_report,
    make_strategy,
)
from tests.pages import text_of

LEVELS = ("strategy", "goal", "programme")
NAMES = {
    "strategy": "Strategia jako całość: Strategia rozwoju Miasta",
    "goal": "Cel I: Cel I",
    "programme": "Program I.1: Program 1",
}
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def office(db) -> User:
    return make_office_user(first_name="Genowefa", last_name="Utajniona")


@pytest.fixture
def strategy(db) -> Strategy:
    strategy = make_strategy()
    make_programme(make_goal(strategy))
    return strategy


@pytest.fixture
def year(strategy) -> StrategyYear:
    year = strategy.years.get(year=2010)
    make_campaign(year)
    return year


@pytest.fixture(params=LEVELS)
def level(request) -> str:
    name: str = request.param
    return name


@pytest.fixture
def subject(level: str, strategy: Strategy) -> Subject:
    goal = strategy.goals.get()
    parts: tuple[Subject, ...] = (strategy, goal, goal.programmes.get())
    found = dict(zip(LEVELS, parts, strict=True))[level]
    make_indicator(found, {2009: "978"}, name="Firmy")
    return found


def told(subject: Subject, value: str = "985") -> Draft:
    said = draft(subject, values=(value,), done="Zbudowano inkubator.")
    return Draft(said.content, [SimpleUploadedFile("umowa.pdf", PDF)])


def page_of(client, subject: Subject) -> str:
    return text_of(client.get(f"{subject.get_absolute_url()}?rok=2010"))


def value_pages(subject: Subject) -> list[str]:
    if isinstance(subject, Strategy):
        return []
    return [f"{subject.indicators.get().get_absolute_url()}?rok=2010"]


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_is_not_approved_is_nowhere(client, office, subject, year, state):
    asked = [
        f"{subject.get_absolute_url()}?rok=2010",
        *value_pages(subject),
        "/miasto/zmiany/",
        "/miasto/zmiany/atom.xml",
        "/miasto/cele/I/atom.xml",
    ]
    before = [client.get(one).content for one in asked]
    make_report(subject, year, state, by=office, what=told(subject))
    assert [client.get(one).content for one in asked] == before
    file = Attachment.objects.get()
    address = f"{subject.get_absolute_url()}zalaczniki/{file.pk}/"
    assert client.get(address).status_code == 404


def test_what_is_approved_is_on_its_own_page_with_its_files(
    client, office, subject, year
):
    make_report(subject, year, State.APPROVED, by=office, what=told(subject))
    text = page_of(client, subject)
    assert "Sprawozdanie za 2010 r." in text
    assert "Zbudowano inkubator." in text
    assert "Utajniona" not in text
    file = Attachment.objects.get()
    address = f"{subject.get_absolute_url()}zalaczniki/{file.pk}/"
    assert (
        address in client.get(f"{subject.get_absolute_url()}?rok=2010").content.decode()
    )
    assert client.get(address).getvalue() == PDF
    for one in value_pages(subject):
        assert "985" in text_of(client.get(one))


def test_a_file_is_not_handed_out_as_anothers(client, office, subject, year):
    make_report(subject, year, State.APPROVED, by=office, what=told(subject))
    pk = Attachment.objects.get().pk
    pages = ("/miasto/", "/miasto/cele/I/", "/miasto/programy/I.1/")
    others = [one for one in pages if one != subject.get_absolute_url()]
    assert len(others) == 2
    assert {client.get(f"{one}zalaczniki/{pk}/").status_code for one in others} == {404}


def test_a_correction_says_what_and_why_on_the_page_and_among_the_changes(
    client, office, level, subject, year
):
    make_report(subject, year, State.APPROVED, by=office, what=told(subject))
    mended = draft(subject, values=("1024",), done="Zbudowano inkubator.")
    reason = "Pomyłka w tabeli."
    move(subject, year, Action.CORRECTED, by=actor(office), draft=mended, reason=reason)
    for text in (page_of(client, subject), text_of(client.get("/miasto/zmiany/"))):
        assert reason in text
        assert "Firmy: 985 → 1024" in text
    assert NAMES[level] in text_of(client.get("/miasto/zmiany/"))
    feed = ElementTree.fromstring(client.get("/miasto/zmiany/atom.xml").content)
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[1:] == [
        f"{NAMES[level]}: poprawiono dane za 2010\N{NO-BREAK SPACE}r.",
        f"{NAMES[level]}: zatwierdzono sprawozdanie za 2010\N{NO-BREAK SPACE}r.",
    ]


def test_a_goals_changes_are_its_own_and_its_programmes(
    client, office, level, subject, year
):
    make_report(subject, year, State.APPROVED, by=office, what=told(subject))
    text = text_of(client.get("/miasto/zmiany/?cel=I"))
    assert (NAMES[level] in text) == (level != "strategy")
    make_goal(subject if isinstance(subject, Strategy) else subject.strategy, "II")
    assert NAMES[level] not in text_of(client.get("/miasto/zmiany/?cel=II"))


def test_a_correction_of_an_indicator_removed_since_still_has_its_name(
    client, office, subject, year
):
    make_report(subject, year, State.APPROVED, by=office, what=told(subject))
    mended = draft(subject, values=("1024",), done="Zbudowano inkubator.")
    move(subject, year, Action.CORRECTED, by=actor(office), draft=mended, reason="A.")
    Indicator.objects.all().delete()
    assert "Firmy: 985 → 1024" in page_of(client, subject)


def test_a_former_number_leads_on_to_the_file(client, office, strategy, year):
    goal = strategy.goals.get()
    make_indicator(goal)
    make_report(goal, year, State.APPROVED, by=office, what=told(goal))
    pk = Attachment.objects.get().pk
    renumber(goal, "K1", by=office)
    answer = client.get(f"/miasto/cele/I/zalaczniki/{pk}/")
    assert answer["Location"] == f"/miasto/cele/K1/zalaczniki/{pk}/"


def test_only_officials_to_whom_it_is_open_find_the_way_to_the_report(
    client, office, subject, year
):
    assert "Otwórz sprawozdanie" not in page_of(client, subject)
    client.force_login(office)
    assert "Otwórz sprawozdanie" in page_of(client, subject)
    Indicator.objects.all().delete()
    assert "Otwórz sprawozdanie" not in page_of(client, subject)


def test_queries_do_not_grow_with_the_reports(
    client, office, subject, year, count_queries
):
    make_report(subject, year, State.APPROVED, by=office, what=told(subject))
    addresses = [f"{subject.get_absolute_url()}?rok=2010", "/miasto/zmiany/"]

    def reasoned(text: str) -> None:
        mended = draft(subject, values=(text,), done="Zbudowano.")
        by = actor(office)
        move(subject, year, Action.CORRECTED, by=by, draft=mended, reason="A.")

    reasoned("1")
    few = [count_queries(lambda one=one: client.get(one)) for one in addresses]
    for number in range(2, 9):
        reasoned(str(number))
    many = [count_queries(lambda one=one: client.get(one)) for one in addresses]
    assert many == few
