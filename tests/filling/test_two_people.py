"""Two people in the same table, one by a file and one by browser: nothing is lost."""

from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from django.test import Client

from filling.comparing import compare
from filling.confirming import Choices, confirm
from filling.models import FilledFile
from organisation.models import User
from reporting.asked import Asked, again
from reporting.receiving import form_of
from reporting.subjects import roles_now
from reporting.transitions import Actor
from tasks.models import StrategyYear, Task
from tests.factories import (
    Cells,
    actor,
    make_campaign,
    make_office_user,
    make_programme,
    make_task,
    year_of,
)
from tests.filling.table import ADDRESS, of_page, sent

pytestmark = [pytest.mark.django_db, pytest.mark.both]

# A report by its key, and a field of it.
Cell = tuple[str, str]
Texts = dict[Cell, str]
# Few, so that two people often type the same, and often something else.
FIGURES = ["", "1", "2", "3"]
STEPS = 10


class City:
    """Two reports of two stages each, and what is stored of them."""

    def __init__(self) -> None:
        programme = make_programme()
        stages: list[Cells] = [{2010: ("20", None)}, {2010: ("5", "1")}]
        self.tasks: list[Task] = [make_task(programme, stages=stages) for _n in "ab"]
        make_campaign(year_of(self.tasks[0], 2010))
        # With its strategy and campaign, as a page finds it.
        self.year = StrategyYear.objects.select_related("strategy", "campaign").get(
            year=2010
        )
        self.reader = actor(make_office_user())

    def stored(self) -> Texts:
        found: Texts = {}
        for task in self.tasks:
            roles = roles_now(task, self.reader.held_posts)
            stands = again(Asked(task, self.year, self.reader, roles))
            texts = form_of(stands).texts_of(stands.content)
            found |= {(f"task-{task.pk}", name): text for name, text in texts.items()}
        return {cell: text for cell, text in found.items() if cell[1].startswith("st")}


def html_name(cell: Cell) -> str:
    return f"{cell[0].removeprefix('task-')}-{cell[1]}"


class Browser:
    """Who has the page open, types into it, sends it, and chooses."""

    def __init__(self, city: City, user: User) -> None:
        self.city, self.client = city, Client()
        self.client.force_login(user)
        self.page: dict[str, str] = {}
        self.seen: Texts = {}
        self.asked: set[Cell] = set()

    def open(self, stored: Texts) -> None:
        self.page, self.seen, self.asked = sent(self.client), dict(stored), set()

    def type(self, cell: Cell, text: str) -> None:
        if self.page:
            self.page[html_name(cell)] = text

    def typed(self) -> Texts:
        if not self.page:
            return {}
        now = {cell: self.page[html_name(cell)] for cell in self.seen}
        return {cell: text for cell, text in now.items() if text != self.seen[cell]}

    def send(self, chance: Random, stored: Texts) -> tuple[Texts, set[Cell]]:
        """Send the page; return what was typed, and where its person chose its own."""
        typed, data, own = self.typed(), dict(self.page), set[Cell]()
        if not data:
            return {}, own
        if self.asked and chance.random() < 0.7:
            cell = chance.choice(sorted(self.asked))
            takes = chance.random() < 0.5
            data["wez" if takes else "zostaw"] = html_name(cell)
            if takes:
                typed.pop(cell, None)
            else:
                own.add(cell)
                typed[cell] = data[html_name(cell)]
        response = self.client.post(ADDRESS, data)
        if response.status_code == 302:
            self.page, self.asked = {}, set()
            return typed, own
        self._go_on(response)
        return typed, own

    def _go_on(self, response: Any) -> None:
        assert response.status_code == 409
        self.page = of_page(response)
        tasks = response.context["tasks"]
        self.asked = {(one.key, name) for one in tasks for name in one.conflicts}
        now = self.city.stored()
        for cell in self.seen.keys() - self.asked:
            self.seen[cell] = now[cell]

    def waiting(self) -> set[Cell]:
        return self.asked


class File:
    """Who took the rows away, types into them, brings them back, and chooses."""

    def __init__(self, city: City, user: User) -> None:
        self.city, self.by = city, Actor(user, actor(user).held_posts, actor(user).on)
        self.user = user
        self.seen: Texts = {}
        self.cells: Texts = {}
        self.asked: set[Cell] = set()

    def open(self, stored: Texts) -> None:
        self.seen, self.cells, self.asked = dict(stored), {}, set()

    def type(self, cell: Cell, text: str) -> None:
        if self.seen:
            self.cells[cell] = text

    def typed(self) -> Texts:
        return {c: text for c, text in self.cells.items() if text != self.seen[c]}

    def send(self, chance: Random, stored: Texts) -> tuple[Texts, set[Cell]]:
        typed = self.typed()
        rows: dict[str, dict[str, list[str]]] = {}
        for (key, name), text in typed.items():
            cells = [text, self.seen[key, name], "Do wypełnienia", "A1"]
            rows.setdefault(key, {})[name] = cells
        filled = FilledFile.objects.create(
            by=self.user, year=self.city.year, name="a.xlsx", rows=rows
        )
        told = compare(filled, self.city.year, self.by)
        mine: set[Cell] = set()
        choices = Choices()
        if self.asked and chance.random() < 0.7:
            known = {(one.key, c.name) for one in told.reports for c in one.conflicts}
            mine = {cell for cell in sorted(known) if chance.random() < 0.5}
            shown = {one.key: one.version for one in told.open}
            choices = Choices(shown, mine)
            typed = {c: t for c, t in typed.items() if c not in known - mine}
        confirm(filled, self.city.year, by=self.by, choices=choices)
        after = compare(filled, self.city.year, self.by)
        self.asked = {(one.key, c.name) for one in after.reports for c in one.conflicts}
        left = {cell for cell in typed if cell[0] in filled.rows}
        self.cells = {cell: self.cells[cell] for cell in left}
        if not left:
            self.seen = {}
        return typed, mine

    def waiting(self) -> set[Cell]:
        return self.asked


def reports_of(cells: Iterable[Cell]) -> set[str]:
    return {key for key, _name in cells}


def check(
    who: Browser | File,
    sent_now: tuple[Texts, set[Cell]],
    seen: Texts,
    before: Texts,
    after: Texts,
) -> None:
    """Each cell typed is stored or waits; nothing else changed, nor went unseen."""
    typed, own = sent_now
    waiting = reports_of(who.waiting())
    for cell, text in after.items():
        wanted = typed.get(cell)
        if wanted is None:
            assert text == before[cell], f"{cell} was not typed into"
        elif text != wanted:
            assert text == before[cell]
            assert cell[0] in waiting, f"{cell} is lost"
        elif text != before[cell]:
            was_seen = before[cell] == seen[cell]
            assert was_seen or cell in own, f"{cell}: what others wrote is gone"


@pytest.mark.parametrize("seed", range(6))
def test_each_cell_of_both_is_saved_or_waits_for_a_choice(seed):
    city, chance = City(), Random(seed)  # noqa: S311
    people = [Browser(city, make_office_user()), File(city, make_office_user())]
    stored = city.stored()
    cells = sorted(stored)
    for one in people:
        one.open(stored)
    for _step in range(STEPS):
        one = chance.choice(people)
        for _n in range(chance.randint(1, 3)):
            one.type(chance.choice(cells), chance.choice(FIGURES))
        if chance.random() < 0.3:
            continue
        seen, before = dict(one.seen), city.stored()
        told = one.send(chance, before)
        after = city.stored()
        if seen:
            check(one, told, seen, before, after)
        if not one.waiting():
            one.open(after)
