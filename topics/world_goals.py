"""The 17 goals of sustainable development of the United Nations, by their numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorldGoal(models.IntegerChoices):
    """A goal of the Agenda 2030, called as the UN calls it for short."""

    NO_POVERTY = 1, _("No poverty")
    NO_HUNGER = 2, _("Zero hunger")
    HEALTH = 3, _("Good health and well-being")
    EDUCATION = 4, _("Quality education")
    EQUALITY = 5, _("Gender equality")
    WATER = 6, _("Clean water and sanitation")
    ENERGY = 7, _("Affordable and clean energy")
    WORK = 8, _("Decent work and economic growth")
    INDUSTRY = 9, _("Industry, innovation and infrastructure")
    LESS_INEQUALITY = 10, _("Reduced inequalities")
    CITIES = 11, _("Sustainable cities and communities")
    CONSUMPTION = 12, _("Responsible consumption and production")
    CLIMATE = 13, _("Climate action")
    BELOW_WATER = 14, _("Life below water")
    ON_LAND = 15, _("Life on land")
    PEACE = 16, _("Peace, justice and strong institutions")
    PARTNERSHIPS = 17, _("Partnerships for the goals")
