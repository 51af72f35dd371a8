"""What the admin says of rows that stay or repeat, in words that need no declining."""

import pytest
from django.test import Client

from indicators.models import Kind
from tasks.models import Executor
from tests.factories import make_task, make_unit, make_user
from tests.pages import text_of
from tests.tasks.admin_pages import form_of, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True))
    return client


def test_what_cannot_be_deleted_is_named_after_a_colon(superuser):
    unit = make_unit()
    Executor.objects.create(task=make_task(), text=unit.name, unit=unit)
    page = superuser.get(f"/admin/organisation/unit/{unit.pk}/delete/")
    assert "Nie można usunąć: jednostka" in text_of(page)
    assert "Nie można usunąć jednostka" not in page.content.decode()


def test_data_that_repeat_are_named_as_the_page_names_them(superuser):
    task = make_task()
    twice = {f"absent_kinds__{number}__kind": Kind.OUTPUT for number in (0, 1)}
    sent = form_of(task, absent_kinds__TOTAL_FORMS=2, **twice)
    text = text_of(superuser.post(page_of(task), sent))
    assert "Popraw dane, które się powtarzają: rodzaj." in text
