from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.test import RequestFactory
from openpyxl import load_workbook

from organisation.models import OfficeRole, User
from reporting.views import downloads
from tests.factories import make_office_user, make_post, make_strategy, make_user

pytestmark = pytest.mark.django_db


def download(
    user: User | AnonymousUser, slug: str = "miasto", year: int = 2013
) -> FileResponse:
    make_strategy("miasto")
    request = RequestFactory().get("/")
    request.user = user
    response = downloads.workbook(request, slug, year)
    assert isinstance(response, FileResponse)
    return response


def test_the_file_comes_under_its_name_and_type_and_opens() -> None:
    response = download(make_office_user())
    assert response.headers["Content-Type"] == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="miasto-raport-2013.xlsx"'
    )
    content = response.getvalue()
    response.close()
    assert int(response.headers["Content-Length"]) == len(content)
    assert len(load_workbook(BytesIO(content)).sheetnames) == 4


@pytest.mark.parametrize("role", [OfficeRole.OFFICE, OfficeRole.AUDITOR])
def test_the_office_and_auditors_may_have_it(role: OfficeRole) -> None:
    response = download(make_user(make_post(office_role=role)))
    assert response.status_code == 200
    response.close()


def test_others_may_not() -> None:
    administrator = make_post(office_role=OfficeRole.ADMINISTRATOR)
    make_strategy("inna")
    for user in (make_user(), make_user(make_post(), administrator), AnonymousUser()):
        request = RequestFactory().get("/")
        request.user = user
        with pytest.raises(PermissionDenied):
            downloads.workbook(request, "inna", 2013)


@pytest.mark.parametrize(("slug", "year"), [("inna", 2013), ("miasto", 2014)])
def test_an_unknown_strategy_or_year_is_not_found(slug: str, year: int) -> None:
    with pytest.raises(Http404):
        download(make_office_user(), slug, year)


def test_it_is_only_read() -> None:
    request = RequestFactory().post("/")
    request.user = make_office_user()
    assert downloads.workbook(request, "miasto", 2013).status_code == 405
