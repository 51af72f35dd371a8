"""What is unusual in the structure yet never refused: people are told, once here.

The city's own strategy has plans of 91 and weights of 105. Each function returns a
sentence for whoever edits, or None where there is nothing to say.
"""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tasks.progress import WHOLE, add_known


def shown(figure: Decimal) -> str:
    """Write the exact figure without idle zeros: a sum of 99.95 must not read 100."""
    return number_format(figure.normalize())


def plan(whole_plan: Decimal | None) -> str | None:
    """Say that a task's plan of all years is not 100; None is a plan not known."""
    if whole_plan is None or whole_plan == WHOLE:
        return None
    if not whole_plan:
        return _("Nothing is planned in any stage.")
    return _("The plan of all stages adds up to %(sum)s instead of 100.") % {
        "sum": shown(whole_plan)
    }


def weights(weights: Sequence[Decimal | None]) -> str | None:
    """Say that the weights of one whole's parts are incomplete or are not 100.

    No weight at all is usual: the parts then count alike.
    """
    given = [weight for weight in weights if weight is not None]
    if not given:
        return None
    said = []
    if len(given) < len(weights):
        said.append(
            _("Weights are given for %(given)d of %(total)d; the others count as 0.")
            % {"given": len(given), "total": len(weights)}
        )
    if (total := add_known(given)) != WHOLE:
        said.append(
            _("Weights add up to %(sum)s instead of 100.") % {"sum": shown(total)}
        )
    return " ".join(said) or None
