"""Every page is valid HTML, as the Nu HTML Checker of the W3C reads it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

CHECKER = "node_modules/vnu-jar/build/dist/vnu.jar"

# One run of a few seconds never earns back what Java spends on making it faster.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")

# What it warns of and we mean, or what is so only in files that no web server gives.
MEANT = "|".join(
    (
        ".*Content Security Policy.*",  # “self” has no meaning to a file; the browser tests hold it
        ".*“h1” element as a top-level heading only.*",  # of the aid's screens one is shown
        "Trailing slash on void elements.*",  # our drawn pages can be read as XML too
    )
)


def test_no_page_has_an_error_or_a_warning(root: Path, site: Path) -> None:
    java = shutil.which("java")
    assert java, "the HTML checker needs Java; tools/set_up.sh java installs it"
    pages = sorted(map(str, site.rglob("*.html")))
    asked = [java, *QUICK, "-jar", CHECKER, "--format", "json", "--filterpattern", MEANT, *pages]
    done = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    told = Counter(
        f"{each['type']}: {each['message']} {each.get('extract', '').strip()[:100]}"
        for each in json.loads(done.stderr)["messages"]
    )
    assert pages
    assert told == {}
