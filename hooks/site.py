"""MkDocs events, each handed on to `hub`; works under MkDocs and ProperDocs alike."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path, PurePath
from types import SimpleNamespace
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context, Macro
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler, get_build_date, normalize_url
from mkdocs.utils.templates import TemplateContext, url_filter

from hub import build
from hub.base import files_digest
from hub.cache import digest
from hub.halves import HalfFailed, Halves
from hub.pages.shell import shell_addresses
from hub.pictures import with_sizes
from hub.plan import address_of
from hub.publish.around import Addresses, Around
from hub.publish.assets import assets_in
from hub.publish.clean import clean_html
from hub.publish.policy import with_policy
from hub.publish.templates import KeptTemplates, NoIcons, looked_up
from hub.publish.theme_shell import allowed_shell

_PLACES = {"config_file_path", "docs_dir", "site_dir"}


class OurFiles(Files):
    """The files to be built; what was built before, or is elsewhere, is there for links to it."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file that lies at `path` among the sources."""
        uri, built = PurePath(path).as_posix(), _built(self._config)
        if uri in self.src_uris or not (uri in built.plan.pages or uri in built.pictures):
            return super().get_file_from_path(path)
        return File.generated(self._config, uri, content="", inclusion=InclusionLevel.INCLUDED)


class OurPage(Page):
    """A page of ours; where there is no Markdown, nothing is set up to convert it."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the HTML of the page's own text."""
        if self.markdown:
            super().render(config, files)
        else:
            self.content = ""


def on_config(config: MkDocsConfig) -> None:
    """Read and check the whole hub once; what the build shares travels in `config.extra`."""
    root = Path(config.config_file_path).parent
    config.extra["hub"] |= {"site_url": config.site_url, "name": config.site_name}
    engine = _engine(config)
    try:
        config.extra["hub"]["built"] = build.prepare(root, config.extra["hub"], engine)
    except build.Refused as refusal:
        raise PluginError(str(refusal)) from None
    _address_assets(config)
    config.theme.get_env = partial(_without_icons, config.theme.get_env)  # type: ignore[method-assign]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Hand over our pages and pictures in place of whatever lies in the content folder.

    Many pages are shared out between two processes; the second one makes nothing else.
    """
    built = _built(config)
    anew = built.halves.share(build.put_kept(Path(config.site_dir), built))
    ours = [File.generated(config, uri, content="") for uri in anew]
    for file in ours:
        OurPage(None, file, config)  # the file holds it from now on
    if built.halves.is_second:
        built.plan.cache.fork()
        config.theme.static_templates = set()
        return OurFiles(ours, config)
    for uri, picture in built.pictures.items():
        ours.append(File.generated(config, uri, abs_src_path=str(picture.file)))
    return OurFiles([one for one in files if one.src_dir != config.docs_dir] + ours, config)


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    """Escape whatever our own templates print, unless they say that it is HTML."""
    built = _built(config)
    built.laps.lap("Markdown to HTML")
    built.templates = KeptTemplates(built.plan.cache, built.base)
    env.bytecode_cache = built.templates
    folder = Path(config.theme.custom_dir or "")
    ours = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    env.autoescape = lambda name: name in ours
    env.getattr = partial(looked_up, env.getattr)  # type: ignore[method-assign]
    env.filters["url"] = pass_context(partial(_url, Addresses(_written)))
    around = Around(shell_addresses(built.plan.shell))
    env.globals["alike"] = pass_context(partial(_alike, around))


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """List all pages in the sitemap, whether they were built now or before."""
    if "sitemap" not in template_name:
        return {**context, "pages": []}
    pages = _built(config).plan.pages.items() if config.site_url else ()
    addresses = [f"{config.site_url}{address_of(uri)}" for uri, page in pages if not page.unlisted]
    return {**context, "pages": [], "addresses": addresses, "day": get_build_date()}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Set what MkDocs itself wants of a page's front matter, and its Markdown.

    It reads neither from a file. Where the HTML is known that the Markdown would become, there is
    nothing to convert.
    """
    plan, uri = _built(config).plan, page.file.src_uri
    page.meta = {"title": "", "template": plan.pages[uri].template}
    return "" if _built(config).html.find(uri) else plan.body(uri)


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Clean the HTML of contributed text, and say how large its pictures are.

    Where the text is as it was, so is its HTML. The theme is told of no heading: it would only put
    a link past our own into the page.
    """
    built, uri = _built(config), page.file.src_uri
    page.toc = TableOfContents([])
    kept = built.html.take(uri)
    if kept is not None or not html:
        return kept or ""
    made = with_sizes(clean_html(html), page.url, built.pictures)
    built.html.keep(uri, made)
    return made


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Set the whole front matter, for as long as the page is being rendered."""
    page.meta = _built(config).plan.meta(page.file.src_uri)
    return context


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Let no foreign program run in the page that is shown for an address that leads nowhere."""
    page = template_name.endswith(".html")
    return with_policy(allowed_shell(output_content)) if page else output_content


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Explain words where the page first uses them, and let no foreign program run in it."""
    built = _built(config)
    built.page_done()
    page.meta, page.content = {}, ""  # thousands of pages would not fit beside each other
    return with_policy(allowed_shell(built.glossary.linked(output, page.url)))


def on_post_build(config: MkDocsConfig) -> None:
    """Make what lies beside the pages."""
    built = _built(config)
    handlers = logging.getLogger("mkdocs").handlers
    warned = any(one.get_counts() for one in handlers if isinstance(one, CountHandler))
    if built.halves.is_second:
        built.html.leave()
    try:
        built.halves.join(is_well=not warned)
    except HalfFailed as failure:
        raise PluginError(str(failure)) from None
    built.html.take_over()
    built.laps.lap("Templates")
    if warned and config.strict:
        return  # MkDocs gives up here, and nothing of this may be kept
    search = not config.extra["hub"].get("without_search")
    build.finish(Path(config.site_dir), built, search=search)


def on_build_error(error: Exception) -> None:
    """Leave the second of two processes where it went wrong."""
    Halves.fail()


def _without_icons(usual: Callable[[], Environment]) -> Environment:
    """Return the theme's usual templates, found in less time."""
    env = usual()
    if type(env.loader) is FileSystemLoader:
        env.loader = NoIcons(env.loader.searchpath)
    return env


def _address_assets(config: MkDocsConfig) -> None:
    """Let every page name our scripts and styles as they are published."""
    assets = assets_in(Path(config.theme.custom_dir or ""))
    config.extra["hub"] |= {"scripts": assets.scripts, "styles": assets.styles}
    config.extra_css = [assets.address(path) for path in config.extra_css]
    for script in config.extra_javascript:
        if not isinstance(script, str):
            script.path = assets.address(script.path)


def _url(addresses: Addresses, context: Context, value: str) -> str:
    """Return an address as the page writes it, as MkDocs' own filter does, but sooner."""
    page = context["page"]
    if page:
        return addresses.written(str(value), page.url)
    return url_filter(cast("TemplateContext", context), value)


def _written(address: str, page: str) -> str:
    return normalize_url(address, page=cast("Page", SimpleNamespace(url=page)))


def _alike(around: Around, context: Context, name: str, shown: str, caller: Macro) -> str:
    """Return a part of the page that is the same on others, of which it shows just `shown`."""
    page = context["page"]
    if not page:
        return caller()
    return Markup(around.part(name, page.url, shown, caller))  # noqa: S704 - a template's own HTML


def _engine(config: MkDocsConfig) -> build.Engine:
    """Return digests of all that MkDocs makes pages with: settings and this file; templates.

    The settings' file alone would not do, since it takes some from the environment.
    """
    said = {name: value for name, value in config.items() if name not in _PLACES}
    plain = json.dumps(said, default=lambda _: "", sort_keys=True).encode()
    settings = files_digest([Path(config.config_file_path), Path(__file__)])
    templates = files_digest([Path(config.theme.custom_dir or "")])
    return build.Engine(digest(plain + settings), digest(templates))


def _built(config: MkDocsConfig) -> build.Built:
    return config.extra["hub"]["built"]  # type: ignore[no-any-return]
