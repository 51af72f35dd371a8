"""An address of each type of public page, for sweeps over `make_tree`'s strategy.

A new type of page needs its line here, in Polish; sweeps add "/en" themselves.
"""

from tests.factories import INDICATOR_OF_TREE, UNIT_OF_TREE

FORM = "/uwagi/"
PAGES = [
    "/",
    "/miasto/",
    "/miasto/cele/I/",
    "/miasto/programy/I.1/",
    "/miasto/zadania/",
    "/miasto/zadania/I.1.1/",
    "/deklaracja-dostepnosci/",
    "/pomoc/",
    FORM,
    "/uwagi/dziekujemy/",
    "/miasto/wskazniki/",
    f"/miasto/wskazniki/{INDICATOR_OF_TREE}/",
    "/miasto/jednostki/",
    f"/miasto/jednostki/{UNIT_OF_TREE}/",
]
IN_BOTH_LANGUAGES = [prefix + page for prefix in ("", "/en") for page in PAGES]
