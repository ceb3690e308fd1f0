"""Serves a folder on a free port of this machine, as a web host would."""

from __future__ import annotations

import functools
import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}

Rules = list[tuple[str, dict[str, str]]]


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


def read_rules(site: Path) -> Rules:
    """Read a site's `_headers`: the addresses that a rule is for, and its lines."""
    rules: Rules = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        elif line:
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return rules


def headers_for(address: str, rules: Rules) -> dict[str, str]:
    """Join, as a host does, the lines of every rule that fits an address."""
    found: dict[str, str] = {}
    for pattern, lines in rules:
        fits = re.escape(pattern).replace(r"\*", ".*").replace(":policy", "[^/]+")
        if re.fullmatch(fits, address):
            for name, value in lines.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


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
