"""Addresses of the reporting cycle, under /panel/."""

from django.urls import include, path

from reporting.views import board, bulk, campaign, home, lists, remind
from reporting.views.report import decisions, entry, reading

app_name = "reporting"
of_report = [
    path("", entry.report, name="report"),
    path("zwroc/", decisions.send_back, name="return"),
    path("przyjmij/", decisions.approve, name="approve"),
    path("wycofaj/", decisions.withdraw, name="withdraw"),
    path("poprawka/", entry.correction, name="correction"),
    path("historia/", reading.story, name="history"),
]
of_year = [
    path("", board.board, name="board"),
    path("kampania/", campaign.campaign, name="campaign"),
    path("kampania/zamknij/", campaign.close, name="close_campaign"),
    path("kampania/otworz/", campaign.reopen, name="reopen_campaign"),
    path("sprawozdania/", lists.reports, name="reports"),
    path("sprawozdania/przyjmij/", bulk.approve, name="approve_many"),
    path("sprawozdania/przypomnij/", remind.remind, name="remind"),
]
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("zalaczniki/<int:pk>/", reading.attachment, name="attachment"),
    path("<slug:strategy>/zadania/<str:code>/<int:year>/", include(of_report)),
    path("<slug:strategy>/<int:year>/", include(of_year)),
]
