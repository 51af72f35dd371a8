"""Settings of signing in: accounts, passwords, limits, second factors, sessions.

Part of `settings`, which takes all of it over.
"""

import os
from typing import Any

from leszno_strategy.environment import (
    env_choice,
    env_flag,
    env_list,
    env_number,
    env_secret,
)

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = ["organisation.authentication.AccountBackend"]
PASSWORD_HASHERS = [
    "organisation.hashing.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "signing_in.passwords.Strong"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "reporting:home"
ACCOUNT_FORMS = {"login": "organisation.forms.SignInForm"}
ACCOUNT_ADAPTER = "signing_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Seconds for which who signed in, or confirmed it, is not asked again before what
# matters: rights, closing a year, publishing.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * env_number("REAUTHENTICATE_MINUTES", 30)
# So that the browser is known from then on, whoever guesses meanwhile.
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A letter when a password or a second factor changes.
ACCOUNT_EMAIL_NOTIFICATIONS = True
# So that the adapter hears of them, too: it pretends to write to them.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
# allauth's own would write a row at the first letter, and take longer for it.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = (
    "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
)
# allauth's own limits stay, but those on passwords, which are `signing_in.limits`: its
# own let a stranger lock people out. Here are those on codes of a second factor, and on
# letters about forgotten passwords: for one address so many are asked for, so many go
# out; from one address so many messages of readers an hour, and
# for one person so many forms that came after the session's end, and so many files of
# strategies.
# So many tries, too, at the code of the first account.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/5m/key",
    "reset_password": "60/10m/ip",
    "reset_letter": "3/h/key",
    "feedback": "10/h/ip",
    "follow": "10/h/ip,3/d/key",
    "kept_form": "30/h/key",
    "strategy_file": "60/h/key",
    "filled_file": "60/h/key",
    "start": "20/h/ip",
    # So many who were not let in are noted in the audit log, of one address.
    "no_entry_noted": "20/5m/ip",
}

# Second factors: an app that shows codes, keys and passkeys, and codes on paper.
MFA_ADAPTER = "signing_in.second_factor.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "signing_in.passkeys.AddPasskeyForm",
    "authenticate_webauthn": "signing_in.passkeys.SecondFactorForm",
    "login_webauthn": "signing_in.passkeys.SignInForm",
    "reauthenticate_webauthn": "signing_in.passkeys.ConfirmingForm",
}
# Addresses are an administrator's to give, so nobody confirms them.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# No secret can be guessed there, and 50 people may sit behind one address.
MFA_RATE_LIMITS = {"webauthn_login": "300/10m/ip"}
# Whose account has more than a password, by the names of roles.
MFA_REQUIRED_ROLES = env_list("MFA_REQUIRED_ROLES")

USERSESSIONS_ADAPTER = "signing_in.session_times.Sessions"

# Seconds after which whoever does nothing is signed out.
SESSION_COOKIE_AGE = 60 * env_number("SESSION_IDLE_MINUTES", 120)
# And after which whoever signed in does so again, however busy; a working day.
SESSION_SECONDS = 3600 * env_number("SESSION_HOURS", 12)

# Days for which the address in an invitation opens.
INVITATION_DAYS = env_number("INVITATION_DAYS", 7)

# The office's own accounts: a provider of OpenID Connect, without one there is no
# button. The issuer is its name, letter by letter as it calls itself.
OIDC_ISSUER = os.environ.get("OIDC_ISSUER", "").strip()
OIDC_CLIENT_ID = os.environ.get("OIDC_CLIENT_ID", "").strip()
OIDC_CLIENT_SECRET = env_secret(
    "OIDC_CLIENT_SECRET", file=os.environ.get("OIDC_CLIENT_SECRET_FILE", "")
)
OIDC_SCOPES = env_list("OIDC_SCOPES", "openid,profile,email")
OIDC_LABEL = os.environ.get("OIDC_LABEL", "").strip()
# For providers that vouch for all addresses and do not say so of each.
OIDC_TRUST_EMAIL = env_flag("OIDC_TRUST_EMAIL", default=False)
OIDC_CREATE_ACCOUNTS = env_choice("OIDC_CREATE_ACCOUNTS", "never", "with_post", "all")
OIDC_MAPPING_FILE = os.environ.get("OIDC_MAPPING_FILE", "").strip()
# Whether passwords and passkeys of the site itself let anybody in.
LOCAL_SIGN_IN = env_flag("LOCAL_SIGN_IN", default=True)
SOCIALACCOUNT_ADAPTER = "signing_in.office_accounts.OfficeAccounts"
# A link begins it: after a form, browsers would not follow to another site (CSP).
SOCIALACCOUNT_LOGIN_ON_GET = True


def office_provider(issuer: str, client: str, secret: str) -> dict[str, Any]:
    """Describe the provider as allauth wants it."""
    app = {
        "provider_id": "office",
        "name": "OpenID Connect",
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer, "scope": OIDC_SCOPES},
    }
    return {"office": {"APPS": [app] if issuer else [], "OAUTH_PKCE_ENABLED": True}}


SOCIALACCOUNT_PROVIDERS = office_provider(
    OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET
)
