"""What odd requests are made of: values, names, types, headers, bodies."""

from collections.abc import Mapping, Sequence
from encodings.aliases import aliases
from urllib.parse import quote

CODECS = sorted({*aliases, *aliases.values(), "idna", "punycode", "undefined", "oem"})
LONG, HUGE = "a" * 5000, "9" * 5000
# As they stand in an address: percent signs may say what is no text at all.
ODD_VALUES = [
    *("", "abc", "-1", "0", "1e5", "NaN", "1.5", "0x10", "None", "true", "[]", "{}"),
    *("9" * 12, "9" * 19, "9" * 30, HUGE, LONG, "1,2", "1%202", "-", "_", "..", "pk"),
    *map(
        quote,
        ("²", "٣", "Ⅷ", "1٣", "½", "½,5", "😀", "ż" * 300, "\u202etxt", "\ufeff1"),
    ),
    *("%00", "1%00", "%ff", "%ed%a0%80", "%", "%zz", "%0d%0aX:1", "%09", "%c0%ae"),
    *map(quote, ("' OR 1=1 --", '"><b>', "../../etc/passwd", "{{7*7}}", "%s%s%n")),
    *("2010-02-30", "0000-00-00", "99999-01-01", "24:61", "I.1.1", "iv", "__all__"),
    *("0001-01-01", "9999-12-31", "2010-01-01T25:00", "10000", "-2010", "2010-W60"),
    *map(quote, ("31.12.9999", "2010-01-01 00:00:00+99:99", "1٣.01.2010", "\u2028")),
    *map(quote, ("9" * 308 + "e9", "-0.0", "Infinity", "1_0", "0b1", "1\u00a0000,5")),
    *("1%00%00", "%f0%9f", "a%0ab", "%e2%80%8b", "..%2f..%2f", "%252e%252e", "%26%3d"),
]
FILTERS = [
    *("rok", "sort", "page", "per_page", "q", "strona", "format", "next", "f", "stan"),
    *("status", "cel", "program", "jednostka", "kto", "szukaj", "limit", "offset"),
    *("o", "p", "all", "e", "_popup", "_to_field", "_changelist_filters", "term"),
    *("app_label", "model_name", "field_name", "is_handled__exact", "kind__exact"),
    *("strategy__id__exact", "unit__id__exact", "id__in", "pk", "id__gte", "year"),
    *(
        "programme__goal__strategy",
        "strategy",
        "unit",
        "goal",
        "user__password",
        "_save",
    ),
    *("id__isnull", "id__range", "id__regex", "title__icontains", "created_at__year"),
    *("od", "do", "osoba", "zachowany", "rodzaj", "wartosc", "ocena", "kolejnosc"),
    *(
        "na_strone",
        "program",
        "cel[]",
        "stan.x",
        "rok:lt",
        "_method",
        "created_at__gte",
    ),
]
METHODS = [*["GET"] * 8, "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"]
ODD_METHODS = ["TRACE", "PATCH", "PROPFIND", "BREW", "get"]
FORM = "application/x-www-form-urlencoded"
ODD_TYPES = [
    *("", "text", "text/", ";", "application/json", "text/xml; charset=", "a/b; c"),
    *("multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed"),
    f"multipart/form-data; boundary={'a' * 300}",
    "multipart/form-data; boundary=ż",
    "multipart/form-data; boundary=a\tb",
    'multipart/form-data; boundary="',
    "multipart/form-data; boundary=x; charset=utf-16",
    "multipart/related; boundary=x",
    "application/x-www-form-urlencoded; charset*=utf-8''x",
    f"{FORM}; charset=\xff",
    "text/plain; charset*=zlib''%41",
    "text/plain; charset*=utf-8''zlib",
    "multipart/form-data; boundary*=hex''%41",
]
HEADERS: Mapping[str, Sequence[str]] = {
    "HTTP_HOST": ["", "a b", "127.0.0.1:6666", "evil.example", "testserver:x", "[::1"],
    "HTTP_ACCEPT_LANGUAGE": [
        "en",
        "xx",
        "pl;q=x",
        "a" * 600,
        "*",
        "en-US-x-a-b",
        "de, fr;q=0.9, zh-Hant-TW;q=0.1",
        "pl_PL.UTF-8@euro",
        "../../pl",
        "-",
        "en;q=1.9999",
        "\xff",
    ],
    "HTTP_COOKIE": ["=", "sessionid=", "sessionid=\xff", "csrftoken=1", "a=b; " * 999],
    "HTTP_RANGE": ["bytes=0-", "bytes=9-1", "x=1-2", "bytes=-" + HUGE],
    "HTTP_IF_MODIFIED_SINCE": ["x", "Thu, 99 Foo 1970 00:00:00 GMT", HUGE],
    "HTTP_IF_NONE_MATCH": ["*", "x", '"a", "', 'W/"'],
    "HTTP_REFERER": ["x", "http://", "http://[", "https://evil.example/"],
    "HTTP_ORIGIN": ["null", "http://[", "x"],
    "HTTP_X_FORWARDED_FOR": ["x", "1.2.3.4, x", "::1%eth0", ","],
    "HTTP_X_FORWARDED_PROTO": ["x", "https,http"],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_ACCEPT": [
        *("x", "application/json", "*/*;q=x", "", "text/html;q=9999", "/", "*" * 3000),
        *("application/json, application/json", "text/html;level=\xff", ",;,;"),
    ],
    "HTTP_ACCEPT_ENCODING": ["gzip;q=x", "gzip", "br", "*;q=0", "gzip;q=1e9", ";"],
    "HTTP_ACCEPT_CHARSET": ["utf-7", "x"],
    "HTTP_EXPECT": ["100-continue"],
    "HTTP_UPGRADE": ["websocket"],
    "HTTP_AUTHORIZATION": ["Basic", "Basic \xff", "Bearer x"],
    "HTTP_X_FORWARDED_HOST": ["evil.example", "a, b", "\xff"],
    "HTTP_SEC_FETCH_SITE": ["cross-site", "x"],
    "HTTP_X_CSRFTOKEN": ["", "\xff", "a" * 31],
    "HTTP_IF_MATCH": ["*", "x"],
    "HTTP_IF_UNMODIFIED_SINCE": ["x", HUGE],
    "HTTP_X_METHOD_OVERRIDE": ["DELETE"],
    "HTTP_CONTENT_ENCODING": ["gzip"],
    "CONTENT_LENGTH": ["", "x", "-1", "0", "٣"],
    "REMOTE_ADDR": ["", "x", "::1"],
}
# What the city of the sweep has, by the names that addresses give it.
KNOWN: Mapping[str, Sequence[str]] = {
    "strategy": ["miasto"],
    "code": ["I", "II", "I.1", "I.2", "I.1.1", "I.2.1"],
    "year": ["2009", "2010"],
    "kind": ["xlsx", "pdf", "csv"],
    "name": ["zadania.csv", "zadania.json", "opis.json", "zadania-excel.csv"],
    "app_label": ["tasks", "organisation", "indicators"],
    "object_id": ["1", "2"],
}
PART = b'--x\r\nContent-Disposition: form-data; name="%b"%b\r\n\r\n%b\r\n'
ODD_PARTS = [
    b"",
    b"--x",
    b"--x--",
    b"--x\r\n\r\n",
    b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--",
    b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\xff\r\n--x--',
    b'--x\r\nContent-Disposition: form-data; name="a"; filename="\0"\r\n\r\na\r\n--x--',
    PART % (b"files", b"; filename*=x''%zz", b"a"),
    PART % (b"a", b"\r\nContent-Transfer-Encoding: base64", b"!") + b"--x--",
    PART % (b"files", b'; filename="../../a.txt"\r\nContent-Type: \xff', b"a")
    + b"--x--",
    PART % (b"files", b'; filename=""', b"") + b"--x--",
    PART % (b"a", b"\r\nContent-Type: text/plain; charset=zlib", b"a") + b"--x--",
    PART % (b"files", b"; filename*=rot13''%41", b"a") + b"--x--",
    PART % (b"a", b"\r\n" + b"X: y\r\n" * 2000, b"a"),
    (PART % (b"a", b"", b"")) * 5001 + b"--x--",
]
ODD_JSON = [
    *(b"null", b"[]", b"{}", b'{"a": 1', b'"a"', b"NaN", b"1e999", b"-0", b"\xff"),
    b"[" * 20_000,
    b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    b'{"format": "strategy/2", "strategy": []}',
    b'{"format": {"a": 1}}',
    b'{"a": 1, "a": "' + b"9" * 5000 + b'"}',
    '{"a": "\ud800"}'.encode("utf-8", "surrogatepass"),
]
# What somebody may choose in a field for a file.
ODD_FILES = [
    *(("a.json", content) for content in ODD_JSON),
    *(
        ("a.xlsx", content)
        for content in (b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18))
    ),
    ("a.pdf", b"%PDF-1.7\n%%EOF"),
    ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\xff" * 13),
    ("a.csv", "Kod;Nazwa\n1;ż\n".encode("utf-16")),
    *(
        (name, b"a")
        for name in ("", ".", "..", "a\0b", "C:\\a.txt", "a" * 400 + ".txt")
    ),
    *(
        (name, b"a")
        for name in ("a.txt.", "con", "\u202etxt.exe", "a\r\nX: y.txt", ";")
    ),
]
