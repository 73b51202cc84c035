"""Where a page can be talked about: GitHub Discussions or another address, and a shared mailbox."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from hub.pages.whole import Shown, Site

_GITHUB = "github"


def discussion(site: Site, title: str, url: str) -> Shown | None:
    """Return the ways to talk about a page, by the setting `discussion`; None when it is off.

    `at` is `github` for the Discussions of the hub's repository, or any address; `mail` is the
    address of a shared mailbox. Both are links, and nothing is loaded from there.
    """
    setting = site.settings.get("discussion") or {}
    address = (site.address + url) if site.address else title
    ways = {
        **_online(site, str(setting.get("at") or ""), title, address),
        **_by_mail(str(setting.get("mail") or ""), title, address),
    }
    return ways or None


def _online(site: Site, at: str, title: str, address: str) -> Shown:
    repository = str(site.settings.get("repository") or "")
    if at == _GITHUB and repository:
        home = f"{repository}/discussions"
        query = {"category": "general", "title": title, "body": f"About {address}\n\n"}
        return {
            "find": f"{home}?{urlencode({'discussions_q': title})}",
            "begin": f"{home}/new?{urlencode(query)}",
            "where": "GitHub",
        }
    return {"find": at, "begin": "", "where": "another site"} if at.startswith("https://") else {}


def _by_mail(mail: str, title: str, address: str) -> Shown:
    if not mail:
        return {}
    query = urlencode({"subject": title, "body": f"About {address}\n\n"}, quote_via=quote)
    return {"mail": f"mailto:{quote(mail, safe='@')}?{query}"}
