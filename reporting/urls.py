"""Addresses of the reporting cycle, under /panel/."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from reporting.addresses import LEVELS
from reporting.views import (
    board,
    bulk,
    calendar,
    campaign,
    goal,
    home,
    lists,
    paper,
    remind,
)
from reporting.views.report import decisions, drafts, entry, questions, reading
from tasks.models import Goal, Programme, Strategy, Task

app_name = "reporting"


def of_report(model: type[Any]) -> list[URLPattern | URLResolver]:
    """The pages of a report on one of the model's rows."""
    level, told = LEVELS[model], {"level": model}
    return [
        path("", entry.report, told, name=f"{level}report"),
        path("zwroc/", decisions.send_back, told, name=f"{level}return"),
        path("przyjmij/", decisions.approve, told, name=f"{level}approve"),
        path("wycofaj/", decisions.withdraw, told, name=f"{level}withdraw"),
        path("poprawka/", entry.correction, told, name=f"{level}correction"),
        path("historia/", reading.story, told, name=f"{level}history"),
        path("druk/", paper.sheet, told, name=f"{level}sheet"),
        path("pytania/", questions.listed, told, name=f"{level}questions"),
        path("szkic/", drafts.autosave, told, name=f"{level}autosave"),
        path("szkic/porzuc/", drafts.discard, told, name=f"{level}discard"),
        path("szkic/przywroc/", drafts.restore, told, name=f"{level}restore"),
    ]


of_year = [
    path("", board.board, name="board"),
    path("kampania/", campaign.campaign, name="campaign"),
    path("kampania/zamknij/", campaign.close, name="close_campaign"),
    path("kampania/otworz/", campaign.reopen, name="reopen_campaign"),
    path("sprawozdania/", lists.reports, name="reports"),
    path("sprawozdania/sprawozdania.xlsx", lists.reports_file, name="reports_file"),
    path("sprawozdania/druk/", paper.of_year, name="sheets"),
    path("sprawozdania/przyjmij/", bulk.approve, name="approve_many"),
    path("sprawozdania/przypomnij/", remind.remind, name="remind"),
]
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("kalendarz/", calendar.calendar, name="calendar"),
    path("kalendarz/terminy.ics", calendar.download, name="calendar_file"),
    path("kalendarz/adres/", calendar.renew, name="renew_calendar"),
    path("kalendarz/wycofaj/", calendar.withdraw, name="withdraw_calendar"),
    path("kalendarz/<str:token>.ics", calendar.subscribed, name="subscribed_calendar"),
    path("zalaczniki/uszkodzone/", reading.damaged, name="damaged"),
    path("zalaczniki/<int:pk>/", reading.attachment, name="attachment"),
    path("<slug:strategy>/strategia/<int:year>/", include(of_report(Strategy))),
    path("<slug:strategy>/cele/<str:code>/<int:year>/", include(of_report(Goal))),
    path(
        "<slug:strategy>/cele/<str:code>/<int:year>/przeglad/", goal.goal, name="goal"
    ),
    path(
        "<slug:strategy>/programy/<str:code>/<int:year>/", include(of_report(Programme))
    ),
    path("<slug:strategy>/zadania/<str:code>/<int:year>/", include(of_report(Task))),
    path("<slug:strategy>/<int:year>/", include(of_year)),
]
