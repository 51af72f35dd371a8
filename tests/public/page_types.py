"""An address of each type of public page, for sweeps over `make_tree`'s strategy.

A new type of page needs its line here, in Polish; sweeps add "/en" themselves.
"""

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
]
IN_BOTH_LANGUAGES = [prefix + page for prefix in ("", "/en") for page in PAGES]
