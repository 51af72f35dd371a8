from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.signals import user_logged_in
from django.db.backends.signals import connection_created

from leszno_strategy.alphabet import sort_in_sqlite
from leszno_strategy.folding import fold_in_sqlite
from leszno_strategy.sqlite import keep_journal
from leszno_strategy.triggers import follow_migrations


class ProjectConfig(AppConfig):
    """The project's own commands and checks, and what its databases are taught."""

    name = "leszno_strategy"

    def ready(self) -> None:
        from leszno_strategy import (
            checks,  # noqa: F401  registers the checks
            public_version,
        )
        from leszno_strategy.quick_templates import quicken
        from leszno_strategy.quick_texts import shorten
        from leszno_strategy.sessions import mark_renewed

        shorten()
        quicken()
        follow_migrations(self)
        public_version.follow(self)
        user_logged_in.connect(mark_renewed, dispatch_uid="renew")
        connection_created.connect(fold_in_sqlite, dispatch_uid="fold")
        connection_created.connect(keep_journal, dispatch_uid="journal")
        connection_created.connect(sort_in_sqlite, dispatch_uid="alphabetical")


class ProjectAdminConfig(AdminConfig):
    """The admin with our own rule of who may enter."""

    default_site = "organisation.admin_site.StructureAdminSite"
