"""Addresses of the public pages. Polish words, and they stay valid for ever."""

from django.urls import URLPattern, path

from public.views import files, pages, site, task_list

app_name = "public"


def with_curve(route: str, page: type[pages.TreePage], name: str) -> list[URLPattern]:
    """A page, with its curve beside it as a picture and as data."""
    return [
        path(route, page.as_view(), name=name),
        path(f"{route}wykres.svg", page.as_view(curve_as="svg"), name=f"{name}-svg"),
        path(f"{route}wykres.csv", page.as_view(curve_as="csv"), name=f"{name}-csv"),
    ]


urlpatterns = [
    path("", pages.HomePage.as_view(), name="home"),
    path(
        "deklaracja-dostepnosci/",
        site.AccessibilityPage.as_view(),
        name="accessibility",
    ),
    path("pomoc/", site.HelpPage.as_view(), name="help"),
    path("uwagi/", site.FeedbackPage.as_view(), name="feedback"),
    path("uwagi/dziekujemy/", site.ThanksPage.as_view(), name="feedback_thanks"),
    *with_curve("<slug:strategy>/", pages.StrategyPage, "strategy"),
    *with_curve("<slug:strategy>/cele/<str:code>/", pages.GoalPage, "goal"),
    *with_curve(
        "<slug:strategy>/programy/<str:code>/", pages.ProgrammePage, "programme"
    ),
    path("<slug:strategy>/zadania/", task_list.TaskList.as_view(), name="tasks"),
    path(
        "<slug:strategy>/zadania/zadania.csv",
        task_list.TaskList.as_view(file="csv"),
        name="tasks-csv",
    ),
    path(
        "<slug:strategy>/zadania/zadania.xlsx",
        task_list.TaskList.as_view(file="xlsx"),
        name="tasks-xlsx",
    ),
    *with_curve("<slug:strategy>/zadania/<str:code>/", pages.TaskPage, "task"),
    path(
        "<slug:strategy>/zadania/<str:code>/zalaczniki/<int:pk>/",
        files.attachment,
        name="attachment",
    ),
]
