"""The office's own accounts: OpenID Connect, with all that it allows to check.

allauth does the dance. It trusts the connection to the provider where the standard lets
it; here the token itself must prove each time who made it, for whom, till when and to
which question.
"""

from hashlib import sha256
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

# Signed with a key of the provider's own: never "none", nor with a shared secret.
ALGORITHMS = [
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
]
REQUIRED = ["exp", "iat", "iss", "aud", "sub", "nonce"]
# By so many seconds clocks may differ.
LEEWAY = 60
# The process in which who is signed in already is asked again who sits there.
CONFIRMING = "confirm"


def nonce_of(code_verifier: str) -> str:
    """Bind the token to this one question; the verifier never leaves the session."""
    return sha256(f"nonce {code_verifier}".encode()).hexdigest()


class OfficeAdapter(OpenIDConnectOAuth2Adapter):
    """Asks the provider, and believes only what its keys have signed."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if config.get("issuer") != self.get_provider().app.settings["server_url"]:
            raise OAuth2Error("the provider calls itself by another name")
        return config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        path = reverse("office_callback", args=[self.provider_id])
        return f"{settings.SITE_URL}{path}"

    def get_access_token_data(
        self,
        request: HttpRequest,
        app: Any,
        client: Any,
        pkce_code_verifier: str | None = None,
    ) -> Any:
        if not pkce_code_verifier:
            raise OAuth2Error("there is no verifier of the code")
        self.nonce = nonce_of(pkce_code_verifier)
        return super().get_access_token_data(
            request, app, client, pkce_code_verifier=pkce_code_verifier
        )

    def complete_login(
        self, request: HttpRequest, app: Any, token: Any, **kwargs: Any
    ) -> Any:
        claims = self._verified(app, kwargs["response"].get("id_token") or "")
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(token.token)
            if more.get("sub") != claims["sub"]:
                raise OAuth2Error("the provider speaks of another person")
            claims = {**more, **claims}
        return self.get_provider().sociallogin_from_response(
            request, {"id_token": claims}
        )

    def _verified(self, app: Any, token: str) -> dict[str, Any]:
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                key=self._key_of(token),
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=app.settings["server_url"],
                leeway=LEEWAY,
                options={"require": REQUIRED},
            )
        except (jwt.PyJWTError, ValueError, TypeError, KeyError) as error:
            raise OAuth2Error(f"the token is refused: {error}") from error
        if claims["nonce"] != self.nonce:
            raise OAuth2Error("the token answers another question")
        if isinstance(claims["aud"], list) and claims.get("azp") != app.client_id:
            raise OAuth2Error("the token is for others as well")
        return claims

    def _key_of(self, token: str) -> Any:
        with get_adapter().get_requests_session() as session:
            response = session.get(self.openid_config["jwks_uri"])
            response.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(response.json()).keys
        named = jwt.get_unverified_header(token).get("kid")
        found = [one for one in keys if one.key_id == named or named is None]
        if len(found) != 1:
            raise OAuth2Error("no key of the provider fits")
        return found[0].key


class OfficeProvider(OpenIDConnectProvider):
    """One provider, named by settings; nothing of a request changes the question."""

    id = "office"
    oauth2_adapter_class = OfficeAdapter
    pkce_enabled_default = True

    def wk_server_url(self, url: str) -> str:
        return f"{url.rstrip('/')}/.well-known/openid-configuration"

    def get_pkce_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_pkce_params()
        return {**params, "nonce": nonce_of(params["code_verifier"])}

    def get_auth_params_from_request(
        self, request: HttpRequest, action: Any
    ) -> dict[str, Any]:
        params: dict[str, Any] = {**self.get_auth_params()}
        if request.GET.get("process") == CONFIRMING:
            # To let the person sign in anew, and to say when that was.
            lasts = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
            params |= {"prompt": "login", "max_age": str(lasts)}
        return params

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return list(self.get_scope())

    def extract_email_addresses(self, data: Any) -> list[Any]:
        """Keep none: `office_accounts` says which of them count."""
        return []


provider_classes = [OfficeProvider]
