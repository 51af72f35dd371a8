"""Addresses of the public pages. Polish words, and they stay valid for ever."""

from typing import Any

from django.urls import URLPattern, path

from public.views import (
    budget,
    changes,
    compare,
    feeds,
    files,
    follow,
    indicators,
    open_data,
    pages,
    pictures,
    places,
    reports,
    search,
    short,
    site,
    task_books,
    task_list,
    topics,
    undone,
    units,
)
from tasks.models import Goal, Programme, Strategy, Task

app_name = "public"
BOOK = "zadania.xlsx"


def with_curve(route: str, page: type[pages.TreePage], name: str) -> list[URLPattern]:
    """A page, its curve as a picture and as data, its preview, and what is framed."""
    return [
        path(route, page.as_view(), name=name),
        path(f"{route}wykres.svg", page.as_view(curve_as="svg"), name=f"{name}-svg"),
        path(f"{route}wykres.csv", page.as_view(curve_as="csv"), name=f"{name}-csv"),
        path(f"embed/{route}", page.as_view(curve_as="embed"), name=f"{name}-embed"),
        path(f"{route}obraz.png", page.as_view(curve_as="png"), name=f"{name}-png"),
    ]


Listing = (
    task_list.TaskList
    | indicators.IndicatorsPage
    | budget.BudgetPage
    | compare.ComparePage
    | undone.UndonePage
    | units.UnitList
    | places.MapPage
)


def with_files(
    route: str,
    page: type[Listing],
    name: str,
    file: str,
) -> list[URLPattern]:
    """A list, with just what it shows beside it as files."""
    return [
        path(route, page.as_view(), name=name),
        path(f"{route}{file}.csv", page.as_view(file="csv"), name=f"{name}-csv"),
        path(f"{route}{file}.xlsx", page.as_view(file="xlsx"), name=f"{name}-xlsx"),
    ]


def attachment(route: str, level: type[Any], name: str) -> URLPattern:
    """The files of the reports on what stands at the route."""
    place = f"{route}zalaczniki/<int:pk>/"
    return path(place, files.attachment, {"level": level}, name=name)


urlpatterns = [
    path("", pages.HomePage.as_view(), name="home"),
    path(
        "deklaracja-dostepnosci/",
        site.AccessibilityPage.as_view(),
        name="accessibility",
    ),
    path("api/", site.ApiPage.as_view(), name="api"),
    path("pomoc/", site.HelpPage.as_view(), name="help"),
    path("strategie/", site.StrategiesPage.as_view(), name="strategies"),
    path("uwagi/", site.FeedbackPage.as_view(), name="feedback"),
    path("uwagi/dziekujemy/", site.ThanksPage.as_view(), name="feedback_thanks"),
    path("wskazniki/", short.front, {"page": "indicators"}),
    path("jednostki/", short.front, {"page": "units"}),
    path("zadania/", short.front, {"page": "tasks"}),
    path("mapa/", short.front, {"page": "map"}),
    path(
        "obserwuj/<str:token>/potwierdz/",
        follow.ConfirmPage.as_view(),
        name="follow_confirm",
    ),
    path("obserwuj/<str:token>/koniec/", follow.EndPage.as_view(), name="follow_end"),
    *with_curve("<slug:strategy>/", pages.StrategyPage, "strategy"),
    *with_curve("<slug:strategy>/cele/<str:code>/", pages.GoalPage, "goal"),
    *with_curve(
        "<slug:strategy>/programy/<str:code>/", pages.ProgrammePage, "programme"
    ),
    path(
        "<slug:strategy>/cele/<str:code>/" + BOOK,
        task_books.GoalBook.as_view(),
        name="goal-xlsx",
    ),
    path(
        "<slug:strategy>/programy/<str:code>/" + BOOK,
        task_books.ProgrammeBook.as_view(),
        name="programme-xlsx",
    ),
    path(
        "<slug:strategy>/zadania/<str:code>/" + BOOK,
        task_books.OneTaskBook.as_view(),
        name="task-xlsx",
    ),
    path(
        "<slug:strategy>/jednostki/<int:pk>/" + BOOK,
        task_books.UnitBook.as_view(),
        name="unit-xlsx",
    ),
    path("<slug:strategy>/cele/<str:code>/atom.xml", feeds.goal_feed, name="goal_feed"),
    path("<slug:strategy>/raporty/", reports.ReportsPage.as_view(), name="reports"),
    path("<slug:strategy>/dane/", open_data.OpenDataPage.as_view(), name="open_data"),
    path("<slug:strategy>/szukaj/", search.SearchPage.as_view(), name="search"),
    path("<slug:strategy>/tematy/", topics.TopicList.as_view(), name="topics"),
    path(
        "<slug:strategy>/tematy/<slug:topic>/",
        topics.TopicPage.as_view(),
        name="topic",
    ),
    path("<slug:strategy>/zmiany/", changes.ChangesPage.as_view(), name="changes"),
    path("<slug:strategy>/obserwuj/", follow.FollowPage.as_view(), name="follow"),
    path(
        "<slug:strategy>/obserwuj/wyslano/",
        follow.AskedPage.as_view(),
        name="follow_asked",
    ),
    path("<slug:strategy>/zmiany/atom.xml", feeds.strategy_feed, name="feed"),
    *with_files("<slug:strategy>/zadania/", task_list.TaskList, "tasks", "zadania"),
    *with_curve("<slug:strategy>/zadania/<str:code>/", pages.TaskPage, "task"),
    path(
        "<slug:strategy>/obrazy/<slug:digest>/<int:width>.webp",
        pictures.picture,
        name="picture",
    ),
    attachment("<slug:strategy>/", Strategy, "strategy_attachment"),
    attachment("<slug:strategy>/cele/<str:code>/", Goal, "goal_attachment"),
    attachment(
        "<slug:strategy>/programy/<str:code>/", Programme, "programme_attachment"
    ),
    attachment("<slug:strategy>/zadania/<str:code>/", Task, "attachment"),
    *with_files(
        "<slug:strategy>/wskazniki/",
        indicators.IndicatorsPage,
        "indicators",
        "wskazniki",
    ),
    path(
        "<slug:strategy>/wskazniki/<int:pk>/",
        indicators.IndicatorPage.as_view(),
        name="indicator",
    ),
    path(
        "<slug:strategy>/wskazniki/<int:pk>/wykres.svg",
        indicators.IndicatorPage.as_view(file="svg"),
        name="indicator-svg",
    ),
    path(
        "<slug:strategy>/wskazniki/<int:pk>/wykres.csv",
        indicators.IndicatorPage.as_view(file="csv"),
        name="indicator-csv",
    ),
    path(
        "<slug:strategy>/wskazniki/<int:pk>/obraz.png",
        indicators.IndicatorPage.as_view(file="png"),
        name="indicator-png",
    ),
    *with_files("<slug:strategy>/budzet/", budget.BudgetPage, "budget", "budzet"),
    *with_files(
        "<slug:strategy>/niewykonane/", undone.UndonePage, "undone", "niewykonane"
    ),
    *with_files(
        "<slug:strategy>/porownanie/", compare.ComparePage, "compare", "porownanie"
    ),
    *with_files("<slug:strategy>/mapa/", places.MapPage, "map", "miejsca"),
    path(
        "<slug:strategy>/mapa/miejsca.geojson",
        places.MapPage.as_view(file="geojson"),
        name="map-geojson",
    ),
    *with_files("<slug:strategy>/jednostki/", units.UnitList, "units", "jednostki"),
    path("<slug:strategy>/jednostki/<int:pk>/", units.UnitPage.as_view(), name="unit"),
    path(
        "<slug:strategy>/jednostki/<int:pk>/atom.xml",
        feeds.unit_feed,
        name="unit_feed",
    ),
]
