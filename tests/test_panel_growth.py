"""No page of the office asks more of a large strategy than of a small one."""

from collections.abc import Iterator

import pytest

from reporting.models import Campaign
from tasks.models import Strategy
from tests.factories import make_campaign, make_office_user, make_tree

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Under 15 queries, each.
PAGES = (
    "/panel/",
    "/panel/miasto/2010/",
    "/panel/miasto/2010/sprawozdania/",
    "/panel/miasto/2010/sprawozdania/?stan=not_started&page=2",
    "/panel/miasto/2010/raport/",
    "/panel/miasto/2010/raport/zamknij/",
    "/panel/struktura/miasto/",
    "/panel/struktura/miasto/?nietypowe=plan",
    "/panel/struktura/miasto/kwoty/",
    "/panel/struktura/miasto/stan/",
    "/panel/struktura/miasto/stan/opublikuj/",
    "/panel/struktura/miasto/programy/I.1/plan/",
    "/panel/struktura/miasto/pliki/",
    "/admin/tasks/task/",
    "/admin/indicators/indicator/",
)


@pytest.fixture
def costs(client, count_queries) -> dict[int, dict[str, int]]:
    """What each page asks where there are 10 tasks, and where there are 1,000."""
    client.force_login(make_office_user())
    return {tasks: dict(_costs(client, count_queries, tasks)) for tasks in (10, 1_000)}


def _costs(client, count_queries, tasks: int) -> Iterator[tuple[str, int]]:
    Campaign.objects.all().delete()
    Strategy.objects.all().delete()
    make_campaign(make_tree(tasks=tasks).years.get(year=2010))
    for page in PAGES:
        # Once before it counts: what is kept for all is read.
        assert client.get(page).status_code == 200, page
        yield page, count_queries(lambda where=page: client.get(where))


def test_pages_ask_no_more_of_1000_tasks_than_of_10_and_less_than_15(costs) -> None:
    few, many = costs[10], costs[1_000]
    # Few tasks are shown unfolded in the tree, many are not.
    assert {page: n for page, n in many.items() if n > few[page]} == {}
    assert {page: n for page, n in many.items() if n >= 15} == {}
