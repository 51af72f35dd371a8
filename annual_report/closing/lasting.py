"""Which goals and programmes count in a year: all but those whose tasks are gone."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasks.models import Goal, Programme, StrategyYear, Task


def programmes_in(period: StrategyYear) -> QuerySet[Programme]:
    """Leave out programmes all of whose tasks are withdrawn by the year."""
    tasks = Task.objects.filter(programme=OuterRef("pk")).order_by()
    gone = Q(Exists(tasks)) & ~Q(Exists(tasks.counting_in(period.year)))
    own = Programme.objects.filter(goal__strategy=period.strategy_id)
    return own.exclude(gone).order_by()


def goals_in(period: StrategyYear) -> QuerySet[Goal]:
    """Leave out goals that have programmes, none of which counts."""
    programmes = Programme.objects.filter(goal=OuterRef("pk")).order_by()
    staying = programmes_in(period).filter(goal=OuterRef("pk"))
    gone = Q(Exists(programmes)) & ~Q(Exists(staying))
    return Goal.objects.filter(strategy=period.strategy_id).exclude(gone).order_by()
