"""Python looks seldom for garbage while much is made, and as before afterwards."""

import gc

from leszno_strategy.garbage import NEW_THINGS, seldom


def test_garbage_is_looked_for_seldom_and_then_as_before():
    usual = gc.get_threshold()
    with seldom():
        assert gc.get_threshold()[0] == NEW_THINGS > usual[0]
    assert gc.get_threshold() == usual
    assert gc.isenabled()
