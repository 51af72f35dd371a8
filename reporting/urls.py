"""Addresses of the reporting cycle, under /panel/."""

from django.urls import include, path

from reporting.views import board, bulk, campaign, home, lists, remind, report

app_name = "reporting"
of_report = [
    path("", report.report, name="report"),
    path("zwroc/", report.send_back, name="return"),
    path("przyjmij/", report.approve, name="approve"),
    path("wycofaj/", report.withdraw, name="withdraw"),
    path("poprawka/", report.correction, name="correction"),
    path("historia/", report.story, name="history"),
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
    path("zalaczniki/<int:pk>/", report.attachment, name="attachment"),
    path("<slug:strategy>/zadania/<str:code>/<int:year>/", include(of_report)),
    path("<slug:strategy>/<int:year>/", include(of_year)),
]
