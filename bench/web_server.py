"""A web host on this machine: compressed files, cached names, and a connection of any speed."""

from __future__ import annotations

import mimetypes
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

import brotli

Rules = list[tuple[str, dict[str, str]]]
"""Address patterns, each with the headers that its rule sends."""

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
AT_ONCE = 8_192
"""How many bytes are sent at once on a slow connection."""
ON_THE_FLY = 5
"""The level at which a host compresses files, such as pages, that have no compressed copy."""


class Line:
    """A connection with a limited speed, shared by everything that is sent over it."""

    def __init__(self, megabits: float | None) -> None:
        self.bytes_a_second = megabits * 1e6 / 8 if megabits else None
        self.free_at = 0.0
        self.lock = threading.Lock()

    def wait_for(self, size: int) -> None:
        """Wait until this many bytes would have been sent."""
        if self.bytes_a_second is None:
            return
        with self.lock:
            self.free_at = max(self.free_at, time.monotonic()) + size / self.bytes_a_second
            ready = self.free_at
        time.sleep(max(0.0, ready - time.monotonic()))


class Host(BaseHTTPRequestHandler):
    """Answers with a file from the folder, brotli-compressed, and with the site's own headers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    folder: ClassVar[Path]
    rules: ClassVar[Rules]
    line: ClassVar[Line]

    def do_GET(self) -> None:
        """Send one file, or say that there is none."""
        path = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = packed(file) if "br" in self.headers.get("Accept-Encoding", "") else None
        self.send_response(200)
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        self.send_header("Content-Type", kind or "application/octet-stream")
        if body is not None:
            self.send_header("Content-Encoding", "br")
        self._send(file.read_bytes() if body is None else body)

    def _send(self, body: bytes) -> None:
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        for name, value in headers_for(urlsplit(self.path).path, self.rules).items():
            self.send_header(name, value)
        self.end_headers()
        step = len(body) or 1 if self.line.bytes_a_second is None else AT_ONCE
        for start in range(0, len(body), step):
            part = body[start : start + step]
            self.line.wait_for(len(part))
            self.wfile.write(part)

    def log_message(self, *_: object) -> None:
        """Keep no log."""


class Server(ThreadingHTTPServer):
    """Serves each connection in its own thread."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a connection that a closing browser breaks off; report every other error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@lru_cache(maxsize=256)
def packed(file: Path) -> bytes:
    """The compressed file: the copy made when the site was built, or else one made by the host."""
    beside = file.with_name(f"{file.name}.br")
    if beside.is_file():
        return beside.read_bytes()
    return bytes(brotli.compress(file.read_bytes(), quality=ON_THE_FLY))


def read_rules(site: Path) -> Rules:
    """Read a site's `_headers`: the addresses that each rule is for, and its headers."""
    rules: Rules = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        elif line:
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return rules


def headers_for(address: str, rules: Rules) -> dict[str, str]:
    """Combine, as a host does, the headers of every rule that matches an address."""
    found: dict[str, str] = {}
    for pattern, lines in rules:
        fits = re.escape(pattern).replace(r"\*", ".*").replace(":policy", "[^/]+")
        if re.fullmatch(fits, address):
            for name, value in lines.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


@contextmanager
def hosting(folder: Path, megabits: float | None = None) -> Iterator[str]:
    """Host the folder while the block runs; gives its web address, ending in a slash."""
    packed.cache_clear()
    own = (folder / "_headers").is_file()
    rules = read_rules(folder) if own else [("/*", {"Cache-Control": "max-age=600"})]
    host = type("ThisHost", (Host,), {"folder": folder, "rules": rules, "line": Line(megabits)})
    server = Server(("127.0.0.1", 0), host)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
