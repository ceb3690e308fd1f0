"""The bank holidays of the three divisions: a dated file, and corrections with their reasons."""

from __future__ import annotations

import datetime
import importlib.resources
import json
import sys
from pathlib import Path
from typing import Any

import yaml

DATA = "bank_holidays.json"
OVERRIDES = "overrides.yaml"

DIVISIONS = ("england-and-wales", "scotland", "northern-ireland")

FEWEST_DAYS_LEFT = 400
"""With fewer days left we warn, while there is still time to update the data."""

FIRST_YEAR = "2019"
"""No deadline is counted from an earlier year."""

OVERRIDE_KEYS = {"date", "division", "name", "change", "reason"}


class HolidaysError(ValueError):
    """The bank holidays cannot be read or end too soon; the message says what to do."""


def holidays_json(folder: Path) -> str:
    """The bank holidays with the overrides applied, as the compact JSON that the engine reads."""
    data = _read_data(folder / DATA)
    divisions = {name: _named(data["divisions"][name]) for name in DIVISIONS}
    for override in _read_overrides(folder / OVERRIDES):
        _apply(override, divisions)
    compact = {
        "taken": data["taken"],
        "divisions": {name: sorted(days.items()) for name, days in divisions.items()},
    }
    return json.dumps(compact, ensure_ascii=False, separators=(",", ":"))


def check_horizon(holidays: str, today: datetime.date) -> tuple[str, ...]:
    """Warnings when the data ends soon; HolidaysError when next year is missing."""
    warnings = []
    for division, days in json.loads(holidays)["divisions"].items():
        last = datetime.date.fromisoformat(days[-1][0])
        if last < datetime.date(today.year + 1, 12, 25):
            raise HolidaysError(
                f"holidays/{DATA}: {division} ends on {last}, so {today.year + 1} is missing; "
                "bring it up to date as holidays/README.md says"
            )
        left = (last - today).days
        if left < FEWEST_DAYS_LEFT:
            warnings.append(
                f"holidays/{DATA}: {division} ends on {last}, in {left} days; "
                "bring it up to date as holidays/README.md says"
            )
    return tuple(warnings)


def data_from_package(taken: datetime.date) -> str:
    """The text of the dated file, from the list in the package `govuk-bank-holidays`."""
    package = importlib.resources.files("govuk_bank_holidays")
    data = json.loads(package.joinpath("bank-holidays.json").read_text(encoding="utf-8"))
    divisions = []
    for name in DIVISIONS:
        days = [
            {"date": event["date"], "name": event["title"], "notes": event["notes"]}
            for event in data[name]["events"]
            if event["date"] >= FIRST_YEAR
        ]
        rows = ",\n".join("      " + json.dumps(day, ensure_ascii=False) for day in days)
        divisions.append(f'    "{name}": [\n{rows}\n    ]')
    body = ",\n".join(divisions)
    return f'{{\n  "taken": "{taken}",\n  "divisions": {{\n{body}\n  }}\n}}\n'


def _read_data(path: Path) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        datetime.date.fromisoformat(data["taken"])
        missing = [name for name in DIVISIONS if not data["divisions"].get(name)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise HolidaysError(f"holidays/{path.name} cannot be read: {error}") from error
    if missing:
        raise HolidaysError(f"holidays/{path.name} has no days for {', '.join(missing)}")
    return data


def _named(days: list[dict[str, str]]) -> dict[str, str]:
    """Each day's name as a reader sees it; a substitute day is marked as one."""
    return {
        _iso_day(day["date"], DATA): day["name"]
        + (" (substitute day)" if day["notes"] == "Substitute day" else "")
        for day in days
    }


def _read_overrides(path: Path) -> list[dict[str, str]]:
    """The overrides, with every scalar kept as text: YAML's own date type is not used."""
    try:
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise HolidaysError(f"holidays/{path.name} cannot be read: {error}") from error
    if not isinstance(read, list):
        raise HolidaysError(f"holidays/{path.name} is not a list of overrides")
    for number, override in enumerate(read, start=1):
        if not isinstance(override, dict) or set(override) != OVERRIDE_KEYS:
            raise HolidaysError(
                f"holidays/{path.name}: override {number} needs exactly these keys: "
                f"{', '.join(sorted(OVERRIDE_KEYS))}"
            )
        if not override["reason"].strip():
            raise HolidaysError(f"holidays/{path.name}: override {number} gives no reason")
    return read


def _apply(override: dict[str, str], divisions: dict[str, dict[str, str]]) -> None:
    """Add or remove one day; a change that the data already has is refused as out of date."""
    day = _iso_day(override["date"], OVERRIDES)
    division, change = override["division"], override["change"]
    if division not in divisions:
        raise HolidaysError(f"holidays/{OVERRIDES}: {day}: “{division}” is not a division")
    known = day in divisions[division]
    if change == "add" and not known:
        divisions[division][day] = override["name"]
    elif change == "remove" and known:
        del divisions[division][day]
    elif change in ("add", "remove"):
        state = "already has this day" if known else "does not have this day"
        raise HolidaysError(f"holidays/{OVERRIDES}: {day}: the data {state}; delete this override")
    else:
        raise HolidaysError(f"holidays/{OVERRIDES}: {day}: “change” must be “add” or “remove”")


def _iso_day(text: str, file: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise HolidaysError(f"holidays/{file}: “{text}” is not a date such as 2026-12-25") from None


if __name__ == "__main__":
    sys.stdout.write(data_from_package(datetime.date.fromisoformat(sys.argv[1])))
