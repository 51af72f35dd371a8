"""The form of a task's report as tests fill it in."""

from decimal import Decimal

from reporting.models import Report
from reporting.transitions import content_of
from tasks.models import StageYear, Task

ADDRESS = "/panel/miasto/zadania/I.1.1/2010/"


def names(task: Task) -> dict[str, str]:
    """Name the form's fields as tests speak of them."""
    first, second = task.stages.all()
    (indicator,) = task.indicators.all()
    return {
        "plan 1": f"stage-{first.pk}-planned",
        "done 1": f"stage-{first.pk}-actual",
        "plan 2": f"stage-{second.pk}-planned",
        "done 2": f"stage-{second.pk}-actual",
        "firms": f"indicator-{indicator.pk}",
    }


def opened(client) -> dict[str, str]:
    """Open the page and return what its form would send unchanged."""
    form = client.get(ADDRESS).context["form"]
    return {name: form[name].value() or "" for name in names_sent(form)}


def names_sent(form) -> set[str]:
    """The fields that a browser sends as they stand, files apart."""
    return set(form.fields) - {"files", "removed"}


def figure(task: Task, stage: int, year: int) -> tuple[Decimal | None, Decimal | None]:
    row = StageYear.objects.get(
        stage__task=task, stage__position=stage, year__year=year
    )
    return row.planned, row.actual


def drafted(task: Task, stage: int) -> tuple[Decimal | None, Decimal | None]:
    """Return planned and actual of the stage as the draft has them."""
    figures = content_of(Report.objects.get()).figures
    pk = task.stages.get(position=stage).pk
    return figures.planned[pk], figures.actual[pk]


def submit(client, page, reason: str):
    sent = {**page, "step": "submit", "reason": reason}
    return client.post(ADDRESS, sent, follow=True)


def approve(client, version: int):
    return client.post(ADDRESS + "przyjmij/", {"version": version}, follow=True)


def send(client, task, opened, **typed):
    fields = names(task)
    changes = {fields[name.replace("_", " ")]: text for name, text in typed.items()}
    return client.post(ADDRESS, {**opened, **changes})
