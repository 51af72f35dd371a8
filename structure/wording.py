"""What the pages of the structure say in several places."""

from django.utils.translation import gettext_lazy as _

from tasks.models import StrategyState
from tasks.unusual import Oddity

# What a change does to the public, by the state of the strategy.
SAID_BY_STATE = {
    StrategyState.PREPARATION: _(
        "The strategy is in preparation: the public sees none of it."
    ),
    StrategyState.PUBLISHED: _(
        "The strategy is published: the public sees each change as soon as it is saved."
    ),
    StrategyState.ARCHIVED: _(
        "The strategy is archived: the public still reads it, and sees each change."
    ),
}

ODD = {
    Oddity.WEIGHTS: _("weights not 100"),
    Oddity.PLAN: _("plan not 100"),
    Oddity.NO_PLAN: _("empty plan"),
    Oddity.NOBODY: _("nobody answers"),
    Oddity.NO_STAGES: _("no stages"),
}

# The same in a row, where there is little room.
SHORT = {
    **ODD,
    Oddity.WEIGHTS: _("weights"),
    Oddity.PLAN: _("plan"),
}
