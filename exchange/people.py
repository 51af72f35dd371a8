"""The posts and units that a document names: found, or made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from exchange.document import (
    Document,
    ExecutorEntry,
    GoalEntry,
    ProgrammeEntry,
    StrategyEntry,
    TaskEntry,
)
from exchange.rows import POSTS, UNITS
from exchange.running import Run
from exchange.spots import UNSAID, Unsaid
from exchange.wording import Body, body_in, unit_of_post
from organisation.history import sign
from organisation.models import Post, Unit, UnitAlias, User

R = TypeVar("R", Unit, Post)


@dataclass(frozen=True)
class People:
    """Units by each of their spellings, and posts by title."""

    units: dict[str, Unit]
    posts: dict[str, Post]

    def unit(self, name: str | Unsaid | None) -> Unit | Unsaid | None:
        return UNSAID if name is UNSAID else self.units.get((name or "").casefold())

    def post(self, title: str | Unsaid | None) -> Post | Unsaid | None:
        return UNSAID if title is UNSAID else self.posts.get(title or "")

    def bodies(
        self, entry: ExecutorEntry
    ) -> tuple[Unit | Unsaid | None, Post | Unsaid | None]:
        body = body_of(entry)
        return self.unit(body.unit), self.post(body.post)


def body_of(entry: ExecutorEntry) -> Body:
    """Say whom an executor means: as the file says, else as its text does."""
    if entry.unit is UNSAID and entry.post is UNSAID:
        return body_in(entry.text)
    return Body(unit=entry.unit or "", post=entry.post or "")


def write_people(run: Run, document: Document) -> People:
    """Find or make the posts and units that the document names."""
    names, titles = named_in(document)
    posts = sorted(titles)
    units = write_units(run, {*names, *map(unit_of_post, posts)} - {""})
    rows = [
        (Post(title=title, unit=units.get(unit_of_post(title).casefold())), title)
        for title in posts
    ]
    return People(units, {title: post for post, title in run.write(POSTS, rows)})


def bodies_of(document: Document) -> Iterator[Body]:
    yield from reporters(document.strategy)
    for goal in document.goals or ():
        yield Body(post=goal.head or "")
        yield from reporters(goal)
        for programme in goal.programmes or ():
            yield Body(post=programme.coordinator or "")
            yield from reporters(programme)
            for task in programme.tasks or ():
                yield from map(body_of, task.executors or ())
                yield from reporters(task)


def reporters(
    entry: StrategyEntry | GoalEntry | ProgrammeEntry | TaskEntry,
) -> Iterator[Body]:
    """Yield who reports the entry's own indicators."""
    for one in entry.indicators or ():
        yield Body(unit=one.reporting_unit or "", post=one.reporting_post or "")


def write_units(run: Run, names: set[str]) -> dict[str, Unit]:
    """Return units by their spellings; a spelling that a person gave decides."""
    aliases = {
        alias.name.casefold(): alias.unit
        for alias in UnitAlias.objects.select_related("unit")
    }
    new = {name.casefold(): name for name in sorted(names)}
    rows = [(Unit(name=new[key]), key) for key in new.keys() - aliases.keys()]
    return aliases | {key: unit for unit, key in run.write(UNITS, rows)}


def people_for(document: Document, by: User | None, reason: str) -> People:
    """Find the posts and units that the document names, and make those that lack.

    What stands of them stays as it is.
    """
    names, titles = named_in(document)
    units = {unit.name.casefold(): unit for unit in Unit.objects.all()}
    units |= {
        alias.name.casefold(): alias.unit
        for alias in UnitAlias.objects.select_related("unit")
    }
    posts = {post.title: post for post in Post.objects.all()}
    new_titles = sorted(titles - posts.keys())
    names |= {unit_of_post(title) for title in new_titles}
    new_units = {name.casefold(): name for name in sorted(names) if name}
    for key in new_units.keys() - units.keys():
        units[key] = _signed(Unit(name=new_units[key]), by, reason)
    for title in new_titles:
        unit = units.get(unit_of_post(title).casefold())
        posts[title] = _signed(Post(title=title, unit=unit), by, reason)
    return People(units, posts)


def named_in(document: Document) -> tuple[set[str], set[str]]:
    """Return the names of units and the titles of posts that it names."""
    bodies = list(bodies_of(document))
    return {b.unit for b in bodies} - {""}, {b.post for b in bodies} - {""}


def _signed(row: R, by: User | None, reason: str) -> R:
    if by:
        sign(row, by=by, reason=reason)
    row.save()
    return row
