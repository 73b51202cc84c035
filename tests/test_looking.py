"""Links are looked at politely, by a local server's account, and never in a private network."""

from __future__ import annotations

import http.server
import ipaddress
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import links
from builders import SOURCE, page, write_hub
from hub.library import load_hub
from hub.outside import Look, Looks, as_json, looks_from, outside_links
from looking import Looker
from one_request import Asker, is_public

ROOT = Path(__file__).resolve().parent.parent


class Site(http.server.ThreadingHTTPServer):
    """A site that remembers what it was asked, and by how many at once."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked: list[tuple[str, str, str]] = []
        self.at_once: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.guard = threading.Lock()
        self.over = threading.Event()

    @property
    def address(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def methods(self) -> list[str]:
        """Return what it was asked with, in order."""
        return [method for method, _, _ in self.asked]


class Page(http.server.BaseHTTPRequestHandler):
    """Answers with the number that the path begins with, and leads on to what follows it."""

    server: Site

    def do_HEAD(self) -> None:
        """Answer a request for no content."""
        host = self.headers["Host"].partition(":")[0]
        with self.server.guard:
            self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
            self.server.at_once[host] += 1
            self.server.most[host] = max(self.server.most[host], self.server.at_once[host])
        self.server.over.wait(0.02)
        with self.server.guard:  # before the answer, after which the next request may come
            self.server.at_once[host] -= 1
        self._answer()

    do_GET = do_HEAD  # noqa: N815 - its name is given

    def _answer(self) -> None:
        number, _, rest = self.path[1:].partition("/")
        if number == "head405" and self.command == "HEAD":
            number = "405"
        if number == "drop" and self.command == "HEAD":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if number in {"silent", "drip"}:
            self._keep_waiting(number)
            return
        self.send_response(int(number) if number.isdecimal() else 200)
        if rest:
            self.send_header("Location", rest if ":" in rest else f"/{rest}")
        self.end_headers()

    def _keep_waiting(self, how: str) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n")
        while how == "drip" and not self.server.over.wait(0.02):
            self.wfile.write(b"X: y\r\n")
        self.server.over.wait(5)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve a site."""
    with Site() as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()


def local(address: object) -> bool:
    """Allow the very machine that the site is on, and no other."""
    return str(address) == "127.0.0.1"


def looker(**asker: float) -> Looker:
    """Return what may look at this machine, without pauses."""
    return Looker(Asker("TestLinks/1 (+https://example.org/)", may_ask=local, **asker), pause=0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "state", "status", "goes_to", "methods"),
    [
        ("/200", "ok", 200, "", "HEAD"),
        ("/head405", "ok", 200, "", "HEAD GET"),
        ("/drop", "ok", 200, "", "HEAD GET"),
        ("/404", "gone", 404, "", "HEAD GET"),
        ("/410", "gone", 410, "", "HEAD GET"),
        ("/403", "closed", 403, "", "HEAD GET"),
        ("/429", "closed", 429, "", "HEAD GET"),
        ("/500", "failing", 500, "", "HEAD GET"),
        ("/599", "failing", 599, "", "HEAD GET"),
        ("/301/200", "moved", 200, "/200", "HEAD HEAD"),
        ("/301/308/200", "moved", 200, "/200", "HEAD HEAD HEAD"),
        ("/302/200", "redirected", 200, "/200", "HEAD HEAD"),
        ("/301/302/200", "redirected", 200, "/200", "HEAD HEAD HEAD"),
        ("/301/404", "gone", 404, "/404", "HEAD HEAD GET"),
        ("/302", "failing", 302, "", "HEAD"),
    ],
)
def test_an_answer_is_judged(  # noqa: PLR0913, PLR0917 - a row of the table
    site: Site, path: str, state: str, status: int, goes_to: str, methods: str
) -> None:
    found = looker().look(site.address + path)
    assert (found.state, found.status) == (state, status)
    assert found.goes_to == (site.address + goes_to if goes_to else "")
    assert site.methods() == methods.split()


def test_a_link_that_leads_round_and_round_is_left(site: Site) -> None:
    found = looker().look(f"{site.address}/302/" + "302/" * 20)
    assert (found.state, found.words) == ("failing", "it leads round and round")
    assert len(site.asked) == 6


def test_every_site_is_told_who_asks(site: Site) -> None:
    looker().look(f"{site.address}/200")
    assert site.asked[0][2] == "TestLinks/1 (+https://example.org/)"


@pytest.mark.parametrize(("path", "state"), [("/silent", "unreachable"), ("/drip", "ok")])
def test_no_site_can_hold_it_up(site: Site, path: str, state: str) -> None:
    started = time.monotonic()
    found = looker(patience=0.3, longest=0.6).look(site.address + path)
    assert found.state == state
    assert time.monotonic() - started < 4


def test_what_answers_otherwise_is_unreachable(site: Site) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert looker().look(f"http://127.0.0.1:{port}/").state == "unreachable"
    assert looker().look(f"https://127.0.0.1:{site.server_address[1]}/200").state == "unreachable"
    assert looker().look("http://no-such-name.invalid/").state == "unreachable"
    assert looker().look("http://127.0.0.1:99999/").state == "unreachable"


def test_a_private_network_is_not_asked(site: Site) -> None:
    found = Looker(Asker("x"), pause=0).look(f"{site.address}/200")
    assert (found.state, found.words) == ("not-asked", "it leads into a private network")
    found = Looker(Asker("x"), pause=0).look(f"http://localhost:{site.server_address[1]}/200")
    assert found.state == "not-asked"
    assert site.asked == []


def test_a_public_page_cannot_lead_into_a_private_network(site: Site) -> None:
    port = site.server_address[1]
    for inside in (f"http://127.0.0.2:{port}/200", "ftp://127.0.0.1/x", "file:///etc/passwd"):
        found = looker().look(f"{site.address}/302/{inside}")
        assert found.state == "not-asked", inside
    assert len(site.asked) == 3


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_only_public_addresses_are_public(address: str, *, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_site_has_one_request_at_a_time(site: Site) -> None:
    port = site.server_address[1]
    urls = [f"http://127.0.0.1:{port}/200?{number}" for number in range(8)]
    urls += [f"http://LOCALHOST:{port}/302/http://127.0.0.1:{port}/200?{n}" for n in range(4)]
    done: list[tuple[int, int]] = []
    looks = list(looker().look_at_all(urls, lambda count, total: done.append((count, total))))
    assert {one.url for one in looks} == set(urls)
    assert {one.state for one in looks[:8]} == {"ok"}
    assert set(site.most.values()) == {1}
    assert done[-1] == (12, 12)


def test_the_links_out_of_a_hub_are_those_in_texts_and_in_fields(tmp_path: Path) -> None:
    body = "See [a](https://b.example/x), <https://c.example/>, [mail](mailto:x@y.example).\n"
    hub = load_hub(write_hub(tmp_path, {"case_studies/plymouth.md": page("case_studies", body)}))
    found = outside_links(hub)
    assert list(found) == ["https://a.example/", "https://b.example/x", "https://c.example/"]
    assert found["https://b.example/x"] == ("case_studies/plymouth.md",)
    assert len(found["https://a.example/"]) > 1


def test_looks_are_read_as_they_were_written() -> None:
    looks = (Look("https://a.example/", "gone", 404, "", "404 Not Found"), Look("x", "ok", 200))
    assert looks_from(as_json("2026-11-30", reversed(looks))) == Looks("2026-11-30", looks)
    for text in ("[]", "{}", "{", '{"day": 1, "looks": [{"x": 1}]}'):
        with pytest.raises(ValueError, match=r"."):
            looks_from(text)


def hub_that_links_to(folder: Path, url: str) -> list[str]:
    """Write a small hub with its settings; return the command's arguments."""
    settings = "site_name: A\nsite_url: https://hub.example/\ndocs_dir: content\n"
    source = {**SOURCE, "url": url}
    files = {
        "mkdocs.yml": settings,
        "case_studies/plymouth.md": page("case_studies", sources=[source]),
    }
    write_hub(folder, files)
    return ["--root", str(folder), "--result", str(folder / ".cache/links.json")]


def test_the_command_asks_nobody_in_a_private_network(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{site.address}/200"
    arguments = hub_that_links_to(tmp_path, url)
    assert links.main([*arguments, "--only", site.address]) == 1
    assert "No site answered: is this machine online?" in capsys.readouterr().err
    assert not (tmp_path / ".cache").exists()
    assert site.asked == []


def test_the_command_writes_nothing_wrong_of_a_hub_without_links(tmp_path: Path) -> None:
    arguments = hub_that_links_to(tmp_path, "https://a.example/")
    assert links.main([*arguments, "--only", "nowhere-at-all"]) == 0
    assert json.loads((tmp_path / ".cache/links.json").read_text())["looks"] == []


def test_nothing_else_of_the_hub_can_reach_the_network() -> None:
    asking = ("import socket", "http.client", "urllib.request", "import ssl", "import requests")
    found = {
        path.name
        for folder in ("hub", "hooks", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in asking)
    }
    assert found == {"github_api.py", "looking.py", "one_request.py"}
