"""Run by the browser's Python before all else: modules and methods come compiled, from one table.

Out of an archive each module is looked for, opened and read by Python's own code, and read twice;
and a dataclass writes its methods as text, which is compiled when the class is defined. Together
that was a third of the wait for the first date. `compile_library.py` has done it once and for all.
A dataclass that it has not met is compiled as ever; a module that is not there is missing.
"""

import builtins
import marshal
import sys
from _frozen_importlib import ModuleSpec
from zipimport import zipimporter

ARCHIVE = next(entry for entry in sys.path if entry.endswith(".zip"))
TABLE = marshal.loads(zipimporter(ARCHIVE).get_data("compiled.marshal"))
MODULES = TABLE["modules"]  # "json/__init__" or "json/decoder" to its code
METHODS = TABLE["methods"]  # the text that a dataclass writes to its code


class Compiled:
    """Finds and loads the modules of the table."""

    @classmethod
    def find_spec(cls, name: str, *_: object) -> ModuleSpec | None:
        """Say how a module of the table is loaded."""
        module = name.replace(".", "/")
        package = f"{module}/__init__"
        origin = package if package in MODULES else module
        if origin not in MODULES:
            return None
        spec = ModuleSpec(name, cls, origin=origin, is_package=origin == package)  # type: ignore[arg-type]
        spec.has_location = True  # so that it has a __file__, which some modules read
        return spec

    @staticmethod
    def create_module(_: ModuleSpec) -> None:
        """Leave the making of an empty module to Python."""

    @staticmethod
    def exec_module(module: object) -> None:
        """Run a module's code."""
        names = module.__dict__
        exec(marshal.loads(MODULES[names["__spec__"].origin]), names)


def execute(text: str, variables: dict[str, object], names: dict[str, object]) -> None:
    """Run what a dataclass has written."""
    code = METHODS.get(text)
    builtins.exec(marshal.loads(code) if code else text, variables, names)


sys.meta_path.insert(0, Compiled)

import dataclasses  # noqa: E402 - it is in the table

vars(dataclasses)["exec"] = execute
