"""Prepares a built site for a web host: no unused files, headers, compressed copies."""

from __future__ import annotations

import gzip
import hashlib
import html
import logging
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from site_generator.browser.assets import KEPT_FOLDER
from site_generator.browser.integrity import check_copies

log = logging.getLogger("mkdocs.plugins.fingerpost.hosting")  # its warnings stop a strict build

HEADERS = "_headers"

EVERYWHERE = """/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: SAMEORIGIN
  Referrer-Policy: no-referrer"""
CSP = "Content-Security-Policy"
WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""A worker obeys the policy in its own headers, not its page's. Other files ignore this policy."""
KEEP_FOR_EVER = "Cache-Control: public, max-age=31536000, immutable"
ASK_AGAIN = "Cache-Control: no-cache"

MOST_RULES = 100

SMALLEST = 1400
"""In bytes: a smaller file fits in one packet, so compressing it gains nothing."""
QUICK = 7
"""A brotli level, of eleven; level 9 takes seven times as long and saves one byte in a hundred."""

UNUSED = re.compile(r"\.map$|/lunr/|/images/favicon\.png$")
"""Files of the original theme that none of our pages loads."""

POLICY_IN_PAGE = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def prepare_for_host(site: Path, kept: Path) -> None:
    """Finish a built site; `kept` is the folder for compressed files that later builds reuse."""
    remove_unused(site)
    check_theme(site)
    write_headers(site)
    write_compressed(site, kept)


def remove_unused(site: Path) -> None:
    """Remove the files of the original theme that none of our pages loads."""
    for path in sorted((site / KEPT_FOLDER).rglob("*"), reverse=True):
        if path.is_file() and UNUSED.search(path.as_posix()):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def check_theme(site: Path) -> None:
    """Compare each published script and style of the original theme with the theme's package."""
    folders = (site / KEPT_FOLDER / name for name in ("javascripts", "stylesheets"))
    paths = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    copies = {f"material/templates/{path.relative_to(site).as_posix()}": path for path in paths}
    check_copies("mkdocs-material", copies)


def write_headers(site: Path) -> None:
    """Write the headers, in the form that Cloudflare Pages and Netlify read.

    Each page is sent with the content security policy that is written in it, by its own rule: hosts
    combine all rules that match an address, and two combined policies forbid what either forbids.
    Similar pages of all procedures share a rule, because Cloudflare reads at most 100 rules.
    """
    rules = {f"/{KEPT_FOLDER}*": [f"{CSP}: {WORKER_POLICY}", KEEP_FOR_EVER]}
    for path in sorted(site.rglob("*")):
        if path.is_file() and not path.is_relative_to(site / KEPT_FOLDER):
            address, lines = _address(path, site), [*_policy_of(path), ASK_AGAIN]
            if rules.setdefault(address, lines) != lines:
                log.warning("%s: its security policy differs from that of similar pages", path)
    if len(rules) >= MOST_RULES:
        log.warning("%s has %d rules; Cloudflare reads %d", HEADERS, len(rules) + 1, MOST_RULES)
    written = ("\n  ".join((address, *lines)) for address, lines in rules.items())
    (site / HEADERS).write_text("\n\n".join((EVERYWHERE, *written, "")), encoding="utf-8")


def _address(path: Path, site: Path) -> str:
    address = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
    return re.sub("^/policies/[^/]+/", "/policies/:policy/", address)


def _policy_of(path: Path) -> Iterator[str]:
    """The content security policy of a page; other files have none."""
    page = path.read_text(encoding="utf-8") if path.suffix == ".html" else ""
    found = POLICY_IN_PAGE.search(page)
    if found:
        yield f"{CSP}: {html.unescape(found[1])}"
    elif path.suffix == ".html":
        log.warning("%s: the page has no security policy; build it with the site's theme", path)


def write_compressed(site: Path, kept: Path) -> None:
    """Write `x.br` and `x.gz` beside each large file, for hosts that send precompressed files.

    Files that browsers keep for ever are compressed as much as possible. That takes half a minute
    for the browser's Python, so the result is stored in `kept`.
    """
    kept.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(lambda path: _compress(path, site, kept), list(_large(site))):
            pass


def _large(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.name != HEADERS and path.stat().st_size >= SMALLEST:
            yield path


def _compress(path: Path, site: Path, kept: Path) -> None:
    content = path.read_bytes()
    stored = kept / f"{hashlib.sha256(content).hexdigest()}.br"
    if not path.is_relative_to(site / KEPT_FOLDER):
        small = brotli.compress(content, quality=QUICK)
    elif stored.is_file():
        small = stored.read_bytes()
    else:
        small = brotli.compress(content)
        unfinished = stored.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(small)
        unfinished.replace(stored)
    path.with_name(f"{path.name}.br").write_bytes(small)
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, mtime=0))
