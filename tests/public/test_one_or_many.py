"""What the number of strategies changes: a switch between them, and no queries."""

import pytest

from organisation.models import User
from tests.factories import make_office_user, make_strategy
from tests.public.test_preparation import PUBLIC, fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> User:
    return make_office_user()


def test_there_is_no_switch_where_there_is_nothing_to_switch(client, office):
    fill(make_strategy(), "Jedyna", office)
    assert 'class="switch"' not in client.get("/miasto/").content.decode()


def test_the_list_asks_as_much_for_many_as_for_one(client, count_queries, office):
    fill(make_strategy("pierwsza"), "A", office)
    few = count_queries(lambda: client.get("/strategie/"))
    for slug in PUBLIC[1:]:
        fill(make_strategy(slug), slug, office)
    assert count_queries(lambda: client.get("/strategie/")) == few
