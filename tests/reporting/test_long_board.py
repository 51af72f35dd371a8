"""The board of a strategy with many programmes: goals, and one of them unfolded."""

from reporting import board
from tests.factories import (
    make_campaign,
    make_goal,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
)


def test_goals_of_a_long_board_are_folded_and_each_opens(client, db, monkeypatch):
    monkeypatch.setattr(board, "MOST_SHOWN", 2)
    strategy = make_strategy()
    for number in ("I", "II"):
        goal = make_goal(strategy, number)
        for _programme in range(2):
            make_task(make_programme(goal))
    make_campaign(strategy.years.get(year=2010))
    client.force_login(make_office_user())
    page = "/panel/miasto/2010/"

    folded, unfolded = (
        list(client.get(address).context["board"].goals())
        for address in (page, f"{page}?cel=II")
    )
    assert [len(goal.lines) for goal in folded] == [0, 0]
    assert [len(goal.lines) for goal in unfolded] == [0, 2]
    states = [dict(goal.folded.counts) for goal in folded if goal.folded]
    assert [max(count.n for count in one.values()) for one in states] == [2, 2]
    # Each count leads to the reports of the goal.
    assert all("cel=" in count.query for one in states for count in one.values())
    assert 'href="?cel=I#by-programme"' in client.get(page).content.decode()
