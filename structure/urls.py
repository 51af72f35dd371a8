"""Addresses of the structure, under /panel/struktura/.

A strategy's own pages lie under its address; what is about all of them does not.
"""

from collections.abc import Iterator

from django.urls import URLPattern, include, path

from structure.deeds import DEEDS
from structure.views import (
    adding,
    amounts,
    bank,
    cards,
    deeds,
    files,
    life,
    new,
    order,
    outline,
    pictures,
    plan,
    programme_plan,
    topics,
    tree,
    uploads,
    values,
    years,
)

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
    path("stan/", life.state, name="life"),
    path("stan/opublikuj/", life.publish, name="publish"),
    *(
        path(f"stan/{to}/", life.step, {"to": to}, name=one.name)
        for to, one in life.STEPS.items()
    ),
    path("stan/pokaz/", life.show_to, name="show_to"),
    path("stan/pokaz/<int:pk>/cofnij/", life.hide_from, name="hide_from"),
    path("stan/usun/", life.delete, name="delete"),
    path("stan/lata/", life.add_year, name="add_year"),
    path("stan/lata/<int:year>/", years.year, name="year"),
    path("stan/lata/<int:year>/usun/", years.delete, name="delete_year"),
    path("zadania/<code>/plan/", plan.plan, name="plan"),
    path("programy/<code>/plan/", programme_plan.programme, name="programme_plan"),
    path("kolejnosc/", order.order, name="order"),
    path("wartosci/", values.values, name="values"),
    path("kwoty/", amounts.amounts, name="amounts"),
    path("bank/", bank.bank, name="bank"),
    path("bank/<int:pk>/", bank.bank_file, name="bank_file"),
    path("granica/", outline.outline, name="outline"),
    path("tematy/", topics.topics, name="topics"),
    path("tematy/dodaj/", topics.add_topic, name="add_topic"),
    path("tematy/<int:pk>/", topics.topic, name="topic"),
    path("tematy/<int:pk>/usun/", topics.delete_topic, name="delete_topic"),
    path("dodaj/cel/", adding.add_goal, name="add_goal"),
    path("dodaj/program/<str:code>/", adding.add_programme, name="add_programme"),
    path("dodaj/zadanie/<str:code>/", adding.add_task, name="add_task"),
    path("cele/<str:code>/obraz/", pictures.picture, name="goal_picture"),
    path("karta/", cards.whole, name="strategy"),
    path("wskazniki/<int:pk>/", cards.indicator, name="indicator"),
    path("zrodla/<int:pk>/", cards.funding, name="funding"),
    *of_rows(),
    path("pliki/", uploads.upload, name="upload"),
    path("pobierz/", files.download, name="download"),
]
of_upload = [
    path("", uploads.reading, name="reading"),
    path("roznice/<slug:kind>/", uploads.differences, name="differences"),
    path("bledy/", uploads.marked, name="marked"),
    path("wprowadz/", uploads.confirm, name="confirm_upload"),
    path("cofnij/", uploads.undo, name="undo_upload"),
    path("odrzuc/", uploads.throw_away, name="discard_upload"),
    path("ponownie/", uploads.again, name="upload_again"),
]
urlpatterns = [
    path("", tree.home, name="home"),
    path("nowa/", new.new, name="new"),
    path("wzor/", files.template, name="template"),
    path("plik/<int:pk>/", include(of_upload)),
    path("<slug:strategy>/", include(of_strategy)),
]
