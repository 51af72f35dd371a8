"""A provider of OpenID Connect on this machine, with keys of its own, that can lie."""

import base64
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "strategia", "tajemnica-klienta"
Claims = dict[str, Any]


class Office:
    """What the provider says; `claims` of the person, `lie` about the token."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.key = RSAKey.generate_key(2048, {"kid": "k1"})
        self.claims: Claims = {
            "sub": "a-1",
            "email": "anna@example.org",
            "email_verified": True,
            "given_name": "Anna",
            "family_name": "Nowak",
        }
        self.userinfo: Claims = {}
        self.named = issuer
        self.lie: Callable[[Claims], Claims] = dict
        self.sign: Callable[[Claims], str] = self.signed
        self.asked: dict[str, dict[str, str]] = {}

    def configuration(self) -> Claims:
        return {
            "issuer": self.named,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorized(self, asked: dict[str, str]) -> str:
        """Let the person in, as if they had signed in here; return where it leads."""
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.asked)}"
        self.asked[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return f"{asked['redirect_uri']}?{back}"

    def token(self, sent: dict[str, str]) -> Claims:
        """Give a token once for a code, to whoever asked and knows the verifier."""
        asked = self.asked.pop(sent["code"])
        challenge = hashlib.sha256(sent["code_verifier"].encode()).digest()
        assert _b64(challenge) == asked["code_challenge"]
        assert (sent["client_id"], sent["client_secret"]) == (CLIENT, SECRET)
        assert sent["redirect_uri"] == asked["redirect_uri"]
        now = int(time.time())
        said = {"auth_time": now} if "max_age" in asked else {}
        claims = (
            self.claims
            | said
            | {
                "iss": self.issuer,
                "aud": CLIENT,
                "iat": now,
                "exp": now + 300,
                "nonce": asked["nonce"],
            }
        )
        token = self.sign(self.lie(claims))
        return {"access_token": "x", "token_type": "Bearer", "id_token": token}

    def signed(self, claims: Claims) -> str:
        return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.key)

    def signed_by_another(self, claims: Claims) -> str:
        other = RSAKey.generate_key(2048, {"kid": "k1"})
        return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, other)

    def signed_with_the_public_key(self, claims: Claims) -> str:
        """Take what everybody may read for a shared secret."""
        public = OctKey.import_key(self.key.as_pem(private=False))
        header = {"alg": "HS256", "kid": "k1"}
        return jwt.encode(header, claims, public, algorithms=["HS256"])

    def not_signed(self, claims: Claims) -> str:
        parts = ({"alg": "none", "kid": "k1"}, claims)
        return ".".join([*(_b64(json.dumps(one).encode()) for one in parts), ""])


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _plain(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


class Handler(BaseHTTPRequestHandler):
    office: Office

    def do_GET(self) -> None:
        asked, office = urlsplit(self.path), self.office
        if asked.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", office.authorized(_plain(asked.query)))
            self.end_headers()
            return
        answers = {
            "/.well-known/openid-configuration": office.configuration(),
            "/jwks": {"keys": [office.key.as_dict(private=False)]},
            "/userinfo": office.userinfo,
        }
        self._say(answers[asked.path])

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self._say(self.office.token(_plain(self.rfile.read(length).decode())))

    def _say(self, what: Claims) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def running() -> Iterator[Office]:
    """Serve the provider on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    office = Handler.office = Office(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
