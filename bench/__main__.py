"""`make bench`: measures, prints a table, and writes `bench/results.json`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bench.checking import measure_checks, measure_growth
from bench.measure import RUNS, Measured

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results.json"


def main() -> None:
    """Measure everything, with a line of progress for each thing."""
    console = Console()
    measured: list[Measured] = []
    with Progress(console=console) as progress:
        task = progress.add_task("Measuring", total=None)
        for measure in (measure_checks, measure_growth):
            for each in measure(ROOT):
                measured.append(each)
                progress.update(task, description=each.what)
    table = Table("what", "seconds", "times the baseline", "baseline")
    for each in measured:
        table.add_row(each.what, f"{each.seconds:.3f}", f"{each.ratio:.2f}", each.baseline)
    console.print(table)
    figures = [{**asdict(each), "ratio": round(each.ratio, 3)} for each in measured]
    taken = datetime.now(UTC).date().isoformat()
    found = {"taken": taken, "median_of": RUNS, "measured": figures}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    console.print(f"Written: {RESULTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
