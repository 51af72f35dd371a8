"""A worker of gunicorn whose threads wait for nobody."""
