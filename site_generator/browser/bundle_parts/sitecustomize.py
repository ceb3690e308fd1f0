"""Run first by the browser's Python: compiled modules and methods come from one table.

Usually Python's own code finds, opens and reads each module in an archive, and reads it twice; and
a dataclass generates its methods as text, which is compiled when the class is defined. Together
that was a third of the wait for the first date. `compile_library.py` does all of it at build time.
An unknown dataclass is compiled as usual; a module that is not in the table cannot be imported.
"""

import builtins
import marshal
import sys
from _frozen_importlib import ModuleSpec
from zipimport import zipimporter

ARCHIVE = next(entry for entry in sys.path if entry.endswith(".zip"))
TABLE = marshal.loads(zipimporter(ARCHIVE).get_data("compiled.marshal"))
MODULES = TABLE["modules"]  # "json/__init__" or "json/decoder" to its code
METHODS = TABLE["methods"]  # the text that a dataclass generates to its code


class Compiled:
    """Finds and loads the modules of the table."""

    @classmethod
    def find_spec(cls, name: str, *_: object) -> ModuleSpec | None:
        """Return how a module in the table is loaded."""
        module = name.replace(".", "/")
        package = f"{module}/__init__"
        origin = package if package in MODULES else module
        if origin not in MODULES:
            return None
        spec = ModuleSpec(name, cls, origin=origin, is_package=origin == package)  # type: ignore[arg-type]
        spec.has_location = True  # gives the module a __file__, which some modules read
        return spec

    @staticmethod
    def create_module(_: ModuleSpec) -> None:
        """Let Python create the empty module itself."""

    @staticmethod
    def exec_module(module: object) -> None:
        """Run a module's code."""
        names = module.__dict__
        exec(marshal.loads(MODULES[names["__spec__"].origin]), names)


def execute(text: str, variables: dict[str, object], names: dict[str, object]) -> None:
    """Run the methods that a dataclass has generated."""
    code = METHODS.get(text)
    builtins.exec(marshal.loads(code) if code else text, variables, names)


sys.meta_path.insert(0, Compiled)

import dataclasses  # noqa: E402 - it is in the table

vars(dataclasses)["exec"] = execute
