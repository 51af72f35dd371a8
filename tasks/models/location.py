"""Where tasks are carried out, and the outline of the city on its map."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tasks.coordinates import EAST, NORTH, SOUTH, WEST, Spot
from tasks.models.order import PositionField, own_position
from tasks.models.strategy import Strategy


class Location(models.Model):
    """A place of a task, such as a street or a school."""

    task = models.ForeignKey("tasks.Task", models.CASCADE, related_name="locations")
    name = models.CharField(
        _("name of the place"),
        max_length=150,
        help_text=_("As residents call it: a street, a school, a park."),
    )
    latitude = models.DecimalField(max_digits=7, decimal_places=5)
    longitude = models.DecimalField(max_digits=7, decimal_places=5)
    position = PositionField(_("position"), within=("task",))
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("place of the task")
        verbose_name_plural = _("places of the task")
        ordering = ["position"]
        constraints = [
            own_position("task", name="location_position_unique"),
            models.CheckConstraint(
                name="location_is_in_poland",
                condition=Q(
                    latitude__gte=SOUTH,
                    latitude__lte=NORTH,
                    longitude__gte=WEST,
                    longitude__lte=EAST,
                ),
                violation_error_message=_("This is not in Poland."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def spot(self) -> Spot:
        return Spot(self.latitude, self.longitude)


class Outline(models.Model):
    """The boundary of what a strategy is for, as its map draws it."""

    strategy = models.OneToOneField(
        Strategy, models.CASCADE, related_name="outline", verbose_name=_("strategy")
    )
    # Rings of [longitude, latitude], in degrees, as GeoJSON has them.
    rings = models.JSONField(_("boundary"))
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("boundary on the map")
        verbose_name_plural = _("boundaries on the map")

    def __str__(self) -> str:
        return str(self.strategy)
