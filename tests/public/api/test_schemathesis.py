"""What the API says of itself holds for hundreds of requests that nobody thought of."""

import logging

import pytest

from tests.factories import make_office_user, make_varied_tree
from tests.public.api.trying import WHOLE, try_all


@pytest.mark.slow
def test_the_whole_api_answers_as_it_is_described(db):
    make_varied_tree(by=make_office_user())
    logging.disable()
    try:
        tried = try_all(examples=25)
    finally:
        logging.disable(logging.NOTSET)
    assert not tried.failures, "\n\n".join(tried.failures)
    assert [tried.finished[phase] for phase in WHOLE] == ["success"] * len(WHOLE)
    # Enough of them were answered, and enough refused, and each check was made.
    assert tried.answers[200] > 150
    assert tried.answers[400] > 100
    assert not [status for status in tried.answers if status >= 500]
    assert min(tried.checks.values()) > 300
    assert len(tried.checks) >= 14
