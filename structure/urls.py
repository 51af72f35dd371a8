"""Addresses of the structure, under /panel/struktura/.

A strategy's own pages lie under its address; what is about all of them does not.
"""

from django.urls import include, path

from structure.views import tree

app_name = "structure"
of_strategy = [
    path("", tree.tree, name="tree"),
]
urlpatterns = [
    path("", tree.home, name="home"),
    path("<slug:strategy>/", include(of_strategy)),
]
