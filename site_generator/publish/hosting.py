"""What a built site needs for a web host: only what is asked for, headers, compressed copies."""

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
IN_THE_WORKER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""A worker obeys the policy that it was sent with, not that of its page. Nothing else minds it."""
FOR_EVER = "Cache-Control: public, max-age=31536000, immutable"
ASK_AGAIN = "Cache-Control: no-cache"

MOST_RULES = 100

SMALLEST = 1400
"""Bytes; what fits one packet gains nothing."""
QUICK = 7
"""Of eleven degrees of brotli; 9 would take seven times as long and save one byte in a hundred."""

NEVER_ASKED_FOR = re.compile(r"\.map$|/lunr/|/images/favicon\.png$")
"""Files of the stock theme that no page of ours loads."""

STANDS = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def prepare_for_host(site: Path, kept: Path) -> None:
    """Finish a built site; `kept` is where work lies that need not be done again."""
    leave_out_unasked(site)
    check_theme(site)
    write_headers(site)
    write_compressed(site, kept)


def leave_out_unasked(site: Path) -> None:
    """Take away what the stock theme brings and no page of ours loads."""
    for path in sorted((site / KEPT_FOLDER).rglob("*"), reverse=True):
        if path.is_file() and NEVER_ASKED_FOR.search(path.as_posix()):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def check_theme(site: Path) -> None:
    """Hold each stock script and style that is published against the theme's package."""
    folders = (site / KEPT_FOLDER / name for name in ("javascripts", "stylesheets"))
    paths = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    copies = {f"material/templates/{path.relative_to(site).as_posix()}": path for path in paths}
    check_copies("mkdocs-material", copies)


def write_headers(site: Path) -> None:
    """Write the headers, in the form that Cloudflare Pages and Netlify read.

    Each page sends the content security policy that stands in it, by a rule of its own: hosts join
    the rules that fit an address, and two policies joined would forbid what either does. The pages
    of all procedures share theirs, because Cloudflare reads no more than 100 rules.
    """
    rules = {f"/{KEPT_FOLDER}*": [f"{CSP}: {IN_THE_WORKER}", FOR_EVER]}
    for path in sorted(site.rglob("*")):
        if path.is_file() and not path.is_relative_to(site / KEPT_FOLDER):
            address, lines = _address(path, site), [*_policy_of(path), ASK_AGAIN]
            if rules.setdefault(address, lines) != lines:
                log.warning("%s: its security policy is not that of the like pages", path)
    if len(rules) >= MOST_RULES:
        log.warning("%s has %d rules; Cloudflare reads %d", HEADERS, len(rules) + 1, MOST_RULES)
    written = ("\n  ".join((address, *lines)) for address, lines in rules.items())
    (site / HEADERS).write_text("\n\n".join((EVERYWHERE, *written, "")), encoding="utf-8")


def _address(path: Path, site: Path) -> str:
    address = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
    return re.sub("^/policies/[^/]+/", "/policies/:policy/", address)


def _policy_of(path: Path) -> Iterator[str]:
    """The content security policy of a page; another file has none."""
    found = STANDS.search(path.read_text(encoding="utf-8")) if path.suffix == ".html" else None
    if found:
        yield f"{CSP}: {html.unescape(found[1])}"
    elif path.suffix == ".html":
        log.warning("%s: the page has no security policy; draw it with the site's theme", path)


def write_compressed(site: Path, kept: Path) -> None:
    """Write `x.br` and `x.gz` beside each large file, for hosts that send what lies ready.

    What is kept for ever is compressed as far as it goes. That takes half a minute for the
    browser's Python, so the outcome stays in `kept`.
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
    squeezed = kept / f"{hashlib.sha256(content).hexdigest()}.br"
    if not path.is_relative_to(site / KEPT_FOLDER):
        small = brotli.compress(content, quality=QUICK)
    elif squeezed.is_file():
        small = squeezed.read_bytes()
    else:
        small = brotli.compress(content)
        unfinished = squeezed.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(small)
        unfinished.replace(squeezed)
    path.with_name(f"{path.name}.br").write_bytes(small)
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, mtime=0))
