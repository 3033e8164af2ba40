"""``readout serve``: the record in a browser."""

from __future__ import annotations

import importlib.util

import click

from readout.record import ConfigurationError

_FILE = click.Path(exists=True, dir_okay=False)


@click.command(
    "serve",
    epilog="\b\nExamples:\n  readout --db calls.sqlite serve\n  readout serve --port 9000\n"
    "  readout serve --host 0.0.0.0 --name calls.example.org \\\n"
    "      --certificate chain.pem --key key.pem",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on."
)
@click.option("--name", "names", multiple=True, help="A name by which others reach it; may be repeated.")
@click.option("--certificate", type=_FILE, help="A certificate chain (PEM): answer over HTTPS.")
@click.option("--key", type=_FILE, help="The key of the certificate (PEM).")
@click.pass_obj
def command(
    db: str, host: str, port: int, names: tuple[str, ...], certificate: str | None, key: str | None
) -> None:
    """Serve the web pages and the REST API of the record.

    On this machine only, unless --host or --name opens it to others; then the record must have a user
    (readout user add), and everybody logs in.
    """
    missing = [name for name in ("fastapi", "uvicorn", "jinja2") if importlib.util.find_spec(name) is None]
    if missing:
        raise ConfigurationError("the web pages need one more install: pip install 'readout[web]'")
    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key go together")
    import uvicorn

    from readout.doors.web import application

    app = application(db, host=host, names=names)
    scheme = "https" if certificate else "http"
    click.echo(f"Readout is at {scheme}://{host}:{port}/ (stop with Ctrl-C)", err=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
