"""One person of each kind, for the tables of who may open what."""

from collections.abc import Mapping

from organisation.models import OfficeRole, Post, User
from tasks.models import Task
from tests.factories import make_office_user, make_post, make_programme, make_user

ROLES = (
    "anonymous",
    "executor",
    "coordinator",
    "other coordinator",
    "goal head",
    "office",
    "administrator",
    "auditor",
    "nobody",
)


def make_people(task: Task) -> Mapping[str, User | None]:
    """Give the task an executor, a coordinator and a goal head; None is a stranger."""
    programme, executor = task.programme, give_posts(task)
    other = make_programme(programme.goal, coordinator=make_post())
    people = (
        None,
        make_user(executor),
        make_user(programme.coordinator),
        make_user(other.coordinator),
        make_user(programme.goal.head),
        make_office_user(),
        make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)),
        make_user(make_post(office_role=OfficeRole.AUDITOR)),
        make_user(),
    )
    return dict(zip(ROLES, people, strict=True))


def give_posts(task: Task) -> Post:
    """Let posts head, coordinate and carry out the task; return the last one."""
    programme, executor = task.programme, make_post()
    task.executors.create(text="a", post=executor)
    programme.coordinator, programme.goal.head = make_post(), make_post()
    programme.save()
    programme.goal.save()
    return executor


def make_named_people(task: Task) -> None:
    """Give the task people whom `person` finds by what they are to it."""
    for username, post in {
        "realizator": give_posts(task),
        "koordynator": task.programme.coordinator,
        "szef": task.programme.goal.head,
        "biuro": make_post(office_role=OfficeRole.OFFICE),
    }.items():
        make_user(post, username=username, email=f"{username}@example.pl")


def person(username: str) -> User:
    return User.objects.get(username=username)


def statuses(client, people, method: str, address: str, data=None) -> dict[str, int]:
    """Ask as each of them; say what was answered."""
    found = {}
    for name, user in people.items():
        client.logout()
        if user is not None:
            client.force_login(user)
        found[name] = getattr(client, method)(address, data or {}).status_code
    return found
