"""Which strategies a person sees: what is public, and some before they are."""

from django.db.models import Q
from django.http import HttpRequest

from organisation.rights import Right, held_posts_of, may_for_all
from tasks.models import PUBLIC_STATES, Strategy, StrategyQuerySet, StrategyState, Task


def seen_by(request: HttpRequest) -> StrategyQuerySet:
    """Return all strategies of which the person may know."""
    early = Q(pk__in=seen_early(request).values("pk"))
    return Strategy.objects.filter(Q(state__in=PUBLIC_STATES) | early)


def may_see(request: HttpRequest, strategy: Strategy) -> bool:
    """Say whether it is among what `seen_by` returns: no query if it is public."""
    return strategy.is_public or seen_early(request).filter(pk=strategy.pk).exists()


def seen_early(request: HttpRequest) -> StrategyQuerySet:
    """Return the strategies in preparation that the person may see already.

    The office and auditors see all; coordinators and goal heads those of which they
    answer for a part; others those that the office shows them.
    """
    prepared = Strategy.objects.filter(state=StrategyState.PREPARATION)
    if not request.user.is_authenticated:
        return prepared.none()
    who = held_posts_of(request)
    if may_for_all(who, Right.OVERSEE):
        return prepared
    theirs = Task.objects.order_by().open_to(who, Right.OVERSEE)
    answers = Q(pk__in=theirs.values("programme__goal__strategy"))
    shown = Q(pk__in=prepared.filter(viewers=request.user).values("pk"))
    return prepared.filter(answers | shown)
