"""What the theme writes around every page and HTML does not allow, put right."""

from __future__ import annotations

import re

_TOGGLE = re.compile(r"(<input class=\"md-toggle\"[^>]*?) autocomplete=\"off\"")


def allowed_shell(html: str) -> str:
    """Return the page `html` with switches that HTML allows: a checkbox has no `autocomplete`.

    The theme's two switches are for a drawer and a search that this site does without.
    """
    return _TOGGLE.sub(r"\1", html)
