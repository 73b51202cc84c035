"""The preview in a browser: who writes sees each edit without doing anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from test_build import site_of
from test_serve import preview_of

pytestmark = pytest.mark.browser


def test_a_page_reloads_itself_when_its_file_is_edited(page: Page, tmp_path: Path) -> None:
    hub = site_of(tmp_path)
    with preview_of(hub) as address:
        page.goto(f"{address}case_studies/plymouth/")
        with (hub / "case_studies/plymouth.md").open("a", encoding="utf-8") as file:
            file.write("\nWritten while it is read.\n")
        expect(page.get_by_text("Written while it is read.")).to_be_visible(timeout=60_000)
