"""What a person owes: the first page after signing in."""

import pytest

from organisation.models import OfficeRole
from reporting.models import Action, Campaign, State
from reporting.transitions import move
from tests.factories import (
    actor,
    due_in,
    make_campaign,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
    year_of,
)
from tests.pages import text_of


@pytest.fixture
def programme(db):
    programme = make_programme(coordinator=make_post())
    make_campaign(programme.goal.strategy.years.get(year=2010))
    return programme


def task_of(programme, title, executor=None):
    return make_task(
        programme, title=title, stages=[{2010: ("5", None)}], executor=executor
    )


def home_of(client, user) -> str:
    client.force_login(user)
    return text_of(client.get("/panel/"))


def test_an_executor_sees_each_task_under_what_to_do_with_it(client, programme):
    post, office = make_post(), make_office_user()
    for state in State:
        task = task_of(programme, f"Moje {state.label}", post)
        if state != State.NOT_STARTED:
            make_report(task, year_of(task, 2010), state, by=office)
    task_of(programme, "Cudze", make_post())
    text = home_of(client, make_user(post))
    order = [
        "Sprawozdania za 2010 r. Do wypełnienia: 3.",
        "Zwrócone: popraw i prześlij jeszcze raz (1)",
        "Moje zwrócone Powód.",
        "Szkice: dokończ i prześlij (1)",
        "Moje szkic",
        "Do wypełnienia (1)",
        "Moje nierozpoczęte",
        "Przesłane: czekają na sprawdzenie (1)",
        "Moje przesłane",
        "Zatwierdzone (1)",
        "Moje zatwierdzone",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Cudze" not in text


def test_more_than_five_approved_reports_are_folded(client, programme):
    post, office = make_post(), make_office_user()
    user = make_user(post)
    client.force_login(user)
    for n in range(1, 7):
        task = task_of(programme, f"Moje {n}", post)
        make_report(task, year_of(task, 2010), State.APPROVED, by=office)
        assert ("Pokaż je" in home_of(client, user)) == (n > 5)


def test_a_coordinator_reviews_and_fills_in_only_what_nobody_else_does(
    client, programme
):
    task = task_of(programme, "Do sprawdzenia", make_post())
    # The post of this executor is held by nobody, so it falls to the coordinator.
    task_of(programme, "Bez realizatora", make_post())
    worker = make_post()
    make_user(worker)
    task_of(programme, "Ma realizatora", worker)
    make_report(task, year_of(task, 2010), State.SUBMITTED, by=make_office_user())
    text = home_of(client, make_user(programme.coordinator))
    assert "Do wypełnienia: 1. Do sprawdzenia: 1." in text
    assert "Bez realizatora" in text
    assert "Ma realizatora" not in text


def test_of_two_returns_the_last_reason_is_told(client, programme):
    post, office = make_post(), make_office_user()
    task = task_of(programme, "Moje", post)
    for reason in ("Pierwszy.", "Drugi."):
        for action in (Action.SUBMITTED, Action.RETURNED):
            move(task, year_of(task, 2010), action, by=actor(office), reason=reason)
    text = home_of(client, make_user(post))
    assert "Drugi." in text
    assert "Pierwszy." not in text


def test_where_goal_heads_approve_the_review_is_theirs(client, programme):
    Campaign.objects.update(coordinators_approve=False)
    programme.goal.head = make_post()
    programme.goal.save()
    task = task_of(programme, "Zadanie")
    make_report(task, year_of(task, 2010), State.SUBMITTED, by=make_office_user())
    assert "Do sprawdzenia: 1." in home_of(client, make_user(programme.goal.head))
    assert "Nic na ciebie nie czeka" in home_of(
        client, make_user(programme.coordinator)
    )


def test_what_nobody_else_can_do_is_one_line_for_the_office(client, db):
    task = task_of(make_programme(), "Niczyje")
    make_campaign(year_of(task, 2010))
    office = make_office_user()
    text = home_of(client, office)
    assert "Nieobsadzone: wyznacz kogoś albo wypełnij (1)" in text
    assert "Niczyje" not in text
    asked = f"osoba={office.pk}&amp;stan=not_started"
    assert asked in client.get("/panel/").content.decode()
    behind = client.get(f"/panel/miasto/2010/sprawozdania/?{asked.replace('amp;', '')}")
    assert [row.subject for row in behind.context["rows"]] == [task]


def test_an_account_that_is_closed_owes_nothing(client, programme):
    post = make_post()
    make_user(post, is_active=False)
    task_of(programme, "Zadanie", post)
    assert "Do wypełnienia: 1." in home_of(client, make_user(programme.coordinator))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (10, "za 10 dni"),
        (1, "za 1 dzień"),
        (0, "Termin mija dzisiaj"),
        (-1, "Termin minął"),
    ],
)
def test_the_deadline_is_told_in_days(client, programme, days, words):
    due_in(days)
    task_of(programme, "Zadanie")
    assert words in home_of(client, make_user(programme.coordinator))


def test_without_an_open_campaign_the_page_says_so(client, programme):
    Campaign.objects.update(is_closed=True)
    task_of(programme, "Zadanie")
    text = home_of(client, make_user(programme.coordinator))
    assert "Nie trwa teraz żadna kampania" in text


def test_a_person_without_posts_is_told_whom_to_ask(client, db):
    assert "Zapytaj biuro strategii" in home_of(client, make_user())


def test_an_administrator_is_led_to_people_and_not_to_reports(client, programme):
    administrator = make_user(make_post(office_role=OfficeRole.ADMINISTRATOR))
    text = home_of(client, administrator)
    assert "Ludzie i jednostki Ludzie" in text
    assert "Sprawozdania" not in text


def test_the_next_task_is_one_click_away(client, programme):
    post = make_post()
    for title in ("Pierwsze", "Drugie"):
        task_of(programme, title, post)
    client.force_login(make_user(post))
    first = client.get("/panel/miasto/zadania/I.1.1/2010/")
    assert "Następne zadanie: I.1.2 Drugie" in text_of(first)
    second = client.get("/panel/miasto/zadania/I.1.2/2010/")
    assert "Następne zadanie: I.1.1 Pierwsze" in text_of(second)


@pytest.mark.slow
def test_the_page_asks_as_much_for_500_tasks_as_for_10(office_queries):
    few = office_queries("/panel/", tasks=10)
    assert office_queries("/panel/", tasks=500) == few


def test_the_panel_opens_while_the_only_strategy_has_no_years(client, db):
    make_strategy(years=())
    client.force_login(make_office_user())
    assert client.get("/panel/").status_code == 200


def test_tasks_are_in_the_order_of_their_codes(client, programme):
    unit = make_unit()
    for number in range(1, 12):
        task_of(programme, f"Nr {number}", unit)
    programme.tasks.filter(number=2).update(number=12)
    client.force_login(make_user(make_post(unit=unit)))
    ((found, _days),) = client.get("/panel/").context["duties"]
    assert [row.place[-1] for row in found.to_fill] == [1, *range(3, 13)]
