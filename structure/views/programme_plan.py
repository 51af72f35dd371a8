"""The plan of a programme: its tasks by years, and the way to each task's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisation.rights import Permission, coordinated, may_everywhere
from structure.frame import frame, strategy_of
from tasks import unusual
from tasks.leading_on import found_at
from tasks.models import Programme, Task
from tasks.outline import programme_branch


@require_safe
def programme(request: HttpRequest, strategy: str, code: str) -> HttpResponse:
    """Show what is planned for each year of each task of a programme."""
    found = strategy_of(request, strategy, with_years=True)
    programmes = Programme.objects.filter(goal__strategy=found).select_related(
        "goal__strategy", "coordinator"
    )
    if not may_everywhere(request, Permission.VIEW, Task):
        programmes = programmes.filter(pk__in=coordinated(request))
    shown = found_at(programmes, code, strategy=strategy)
    branch = programme_branch(shown)
    years = [one.year for one in found.years.all()]
    nodes = branch.tasks
    # What counts at the end: the plan of a task withdrawn before it is of no use.
    last = years[-1] if years else 0
    context = {
        **frame(request, found),
        "programme": shown,
        "years": years,
        "rows": [
            {
                "task": node.item,
                "cells": [node.year_sum(year).planned for year in years],
                "whole": whole,
                "warning": unusual.plan(node.figures),
                "filled": min(whole or 0, 100),
            }
            for node in nodes
            for whole in [node.whole_plan(last)]
        ],
        "to_date": [branch.planned(year) for year in years],
        "whole": branch.whole_plan(last),
        "weights": unusual.weights(branch.lasting_weights),
        "siblings": list(programmes),
    }
    return render(request, "structure/programme_plan.html", context)
