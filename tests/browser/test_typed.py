"""The script of the grids reads what people type and paste as the server does."""

from decimal import Decimal

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.reporting.test_typed import TYPED

pytestmark = pytest.mark.browser

READ = """figures => figures.map(({typed}) => ({
    fault: window.typed.faultOf(typed),
    hundredths: window.typed.hundredths(typed),
}))"""
BLOCKS = """blocks => blocks.map(({text}) => {
    const cells = window.blocks.read(text);
    return {cells, again: window.blocks.read(window.blocks.write(cells))};
})"""


def test_all_that_people_type_and_paste_becomes_what_it_becomes_on_the_server(
    browser: Browser,
):
    page = browser.new_page()
    for name in ("typed", "blocks"):
        page.add_script_tag(path=settings.BASE_DIR / f"static/js/{name}.js")
    read = page.evaluate(READ, TYPED["figures"])
    blocks = page.evaluate(BLOCKS, TYPED["blocks"])
    page.close()

    for one, found in zip(TYPED["figures"], read, strict=True):
        points = one.get("points")
        number = int(Decimal(points) * 100) if points else None
        expected = {"fault": one.get("fault", ""), "hundredths": number}
        assert found == expected, one
    for one, found in zip(TYPED["blocks"], blocks, strict=True):
        assert found == {"cells": one["cells"], "again": one["cells"]}, one["what"]
