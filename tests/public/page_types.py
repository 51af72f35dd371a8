"""An address of each type of public page, for sweeps over `make_tree`'s strategy.

A new type of page needs its line here, in Polish; sweeps add "/en" themselves.
"""

from tests.factories import INDICATOR_OF_TREE, UNIT_OF_TREE

FORM = "/uwagi/"
FOLLOW = "/miasto/obserwuj/"
PAGES = [
    "/",
    "/miasto/",
    "/miasto/cele/I/",
    "/miasto/programy/I.1/",
    "/miasto/szukaj/?q=i",
    "/miasto/szukaj/?q=zzz",
    "/miasto/zmiany/",
    "/miasto/dane/",
    "/miasto/raporty/",
    "/miasto/zadania/",
    "/miasto/zadania/I.1.1/",
    "/deklaracja-dostepnosci/",
    "/pomoc/",
    "/strategie/",
    "/api/",
    FORM,
    "/uwagi/dziekujemy/",
    FOLLOW,
    "/miasto/obserwuj/wyslano/",
    "/miasto/wskazniki/",
    f"/miasto/wskazniki/{INDICATOR_OF_TREE}/",
    "/miasto/budzet/",
    "/miasto/porownanie/",
    "/miasto/porownanie/?cel=I&obok=program-I.2",
    "/miasto/niewykonane/",
    "/miasto/tematy/",
    "/miasto/mapa/",
    "/miasto/jednostki/",
    f"/miasto/jednostki/{UNIT_OF_TREE}/",
]
IN_BOTH_LANGUAGES = [prefix + page for prefix in ("", "/en") for page in PAGES]

# Beside them, of `make_varied_tree`: a text for a value, a report with its files, and
# an address that leads nowhere.
VARIED = ["/miasto/zadania/I.1.3/?rok=2009", "/miasto/zadania/I.2.1/?rok=2010"]
MISSING = "/miasto/zadania/I.9.9/"
EVERY_PAGE = [
    *IN_BOTH_LANGUAGES,
    *(prefix + page for prefix in ("", "/en") for page in [*VARIED, MISSING]),
]
# In Polish alone, and with a cookie, as their forms need it.
ENTRANCE = ["/konto/login/", "/konto/password/reset/"]
