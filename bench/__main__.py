"""`make bench`: measures, prints a table, and writes `bench/results.json`.

python -m bench                    everything (a quarter of an hour)
python -m bench browser checks     only some parts; the figures of the others stay as they were
python -m bench --quick building   one round, to see whether it works; nothing is written
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from bench.browser import measure_browser
from bench.building import measure_building
from bench.checking import measure_checking
from bench.measure import RUNS, Measured, Rounds

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results.json"
WIDE = 150
"""Columns of the table when the output is not a terminal."""

PARTS: dict[str, Callable[[Rounds], Iterator[Measured]]] = {
    "browser": measure_browser,
    "building": measure_building,
    "checks": measure_checking,
}


def main(given: list[str]) -> int:
    """Measure the named parts; returns 1 if a limit is broken, 2 if there is no such part."""
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    quick = "--quick" in given
    named = [each for each in given if each != "--quick"] or [*PARTS]
    unknown = [name for name in named if name not in PARTS]
    if unknown:
        console.print(f"No part is called “{unknown[0]}”; write any of: {', '.join(PARTS)}")
        return 2
    kept = True
    for name in named:
        busy = os.getloadavg()[0]
        measured = measure(name, console, 1 if quick else RUNS)
        console.print(table_of(name, measured))
        if not quick:
            keep(name, measured, busy)
        kept = kept and all(each.holds is not False for each in measured)
    if not quick:
        console.print(f"Written: {RESULTS.relative_to(ROOT)}")
    return 0 if kept else 1


def measure(name: str, console: Console, runs: int) -> list[Measured]:
    """Measure one part, and show what is being measured."""
    columns = (SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with tempfile.TemporaryDirectory() as work, Progress(*columns, console=console) as progress:
        task = progress.add_task(name)
        rounds = Rounds(
            ROOT, Path(work), runs, lambda what: progress.update(task, description=what)
        )
        return list(PARTS[name](rounds))


def table_of(name: str, measured: list[Measured]) -> Table:
    """The figures of one part, each with its baseline and its limit."""
    table = Table(title=name, title_justify="left")
    for heading in ("what", "median (least to most)", "baseline", "ratio", "limit"):
        table.add_column(heading, justify="right" if heading == "ratio" else "left")
    for each in measured:
        spread = f"{shown(min(each.values))} to {shown(max(each.values))}"
        table.add_row(
            each.what,
            f"{shown(each.value)} {each.unit} ({spread})",
            f"{shown(each.baseline_value)} {each.unit}: {each.baseline}",
            f"{each.ratio:.2f}",
            limit_of(each),
        )
    return table


def shown(value: float) -> str:
    """A number with three significant figures."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def limit_of(measured: Measured) -> str:
    """The limit in words, and whether it is kept."""
    if measured.holds is None:
        return ""
    ratio, value = measured.at_most, measured.value_at_most
    limit = f"{ratio:.2f}" if ratio is not None else f"{value:g} {measured.unit}"
    return f"at most {limit}: {'holds' if measured.holds else '[bold red]does not hold[/]'}"


def keep(name: str, measured: list[Measured], busy: float) -> None:
    """Write the figures of one part to the results file, next to those of the others."""
    found: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.is_file() else {}
    found = {part: found[part] for part in PARTS if part in found}
    found[name] = {
        "taken": datetime.now(UTC).date().isoformat(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "load_before": round(busy, 1),
        "measured": [each.as_json() for each in measured],
    }
    ordered = {part: found[part] for part in PARTS if part in found}
    RESULTS.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
