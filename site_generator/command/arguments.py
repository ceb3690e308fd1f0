"""What may be typed after `fingerpost`, with examples."""

from __future__ import annotations

import argparse
from typing import Any

from site_generator.reading.schema import SCHEMA_FILE

CHECK_EXAMPLES = """examples:
  fingerpost check                             every policy
  fingerpost check policies/birmingham         one of them
  fingerpost check policies/birmingham/policy.yaml
  fingerpost check --accept                    writes the outcome tables that have changed"""

ASK_EXAMPLES = """examples:
  fingerpost ask city-and-hackney              asks its questions, one at a time
  fingerpost ask city-and-hackney position=two child_status=plan
  fingerpost ask city-and-hackney position=one --at 2026-12-24T15:30
  fingerpost ask city-and-hackney position=one --at disagreement=now
  fingerpost ask city-and-hackney position=one --json

Times are London's. Without any answer the questions are asked one at a time."""

DIFF_EXAMPLES = """examples:
  fingerpost diff main:birmingham birmingham   what is different from the version on main
  fingerpost diff HEAD~3:policies/birmingham policies/birmingham
  fingerpost diff old/policy.yaml policies/birmingham/policy.yaml

A version that git keeps is written VERSION:NAME."""

SCHEMA_EXAMPLES = """examples:
  fingerpost schema                            prints it
  fingerpost schema --write                    writes policies/policy.schema.json"""

EXPORT_EXAMPLES = """examples:
  fingerpost export /tmp/pages                 for any site generator that reads Markdown"""


EXAMPLES = """examples:
  fingerpost check                             every fault in every policy, with its line
  fingerpost ask city-and-hackney              a policy's questions, one at a time
  fingerpost COMMAND --help                    more examples of one command"""

AS_TYPED = argparse.RawDescriptionHelpFormatter
"""Examples are shown as they are to be typed."""


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    about = "Turns a safeguarding board's escalation policy into its next step."
    made = argparse.ArgumentParser(
        prog="fingerpost", description=about, epilog=EXAMPLES, formatter_class=AS_TYPED
    )
    commands = made.add_subparsers(required=True, dest="command", metavar="COMMAND")

    check = _add(commands, "check", "report every fault in the policies", CHECK_EXAMPLES)
    check.add_argument("paths", nargs="*", metavar="PATH", help="a policy, or a folder of them")

    check.add_argument(
        "--accept", action="store_true", help="write each outcome table as its policy is now"
    )

    ask = _add(commands, "ask", "ask a policy for the next step", ASK_EXAMPLES)
    ask.add_argument("policy", metavar="POLICY", help="the name of its folder, or a path")
    ask.add_argument("answers", nargs="*", metavar="question=answer", help="what is known")
    ask.add_argument(
        "--at",
        action="append",
        default=[],
        metavar="[EVENT=]TIME",
        help="when a time limit began: 2026-12-24T15:30, or now",
    )
    ask.add_argument("--now", default="", metavar="TIME", help="the time now, instead of the clock")
    ask.add_argument("--json", action="store_true", help="print the Turn as JSON and nothing else")

    diff = _add(commands, "diff", "say what is different between two policies", DIFF_EXAMPLES)
    diff.add_argument("old", metavar="OLD", help="a policy as it was: a name, a path, VERSION:NAME")
    diff.add_argument("new", metavar="NEW", help="the policy as it is now")

    schema = _add(commands, "schema", "print the JSON Schema of a policy", SCHEMA_EXAMPLES)
    schema.add_argument("--write", action="store_true", help=f"write it to policies/{SCHEMA_FILE}")

    export = _add(commands, "export", "write the pages as plain Markdown", EXPORT_EXAMPLES)
    export.add_argument("folder", metavar="FOLDER", help="where to write them")
    return made


def _add(commands: Any, name: str, about: str, examples: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=examples,
        formatter_class=AS_TYPED,
    )
    return parser
