"""Read by gunicorn from the folder in which it is started; flags say the rest."""

from operations.gunicorn_settings import *  # noqa: F403  gunicorn reads our names
