"""Options and fixtures that all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="write what the checks report as what is expected"
    )
    parser.addoption(
        "--write-log",
        action="store_true",
        help="write what the accessibility tests find to docs/accessibility-log.json, and to its page",
    )
