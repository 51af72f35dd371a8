"""The page of many reports as a browser sends it."""

from django.test import Client

from reporting.models import Report
from reporting.transitions import content_of
from tasks.models import Task

ADDRESS = "/panel/miasto/2010/wszystkie/"


def sent(client: Client, address: str = ADDRESS) -> dict[str, str]:
    """Open the page and return what its form would send unchanged."""
    return of_page(client.get(address))


def of_page(response) -> dict[str, str]:
    data = {}
    for task in response.context["tasks"]:
        if not task.is_open:
            continue
        data[f"{task.prefix}-seen"] = task.seen
        if task.theirs:
            data[f"{task.prefix}-theirs"] = task.theirs
        fields = [*(one for row in task.rows for one in row.fields), *task.words]
        data |= {f"{task.prefix}-{one.name}": one.text for one in fields}
    return data


def cell(task: Task, number: int = 1, kind: str = "actual") -> str:
    """Name the field of one of the task's stages."""
    return f"{task.pk}-stage-{task.stages.get(position=number).pk}-{kind}"


def drafted(task: Task, number: int = 1) -> str:
    """Say what the report has carried out of a stage."""
    content = content_of(Report.objects.get(task=task))
    actual = content.figures.actual[task.stages.get(position=number).pk]
    return "" if actual is None else f"{actual.normalize():f}"


def state(task: Task) -> str:
    found = Report.objects.filter(task=task).first()
    return found.state if found else "not_started"
