"""The public pages as tests read them."""

from tests.pages import text_of

I_3_5 = [{2009: ("17", "12"), 2010: ("42", "42"), 2013: ("41", "37")}]


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return text_of(response)
