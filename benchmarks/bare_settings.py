"""The project's settings, with `benchmarks.bare` beside its addresses."""

from leszno_strategy.settings import *  # noqa: F403  all of them

ROOT_URLCONF = "benchmarks.bare"
