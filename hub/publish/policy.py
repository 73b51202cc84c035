"""A content security policy in every page, and a last look that nothing in it could run.

The policy stands in the page because GitHub Pages sends no headers of one's own; `frame-ancestors`
and reports work in a header only (W3C CSP Level 3, section 3.3).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
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
    hashes = "".join(f" 'sha256-{one}'" for one in sorted(set(_inline_hashes(around))))
    policy = "; ".join(_RULES).format(hashes=hashes)
    tag = f'<meta http-equiv="{_NAME}" content="{policy}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n  {tag}", html, count=1)


def with_script(html: str, script: str) -> str:
    """Return the page `html` with one more inline script in it, which its policy lets run."""
    (one,) = _inline_hashes(script)
    before, end, after = html.rpartition("</body>")
    html = f"{before}{script}{end}{after}"
    return html.replace("script-src ", f"script-src 'sha256-{one}' ", 1)  # the policy comes first


def _inline_hashes(html: str) -> Iterator[str]:
    for attributes, text in _SCRIPT.findall(html):
        if "src=" not in attributes and not _DATA.search(attributes):
            yield base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def policy_in(attributes: dict[str, str]) -> str:
    """Return the policy that a tag with these attributes sets, or ''."""
    return attributes["content"] if attributes.get("http-equiv") == _NAME else ""


def unsafe_page(html: str, policies: Iterable[str]) -> Iterator[str]:
    """Say what in the finished page `html` is not as its policy has it."""
    policy = next(filter(None, policies), "")
    if not policy:
        yield "has no content security policy"
    if any(f"'sha256-{one}'" not in policy for one in _inline_hashes(html)):
        yield "holds a program that is not the theme's"


def unsafe_tag(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    """Say what in one tag could run a program."""
    if tag in {"base", "embed", "object"}:
        yield f"holds <{tag}>"
    for name, value in attributes.items():
        if name.startswith("on"):
            yield f"holds a program in `{name}`"
        address = re.sub(r"[\x00-\x20]", "", value).lower() if ":" in value else ""
        if address.startswith(("javascript:", "vbscript:", "data:text")):
            yield f"holds a program in the address of `{name}`"
