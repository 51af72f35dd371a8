"""Every public address of the strategy of the tests, for walks over all of them."""

from annual_report.formats import FORMATS
from indicators.models import Indicator
from open_data.files import FILES
from organisation.models import Unit
from public.sitemaps import SECTIONS
from reporting.models import Attachment
from tasks.models import Strategy, Task


def addresses(strategy: Strategy) -> dict[str, list[str]]:
    """Return what each public route answers to; a new route needs its line here."""
    return {
        **{route: [f"/{route}"] for route in OF_THE_SITE},
        **{f"<slug:strategy>/{route}": [f"/miasto/{route}"] for route in OF_A_STRATEGY},
        "<slug:strategy>/szukaj/": ["/miasto/szukaj/", "/miasto/szukaj/?q=zadanie"],
        **of_the_api(strategy),
        **of_the_old_site(strategy),
        **of_closed_years(),
        **of_the_parts(strategy),
        **of_indicators(strategy),
        **of_the_unit(),
        "obserwuj/<str:token>/potwierdz/": ["/obserwuj/1.zgadnij/potwierdz/"],
        "obserwuj/<str:token>/koniec/": ["/obserwuj/1.zgadnij/koniec/"],
        "<slug:strategy>/tematy/<slug:topic>/": [
            f"/miasto/tematy/{slug}/"
            for slug in (*strategy.topics.values_list("slug", flat=True), "inny")
        ],
        "<slug:strategy>/obrazy/<slug:digest>/<int:width>.webp": [
            f"/miasto/obrazy/{digest}/{width}.webp"
            for digest in ("a" * 64, "zgadnij")
            for width in (1120, 480)
        ],
        "sitemap-<slug:section>.xml": [f"/sitemap-{name}.xml" for name in SECTIONS],
    }


OF_THE_SITE = (
    "",
    ".well-known/security.txt",
    "robots.txt",
    "sitemap.xml",
    "deklaracja-dostepnosci/",
    "pomoc/",
    "strategie/",
    "api/",
    "uwagi/",
    "uwagi/dziekujemy/",
    "wskazniki/",
    "jednostki/",
    "zadania/",
    "mapa/",
)
OF_A_STRATEGY = (
    "raporty/",
    "dane/",
    "zmiany/",
    "zmiany/atom.xml",
    "obserwuj/",
    "obserwuj/wyslano/",
    "zadania/",
    "zadania/zadania.csv",
    "zadania/zadania.xlsx",
    "wskazniki/",
    "wskazniki/wskazniki.csv",
    "wskazniki/wskazniki.xlsx",
    "porownanie/",
    "porownanie/porownanie.csv",
    "porownanie/porownanie.xlsx",
    "niewykonane/",
    "niewykonane/niewykonane.csv",
    "niewykonane/niewykonane.xlsx",
    "jednostki/",
    "jednostki/jednostki.csv",
    "jednostki/jednostki.xlsx",
    "budzet/",
    "budzet/budzet.csv",
    "budzet/budzet.xlsx",
    "tematy/",
    "mapa/",
    "mapa/miejsca.csv",
    "mapa/miejsca.xlsx",
    "mapa/miejsca.geojson",
)


def of_the_old_site(strategy: Strategy) -> dict[str, list[str]]:
    ids = range(1, Task.objects.of(strategy).count() + 2)
    lists = (
        "projectindicators/list/",
        "print/projectindicators/list/",
        "projects/list/",
        "plans/list/",
    )
    return {f"{one}<int:legacy_id>": [f"/{one}{n}" for n in ids] for one in lists}


def of_closed_years() -> dict[str, list[str]]:
    """The reports and the open data, whether the year is closed or not."""
    reports, data, years = "/miasto/raporty/", "/miasto/dane/", (2009, 2010)
    return {
        "<slug:strategy>/raporty/<int:year>/v<int:number>/raport.<str:kind>": [
            f"{reports}{year}/v1/raport.{kind}" for year in years for kind in FORMATS
        ],
        "<slug:strategy>/dane/strategia.json": [f"{data}strategia.json"],
        "<slug:strategy>/dane/strategia.schema.json": [f"{data}strategia.schema.json"],
        "<slug:strategy>/dane/najnowsze/<str:name>": [
            f"{data}najnowsze/{name}" for name in FILES
        ],
        "<slug:strategy>/dane/<int:year>/<str:name>": [
            f"{data}{year}/{name}" for year in years for name in FILES
        ],
        "<slug:strategy>/dane/<int:year>/v<int:number>/<str:name>": [
            f"{data}{year}/v1/{name}" for year in years for name in FILES
        ],
    }


def of_the_parts(strategy: Strategy) -> dict[str, list[str]]:
    tasks = [task.get_absolute_url() for task in Task.objects.of(strategy)]
    return {
        **framed(["/miasto/", "/miasto/cele/I/", "/miasto/programy/I.1/", *tasks]),
        **with_curves("<slug:strategy>/", ["/miasto/"]),
        **with_curves("<slug:strategy>/cele/<str:code>/", ["/miasto/cele/I/"]),
        **with_curves(
            "<slug:strategy>/programy/<str:code>/", ["/miasto/programy/I.1/"]
        ),
        **with_curves("<slug:strategy>/zadania/<str:code>/", tasks),
        **with_books("<slug:strategy>/cele/<str:code>/", ["/miasto/cele/I/"]),
        **with_books("<slug:strategy>/programy/<str:code>/", ["/miasto/programy/I.1/"]),
        **with_books("<slug:strategy>/zadania/<str:code>/", tasks),
        "<slug:strategy>/cele/<str:code>/atom.xml": ["/miasto/cele/I/atom.xml"],
        **with_attachments("<slug:strategy>/", ["/miasto/"]),
        **with_attachments("<slug:strategy>/cele/<str:code>/", ["/miasto/cele/I/"]),
        **with_attachments(
            "<slug:strategy>/programy/<str:code>/", ["/miasto/programy/I.1/"]
        ),
        **with_attachments("<slug:strategy>/zadania/<str:code>/", tasks),
    }


def of_indicators(strategy: Strategy) -> dict[str, list[str]]:
    pages = [one.get_absolute_url() for one in Indicator.objects.of(strategy)]
    return with_curves("<slug:strategy>/wskazniki/<int:pk>/", pages)


def of_the_unit() -> dict[str, list[str]]:
    route, page = "<slug:strategy>/jednostki/<int:pk>/", Unit.objects.get().pk
    return {
        route + file: [f"/miasto/jednostki/{page}/{file}"]
        for file in ("", "atom.xml", "zadania.xlsx")
    }


def of_the_api(strategy: Strategy) -> dict[str, list[str]]:
    root, of = "api/v1/strategie/", "/api/v1/strategie/miasto/"
    codes = [task.code for task in Task.objects.of(strategy)]
    return {
        "api/v1/openapi.json": ["/api/v1/openapi.json"],
        root: [f"/{root}"],
        f"{root}<slug:strategy>/": [of],
        f"{root}<slug:strategy>/zadania/": [f"{of}zadania/"],
        f"{root}<slug:strategy>/zadania/<str:code>/": [
            f"{of}zadania/{code}/" for code in codes
        ],
        f"{root}<slug:strategy>/wskazniki/": [f"{of}wskazniki/"],
    }


def with_curves(route: str, pages: list[str]) -> dict[str, list[str]]:
    return {
        route + curve: [f"{page}{curve}" for page in pages]
        for curve in ("", "wykres.svg", "wykres.csv", "obraz.png")
    }


def framed(pages: list[str]) -> dict[str, list[str]]:
    """The same pages for other sites, by what each is of."""
    found: dict[str, list[str]] = {}
    for page in pages:
        level = page.split("/")[2]
        part = f"{level}/<str:code>/" if level else ""
        found.setdefault(f"embed/<slug:strategy>/{part}", []).append(f"/embed{page}")
    return found


def with_books(route: str, pages: list[str]) -> dict[str, list[str]]:
    return {f"{route}zadania.xlsx": [f"{page}zadania.xlsx" for page in pages]}


def with_attachments(route: str, pages: list[str]) -> dict[str, list[str]]:
    files = [f"{page}zalaczniki/{pk}/" for page in pages for pk in guessed_ids()]
    return {f"{route}zalaczniki/<int:pk>/": files}


def guessed_ids() -> range:
    """More than there are files; a stranger would try them one by one."""
    first = Attachment.objects.order_by("pk").first()
    return range(first.pk, first.pk + 12) if first else range(12)
