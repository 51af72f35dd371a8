"""Who visits the pages of people, and their addresses."""

import datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from organisation.models import OfficeRole, User
from tests.factories import (
    make_post,
    make_programme,
    make_task,
    make_user,
)

ONE_DAY = datetime.timedelta(days=1)


def person(role: str) -> User:
    """Make an account with the role; all but the last have a task, a programme…"""
    post = make_post()
    if role == "superuser":
        return make_user(is_superuser=True)
    if role in OfficeRole.values:
        return make_user(make_post(office_role=role))
    programme = make_programme(coordinator=post if role == "coordinator" else None)
    make_task(programme, executor=post if role == "executor" else None)
    return make_user(post)


def signed_in(user: User) -> Any:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"people:{name}", args=args)
