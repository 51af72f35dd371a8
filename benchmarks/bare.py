"""The project's addresses, and beside them the same bytes by the barest view there is.

For `benchmarks/rates.py`: /bare/<name> answers what lies under the name in the folder
BARE, through all that any page goes through.
"""

import os
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from leszno_strategy import urls

PAGES = {file.name: file.read_bytes() for file in Path(os.environ["BARE"]).iterdir()}


@login_not_required
def bare(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(PAGES[name])


urlpatterns = [path("bare/<str:name>", bare), *urls.urlpatterns]
handler500 = urls.handler500
