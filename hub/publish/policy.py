"""A content security policy in every page, and a last look that nothing in it could run.

The policy stands in the page because GitHub Pages sends no headers of one's own; `frame-ancestors`
and reports work in a header only (W3C CSP Level 3, section 3.3).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from hub.publish.tags import Attributes, programs_in

_HEAD = re.compile(r"<meta charset=[\"']?utf-8[\"']?>", re.IGNORECASE)

_NAME = "Content-Security-Policy"
_ARTICLE = 'id="hub-main"'

_RULES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'{hashes}",  # the search is written in WebAssembly
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)


def with_policy(html: str) -> str:
    """Return the page `html` with its policy, which lets the theme's inline scripts run alone.

    What stands in the article is never the theme's. A page without a head is returned as it is.
    """
    around = html[: html.find(_ARTICLE)] + html[html.rfind("</article>") :]
    hashes = "".join(f" {one}" for one in sorted(set(map(_hash, programs_in(around)))))
    policy = "; ".join(_RULES).format(hashes=hashes)
    tag = f'<meta http-equiv="{_NAME}" content="{policy}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n  {tag}", html, count=1)


def with_script(html: str, script: str) -> str:
    """Return the page `html` with one more inline script in it, which its policy lets run."""
    (program,) = programs_in(script)
    before, end, after = html.rpartition("</body>")
    html = f"{before}{script}{end}{after}"
    return html.replace("script-src ", f"script-src {_hash(program)} ", 1)  # the policy comes first


def policy_in(attributes: Attributes) -> str:
    """Return the policy that a tag with these attributes sets, or ''."""
    return attributes.get("content", "") if attributes.get("http-equiv") == _NAME else ""


def unsafe_page(programs: Iterable[str], policies: Iterable[str]) -> Iterator[str]:
    """Say what in a finished page with these inline programs is not as its policy has it."""
    policy = next(filter(None, policies), "")
    if not policy:
        yield "has no content security policy"
    if any(_hash(one) not in policy for one in programs):
        yield "holds a program that is not the theme's"


def unsafe_tag(tag: str, attributes: Attributes) -> Iterator[str]:
    """Say what in one tag could run a program."""
    if tag in {"base", "embed", "object"}:
        yield f"holds <{tag}>"
    for name, value in attributes.items():
        if name.startswith("on"):
            yield f"holds a program in `{name}`"
        address = re.sub(r"[\x00-\x20]", "", value).lower() if ":" in value else ""
        if address.startswith(("javascript:", "vbscript:", "data:text")):
            yield f"holds a program in the address of `{name}`"


@lru_cache(maxsize=100)
def _hash(program: str) -> str:
    """Return the source expression that lets `program` run (CSP Level 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()}'"
