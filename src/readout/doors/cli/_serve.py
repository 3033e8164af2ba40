"""``readout serve``: the record in a browser."""

from __future__ import annotations

import importlib.util

import click

from readout.record import ConfigurationError


@click.command(
    "serve", epilog="\b\nExamples:\n  readout --db calls.sqlite serve\n  readout serve --port 9000"
)
@click.option("--host", default="127.0.0.1", show_default=True, help="A loopback address.")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on."
)
@click.pass_obj
def command(db: str, host: str, port: int) -> None:
    """Serve the web pages and the REST API of the record, on this machine only."""
    missing = [name for name in ("fastapi", "uvicorn", "jinja2") if importlib.util.find_spec(name) is None]
    if missing:
        raise ConfigurationError("the web pages need one more install: pip install 'readout[web]'")
    import uvicorn

    from readout.doors.web import application

    app = application(db, host=host)
    click.echo(f"Readout is at http://{host}:{port}/ (stop with Ctrl-C)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
