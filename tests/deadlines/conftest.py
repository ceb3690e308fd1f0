from __future__ import annotations

from pathlib import Path

import pytest

from site_generator.reading.holidays import holidays_json


@pytest.fixture(scope="session")
def holidays() -> str:
    """The bank holidays that the site ships."""
    return holidays_json(Path(__file__).parents[2] / "holidays")
