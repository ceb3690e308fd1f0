#!/usr/bin/env bash
# Chooses the newest allowed versions and writes the lock files. Run by `make lock`; commit the
# result after `make test`. Only hashes and names are written, never where a package came from.

set -euo pipefail
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9
npm_package=node_modules/pyodide
hashes=site_generator/browser/bundle_parts/pyodide.sha256

.venv/bin/python -m venv build/lock
build/lock/bin/python -m pip install --quiet --quiet "uv==$UV_VERSION"

compile() {
    build/lock/bin/uv pip compile --quiet --upgrade --generate-hashes \
        --custom-compile-command "make lock" "$@"
}
compile --python-version 3.11 --extra dev pyproject.toml --output-file requirements.txt
compile --python-version 3.11 requirements-node.in --output-file requirements-node.txt
# Only what `pyodide py-compile` imports, for the browser's version of Python.
compile --python-version 3.14 --no-deps requirements-pyodide.in \
    --output-file requirements-pyodide.txt

node=$(.venv/bin/python -m site_generator.browser.node)
npm=$(command -v npm) || npm=${node%/bin/node}/lib/node_modules/npm/bin/npm-cli.js
"$node" "$(readlink -f "$npm")" update --package-lock-only --omit-lockfile-registry-resolved \
    --ignore-scripts --no-audit --no-fund
tools/set_up.sh packages
names="pyodide-lock.json pyodide.asm.mjs pyodide.asm.wasm pyodide.mjs python_stdlib.zip"
(cd "$npm_package" && sha256sum $names) >"$hashes"
