"""A store that speaks S3, on this machine and in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

BUCKET = "strategy"


@contextmanager
def store_on_loopback() -> Iterator[dict[str, str]]:
    """Serve one with an empty bucket; give what a site reads of it."""
    # Only here: they take long to load.
    import logging

    import boto3
    from moto.server import ThreadedMotoServer

    # A line for each request says nothing here.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        variables = {
            "S3_BUCKET": BUCKET,
            "S3_ENDPOINT": f"http://{host}:{port}",
            "S3_REGION": "us-east-1",
            "S3_ACCESS_KEY": "access",
            "S3_SECRET_KEY": "secret",
        }
        boto3.client(
            "s3",
            endpoint_url=variables["S3_ENDPOINT"],
            region_name=variables["S3_REGION"],
            aws_access_key_id=variables["S3_ACCESS_KEY"],
            aws_secret_access_key=variables["S3_SECRET_KEY"],
        ).create_bucket(Bucket=BUCKET)
        yield variables
    finally:
        server.stop()
