"""The JSON Schema of a policy, with which an editor completes and explains every key."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from decision_aid.policy import Policy
from site_generator.reading.hints import field_notes, records_in

SCHEMA_FILE = "policy.schema.json"
"""The file's name in `policies/`; the first line of each policy refers to it."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors support."""

TEXT = ["string", "number", "boolean"]
"""An editor reads `1.4`, `2022` or `yes` as a number or a boolean; in a policy they are text."""


def schema_text() -> str:
    """The text of the schema file."""
    return json.dumps(policy_schema(), ensure_ascii=False, indent=2) + "\n"


def policy_schema() -> dict[str, Any]:
    """The schema; every description is the docstring of its field."""
    made = TypeAdapter(Policy).json_schema(ref_template="#/definitions/{model}")
    records = made.pop("$defs")
    record: Any
    for record in records_in(Policy):
        _explain(records.get(record.__name__, made), field_notes(record))
        needed = records.get(record.__name__, made).get("required", [])
        needed[:] = (key for key in needed if key not in record.HEADED_BY)
    policy = records.pop("Policy", made)
    return {
        "$schema": DIALECT,
        "title": "A policy of Fingerpost",
        **_record({key: value for key, value in policy.items() if key != "title"}, root=True),
        "definitions": {name: _record(record) for name, record in sorted(records.items())},
    }


def _explain(record: dict[str, Any], notes: dict[str, str]) -> None:
    """Give each key its description, including keys inherited from a shared base class."""
    for key, value in record["properties"].items():
        if notes[key]:
            value["description"] = notes[key]


def _record(record: dict[str, Any], *, root: bool = False) -> dict[str, Any]:
    """One record and its keys, none of them null; a policy's id comes from its folder."""
    skipped = {"id"} if root else set()
    found = {
        "description": _one_line(record.get("description", "")),
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key: _value(value) for key, value in record["properties"].items() if key not in skipped
        },
    }
    required = [key for key in record.get("required", ()) if key not in skipped]
    return {**found, "required": required} if required else found


def _value(value: dict[str, Any]) -> dict[str, Any]:
    """One value, using only the parts of draft 7 that every editor supports."""
    described = _one_line(value["description"]) if "description" in value else ""
    found = {"description": described} if described else {}
    if "anyOf" in value:
        branches = [_value(each) for each in value["anyOf"] if each.get("type") != "null"]
        return found | (branches[0] if len(branches) == 1 else {"anyOf": branches})
    if "$ref" in value:
        # Draft 7 ignores keys next to a reference, so the reference is wrapped.
        ways = [{"$ref": value["$ref"]}, *_short(value)]
        return found | (ways[0] if len(ways) == 1 and not found else {"anyOf": ways})
    if "const" in value:
        return found | _yes_and_no({"enum": [value["const"]]})
    if "enum" in value:
        return found | _yes_and_no(value)
    if value["type"] == "array":
        record = _record_named(value["items"])
        if record is None:
            return found | {"type": "array", "items": _value(value["items"])}
        ways = [value["items"], *([{"type": TEXT}] if record.ALONE else [])]
        entry = ways[0] if len(ways) == 1 else {"anyOf": ways}
        listed = {"type": "array", "items": entry}
        return found | {"anyOf": [listed, entry, *_headed(value["items"], listed)]}
    if value["type"] == "object":
        inner = value.get("additionalProperties", {})
        names = value.get("propertyNames", {})
        limited = {"propertyNames": _value(names)} if names else {}
        each = _value(inner)
        ways = [each, *_headed(inner)]
        each = each if len(ways) == 1 else {"anyOf": ways}
        return found | {"type": "object", **limited, "additionalProperties": each}
    if value["type"] == "boolean":
        return found | {"enum": [True, False, "yes", "no"]}
    return found | {"type": TEXT}


def _record_named(value: dict[str, Any]) -> Any:
    """The record to which a reference leads."""
    name = value.get("$ref", "").rpartition("/")[2]
    return next((each for each in records_in(Policy) if each.__name__ == name), None)


def _short(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The short forms of one record: a text alone, or itself under the value that heads it."""
    record = _record_named(value)
    return ([{"type": TEXT}] if record.ALONE else []) + _headed(value)


def _headed(value: dict[str, Any], *others: dict[str, Any]) -> list[dict[str, Any]]:
    """Entries under what heads them: texts, or records without that key; or several of them."""
    record = _record_named(value)
    if record is None or not record.HEADED_BY:
        return []
    entry = {"anyOf": [{"type": TEXT}, {"$ref": value["$ref"]}, *others]}
    return [{"type": "object", "additionalProperties": entry}]


def _yes_and_no(value: dict[str, Any]) -> dict[str, Any]:
    """In a closed list an editor may read an unquoted yes or no as true or false."""
    words = [word for word in value["enum"] if word]
    extra = [read for word, read in (("yes", True), ("no", False)) if word in words]
    return {"enum": [*words, *extra]}


def _one_line(text: str) -> str:
    return " ".join(text.split())
