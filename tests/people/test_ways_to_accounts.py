"""From the first page to where accounts, posts and units are made."""

import pytest

from organisation.models import OfficeRole
from tests.factories import make_post, make_tree, make_user

pytestmark = pytest.mark.django_db
ADMIN = "/admin/"


@pytest.mark.parametrize("role", OfficeRole)
def test_whoever_has_a_role_over_everything_finds_the_records(client, role) -> None:
    client.force_login(make_user(make_post(office_role=role)))
    assert f'href="{ADMIN}"' in client.get("/panel/").content.decode()
    assert client.get(ADMIN).status_code == 200


def test_the_structure_leads_an_administrator_to_accounts_and_posts(client) -> None:
    make_tree(tasks=1)
    client.force_login(make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)))
    assert client.get("/panel/struktura/").url == ADMIN
