"""Addresses of the public pages. Polish words, and they stay valid for ever."""

from django.urls import path

from public.views import files, pages, task_list

app_name = "public"
urlpatterns = [
    path("", pages.HomePage.as_view(), name="home"),
    path("<slug:strategy>/", pages.StrategyPage.as_view(), name="strategy"),
    path("<slug:strategy>/cele/<str:code>/", pages.GoalPage.as_view(), name="goal"),
    path(
        "<slug:strategy>/programy/<str:code>/",
        pages.ProgrammePage.as_view(),
        name="programme",
    ),
    path("<slug:strategy>/zadania/", task_list.TaskList.as_view(), name="tasks"),
    path("<slug:strategy>/zadania/<str:code>/", pages.TaskPage.as_view(), name="task"),
    path(
        "<slug:strategy>/zadania/<str:code>/zalaczniki/<int:pk>/",
        files.attachment,
        name="attachment",
    ),
]
