"""Addresses of the office's pages, under /panel/."""

from django.urls import include, path

from reporting.views import (
    board,
    bulk,
    campaign,
    home,
    lists,
    remind,
    report,
    yearly,
)

app_name = "panel"
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
    path("raport/", yearly.yearly, name="yearly"),
    path("raport/braki/", yearly.gaps, name="gaps"),
    path("raport/zamknij/", yearly.close, name="close_year"),
    path("raport/otworz/", yearly.reopen, name="reopen_year"),
    path("raport/pliki/", yearly.ask, name="ask_export"),
    path("raport/pliki/<int:pk>/", yearly.export, name="export"),
    path("raport/pliki/<int:pk>/pobierz/", yearly.download, name="download"),
]
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("", include("reporting.people_urls")),
    path("zalaczniki/<int:pk>/", report.attachment, name="attachment"),
    path("<slug:strategy>/zadania/<str:code>/<int:year>/", include(of_report)),
    path("<slug:strategy>/<int:year>/", include(of_year)),
]
