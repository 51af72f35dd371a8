"""Addresses of the structure, under /panel/struktura/.

A strategy's own pages lie under its address; what is about all of them does not.
"""

from django.urls import include, path

from structure.views import plan, tree

app_name = "structure"
of_strategy = [
    path("", tree.tree, name="tree"),
    path("zadania/<code>/plan/", plan.plan, name="plan"),
    path("programy/<code>/plan/", plan.programme, name="programme_plan"),
]
urlpatterns = [
    path("", tree.home, name="home"),
    path("<slug:strategy>/", include(of_strategy)),
]
