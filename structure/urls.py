"""Addresses of the structure, under /panel/struktura/.

A strategy's own pages lie under its address; what is about all of them does not.
"""

from collections.abc import Iterator

from django.urls import URLPattern, include, path

from structure.deeds import DEEDS
from structure.views import adding, cards, deeds, order, plan, tree

app_name = "structure"

# The words in which addresses name each kind of row.
LEVELS = {"goal": "cele", "programme": "programy", "task": "zadania"}


def of_rows() -> Iterator[URLPattern]:
    """A card for each kind of row, with the pages of its deeds."""
    for level, word in LEVELS.items():
        route = f"{word}/<str:code>/"
        yield path(route, cards.card, {"level": level}, name=level)
        for deed in DEEDS.values():
            if level in deed.levels:
                yield path(
                    f"{route}{deed.address}/",
                    deeds.deed,
                    {"level": level, "name": deed.name},
                    name=f"{level}-{deed.name}",
                )


of_strategy = [
    path("", tree.tree, name="tree"),
    path("zadania/<code>/plan/", plan.plan, name="plan"),
    path("programy/<code>/plan/", plan.programme, name="programme_plan"),
    path("kolejnosc/", order.order, name="order"),
    path("dodaj/cel/", adding.add_goal, name="add_goal"),
    path("dodaj/program/<str:code>/", adding.add_programme, name="add_programme"),
    path("dodaj/zadanie/<str:code>/", adding.add_task, name="add_task"),
    path("wskazniki/<int:pk>/", cards.indicator, name="indicator"),
    *of_rows(),
]
urlpatterns = [
    path("", tree.home, name="home"),
    path("<slug:strategy>/", include(of_strategy)),
]
