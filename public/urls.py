"""Addresses of the public pages. Polish words, and they stay valid for ever."""

from django.urls import path

from public import views

app_name = "public"
urlpatterns = [
    path("", views.HomePage.as_view(), name="home"),
    # The old site's addresses, which people have in their bookmarks and documents.
    path("projectindicators/list/<int:legacy_id>", views.old_task),
    path("print/projectindicators/list/<int:legacy_id>", views.old_task),
    path("projects/list/<int:legacy_id>", views.old_programme),
    path("plans/list/<int:legacy_id>", views.old_goal),
    path("<slug:strategy>/", views.StrategyPage.as_view(), name="strategy"),
    path("<slug:strategy>/cele/<str:code>/", views.GoalPage.as_view(), name="goal"),
    path(
        "<slug:strategy>/programy/<str:code>/",
        views.ProgrammePage.as_view(),
        name="programme",
    ),
    path("<slug:strategy>/zadania/", views.TaskList.as_view(), name="tasks"),
    path("<slug:strategy>/zadania/<str:code>/", views.TaskPage.as_view(), name="task"),
    path(
        "<slug:strategy>/zadania/<str:code>/zalaczniki/<int:pk>/",
        views.attachment,
        name="attachment",
    ),
]
