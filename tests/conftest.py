"""What is dear to build is built once for all tests."""

import os

import pytest

from coded import the_kit
from postgres_server import place, postgres_place, postgres_server
from reportedly.coding.kit import Kit

# Whoever runs the tests may have a codebook of their own.
os.environ["REPORTEDLY_CODEBOOK"] = ""

__all__ = ["kit", "place", "postgres_place", "postgres_server"]


@pytest.fixture(scope="session")
def kit() -> Kit:
    """Give the coder's tools as they are shipped, without places that this machine's user has imported."""
    return the_kit()
