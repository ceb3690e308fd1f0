"""Serves a folder on a free port of this machine, as a web host would."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from bench.web_server import Rules, headers_for, read_rules

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files with the types that browsers insist on, and keeps no log."""

    rules: ClassVar[Rules]

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Name the type of a file; a browser refuses scripts and programs of another type."""
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def end_headers(self) -> None:
        """Add the host's own headers to every reply."""
        for name, value in headers_for(self.path.partition("?")[0], self.rules).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep no log: a test says what it saw."""


@contextmanager
def serving(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve the folder while the block runs; gives its address, ending in a slash."""
    own = (folder / "_headers").is_file()
    rules = read_rules(folder) if own else [("/*", dict(headers or {}))]
    handler = type("Handler", (QuietHandler,), {"rules": rules})
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
