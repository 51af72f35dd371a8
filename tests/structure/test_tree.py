"""The tree of a strategy: read in few queries, weights typed in place, rows moved."""

from typing import Any

import pytest

from organisation.models import OfficeRole
from structure import tree
from structure.publishing import outlook
from structure.tree import read_tree
from tasks.models import Goal, Strategy, StrategyState, Task
from tasks.unusual import Oddity
from tests.factories import (
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_stage,
    make_strategy,
    make_task,
    make_tree,
    make_user,
)
from tests.structure.sending import sent_from

pytestmark = pytest.mark.django_db
TREE = "/panel/struktura/miasto/"


@pytest.fixture
def strategy() -> Strategy:
    """Goal I: programme I.1 of three tasks, I.2 of one; goal II without any."""
    goal = make_goal(make_strategy(state=StrategyState.PREPARATION))
    first = make_programme(goal, coordinator=make_post())
    make_task(first, weight="60", stages=[{2009: ("91", None)}])
    make_task(first, weight="45")
    make_task(first, stages=[{2009: ("100", None)}], executor=make_post())
    make_task(make_programme(goal), stages=[{}], executor=make_post())
    make_goal(goal.strategy, "II")
    return goal.strategy


@pytest.fixture
def office(client):
    client.force_login(make_office_user(username="biuro"))
    return client


def test_it_says_what_is_unusual_and_filters_by_it(office, strategy) -> None:
    page = office.get(TREE)
    said = {str(one): n for one, n, _w, _a in page.context["filters"]}
    assert said == {
        "wagi": 1,
        "plan": 1,
        "pusty-plan": 1,
        "nikt": 2,
        "bez-etapow": 1,
    }
    for oddity, n in said.items():
        shown = office.get(TREE, {"nietypowe": oddity}).context["tree"]
        if oddity == "wagi":
            assert [one.programme.code for one in shown.programmes] == ["I.1"]
        else:
            assert len(shown.shown) == n


def test_withdrawn_tasks_are_not_unusual_here_nor_before_publishing(strategy) -> None:
    first = strategy.goals.get(number="I").programmes.get(number=1).tasks.get(number=1)
    Task.objects.exclude(pk=first.pk).update(withdrawn_from=2010)
    Task.objects.filter(pk=first.pk).update(weight="100")
    assert dict(read_tree(strategy).oddities) == {Oddity.PLAN: 1, Oddity.NOBODY: 1}
    # Goal II is empty, and the one task that stays has both oddities.
    assert len(outlook(strategy).odd) == 3


def test_the_first_sentence_says_what_the_public_sees(office, strategy) -> None:
    for state, said in (
        (StrategyState.PREPARATION, "mieszkańcy niczego z niej nie widzą"),
        (StrategyState.PUBLISHED, "każdą zmianę widać od razu"),
    ):
        Strategy.objects.update(state=state)
        assert said in office.get(TREE).content.decode()


def test_a_cards_fullness_counts_its_parts(office) -> None:
    strategy = make_tree(tasks=2)
    task = Task.objects.of(strategy)[0]
    Task.objects.filter(pk=task.pk).update(recipients="Wszyscy", description="Opis")
    lines = office.get(TREE).context["tree"].shown
    # Executors, stages, partners, money and indicators; with two texts.
    assert [(line.filled, line.parts) for line in lines] == [(7, 8), (5, 8)]


def test_programmes_are_folded_and_unfolded_by_their_addresses(
    office, strategy
) -> None:
    page = office.get(TREE)
    assert len(page.context["tree"].shown) == 4
    folded = office.get(page.context["folding"].of("I.1")[: -len("#p-I.1")])
    assert [line.code for line in folded.context["tree"].shown] == ["I.2.1"]
    nothing = office.get(page.context["folding"].everything)
    assert nothing.context["tree"].shown == []
    everything = office.get(nothing.context["folding"].everything)
    assert len(everything.context["tree"].shown) == 4


def test_a_large_tree_goes_on_on_the_next_page(office, strategy, monkeypatch) -> None:
    monkeypatch.setattr(tree, "ON_A_PAGE", 4)
    pages = [office.get(f"{TREE}?otwarte=wszystkie&page={n}") for n in (1, 2)]
    shown = [[line.code for line in page.context["tree"].shown] for page in pages]
    assert shown == [["I.1.1", "I.1.2", "I.1.3"], ["I.2.1"]]
    # What is unusual is counted in the whole tree.
    first, second = (page.context["tree"].oddities for page in pages)
    assert first == second
    assert pages[1].context["tree"].count == 4


def test_ten_tasks_cost_as_many_queries_as_a_thousand(office, count_queries) -> None:
    asked = ("?otwarte=I.1", "?otwarte=wszystkie", "?nietypowe=plan")

    def costs(tasks: int) -> list[int]:
        Strategy.objects.all().delete()
        make_tree(tasks=tasks)
        return [count_queries(lambda one=one: office.get(TREE + one)) for one in asked]

    costs(10)
    few = costs(10)
    assert few == costs(1_000)
    assert max(few) <= 16


def weights(page: Any, **typed: str) -> dict[str, str]:
    return sent_from(page) | typed


def test_weights_are_typed_in_place_as_people_write_them(office, strategy) -> None:
    task = Task.objects.of(strategy).coded("I.1.2").get()
    sent = weights(office.get(TREE), **{f"task-{task.pk}": "40,5"})
    assert office.post(TREE, sent).status_code == 302
    task.refresh_from_db()
    assert str(task.weight) == "40.50"
    assert task.history.first().history_user.username == "biuro"
    assert task.history.count() == 2
    sent = weights(office.get(TREE), **{f"task-{task.pk}": "dużo"})
    answer = office.post(TREE, sent)
    assert answer.status_code == 422
    assert "dużo" in answer.content.decode()


def test_two_people_who_type_weights_lose_nothing(office, strategy) -> None:
    first, second = Task.objects.of(strategy).filter(programme__number=1)[:2]
    opened = office.get(TREE)
    mine = weights(opened, **{f"task-{first.pk}": "50"})
    Task.objects.filter(pk=second.pk).update(weight=20)
    told = office.post(TREE, mine)
    assert told.status_code == 409
    assert [one.label for one in told.context["changes"]] == ["Waga I.1.2"]
    assert office.post(TREE, weights(told)).status_code == 302
    weights_now = Task.objects.of(strategy).values_list("weight", flat=True)
    assert [str(one) for one in weights_now[:2]] == ["50.00", "20.00"]


def test_buttons_move_rows(office, strategy) -> None:
    first = Task.objects.of(strategy)[0]
    where = f"{TREE}kolejnosc/"
    answer = office.post(where, {"down": f"task-{first.pk}", "next": f"{TREE}?x=1"})
    assert answer["Location"] == f"{TREE}?x=1#z-I.1.2"
    first.refresh_from_db()
    numbers = Task.objects.of(strategy).values_list("number", flat=True)
    assert (first.number, list(numbers[:3])) == (2, [1, 2, 3])
    # Nothing stands before the first.
    other = Task.objects.of(strategy)[0]
    office.post(where, {"up": f"task-{other.pk}"})
    assert Task.objects.of(strategy)[0] == other
    goal = Goal.objects.get(number="II")
    office.post(where, {"up": f"goal-{goal.pk}"})
    goals = Goal.objects.order_by("position")
    assert [one.number for one in goals] == ["II", "I"]
    assert goal.history.first().history_user.username == "biuro"


def test_a_dropped_task_takes_the_place_it_was_dropped_at(office, strategy) -> None:
    third = Task.objects.of(strategy).coded("I.1.3").get()
    other = Task.objects.of(strategy).coded("I.2.1").get()
    where = f"{TREE}kolejnosc/"
    sent = {"dragged": f"task-{third.pk}", "onto": f"task-{other.pk}"}
    office.post(where, sent)
    third.refresh_from_db()
    other.refresh_from_db()
    assert (third.code, other.code) == ("I.2.1", "I.2.2")


def test_where_the_public_knows_the_codes_it_is_said_first(office, strategy) -> None:
    Strategy.objects.update(state=StrategyState.PUBLISHED)
    task = Task.objects.of(strategy).coded("I.1.2").get()
    page = office.post(f"{TREE}kolejnosc/", {"up": f"task-{task.pk}"})
    assert page.status_code == 200
    codes = {(before, after) for _n, before, after in page.context["told"].codes}
    assert codes == {("I.1.1", "I.1.2"), ("I.1.2", "I.1.1")}
    task.refresh_from_db()
    assert task.number == 2
    sent = sent_from(page) | {"step": "do"}
    office.post(page.context["address"], sent)
    task.refresh_from_db()
    assert task.number == 1


def test_rows_of_others_strategies_are_not_moved(office, strategy) -> None:
    other = make_task(make_programme(make_goal(make_strategy("inna"))))
    for sent in ({"up": f"task-{other.pk}"}, {"up": "x"}, {}, {"dragged": "task-0"}):
        assert office.post(f"{TREE}kolejnosc/", sent).status_code == 404


@pytest.mark.parametrize(
    ("role", "tree", "order", "weight"),
    [
        (OfficeRole.OFFICE, 200, 302, 302),
        (OfficeRole.AUDITOR, 200, 403, 403),
        (OfficeRole.ADMINISTRATOR, 404, 404, 404),
        ("coordinator", 200, 403, 302),
        ("nobody", 404, 404, 404),
    ],
)
def test_each_role_may_what_the_table_says(
    client, strategy, role, tree, order, weight
) -> None:
    task = Task.objects.of(strategy)[0]
    make_stage(task)
    post = {
        "coordinator": task.programme.coordinator,
        "nobody": None,
    }.get(role) or (make_post(office_role=role) if role in OfficeRole.values else None)
    client.force_login(make_user(post))
    assert client.get(TREE).status_code == tree
    sent = {"down": f"task-{task.pk}"}
    assert client.post(f"{TREE}kolejnosc/", sent).status_code == order
    assert client.post(TREE, {f"task-{task.pk}": "5"}).status_code == weight


def test_a_coordinator_sees_what_the_post_leads(client, strategy) -> None:
    post = strategy.goals.first().programmes.first().coordinator
    client.force_login(make_user(post))
    tree = client.get(TREE).context["tree"]
    assert [one.programme.code for one in tree.programmes] == ["I.1"]
