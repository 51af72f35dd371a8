"""Read by gunicorn from the folder in which it is started; flags say the rest."""

from gunicorn import util

from leszno_strategy.refused_requests import write_error

util.write_error = write_error
