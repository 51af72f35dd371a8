"""How much: indicators, what they should come to, and their values by year."""

from indicators.models.aims import IndicatorBreak, IndicatorTarget
from indicators.models.bank import BankFile, SeriesSource
from indicators.models.facts import ChangedFacts, PlaceFacts, YearFacts
from indicators.models.indicator import (
    AbsentKind,
    Band,
    Direction,
    Frequency,
    Indicator,
    IndicatorQuerySet,
    Kind,
    band_of,
)
from indicators.models.measure import Measure
from indicators.models.values import IndicatorValue

__all__ = [
    "AbsentKind",
    "Band",
    "BankFile",
    "ChangedFacts",
    "Direction",
    "Frequency",
    "Indicator",
    "IndicatorBreak",
    "IndicatorQuerySet",
    "IndicatorTarget",
    "IndicatorValue",
    "Kind",
    "Measure",
    "PlaceFacts",
    "SeriesSource",
    "YearFacts",
    "band_of",
]
