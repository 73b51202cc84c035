"""MkDocs events, each handed on to `hub`; works under MkDocs and ProperDocs alike."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from hub import build
from hub.pictures import with_sizes
from hub.publish.clean import clean_html
from hub.publish.policy import with_policy
from hub.publish.theme_shell import allowed_shell

log = logging.getLogger("mkdocs.hooks.hub")


def on_config(config: MkDocsConfig) -> None:
    """Read and check the whole hub once; what the build shares travels in `config.extra`."""
    root = Path(config.config_file_path).parent
    config.extra["hub"] |= {"site_url": config.site_url, "name": config.site_name}
    try:
        config.extra["hub"]["built"] = build.prepare(root, config.extra["hub"])
    except build.Refused as refusal:
        raise PluginError(str(refusal)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Hand over our pages and pictures in place of whatever lies in the content folder."""
    built = _built(config)
    ours = [file for file in files if file.src_dir != config.docs_dir]
    for uri, page in built.pages.items():
        ours.append(File.generated(config, uri, content="\n" + page.body))
    for uri, picture in built.pictures.items():
        ours.append(File.generated(config, uri, abs_src_path=str(picture.file)))
    for uri, text in built.files.items():
        ours.append(File.generated(config, uri, content=text))
    return Files(ours)


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    """Escape whatever our own templates print, unless they say that it is HTML."""
    folder = Path(config.theme.custom_dir or "")
    ours = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    env.autoescape = lambda name: name in ours


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Set the page's front matter; MkDocs never reads it from a file."""
    page.meta = _built(config).pages[page.file.src_uri].meta
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Clean the HTML of contributed text, and say how large its pictures are."""
    return with_sizes(clean_html(html), page.url, _built(config).pictures)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Let no foreign program run in the page that is shown for an address that leads nowhere."""
    page = template_name.endswith(".html")
    return with_policy(allowed_shell(output_content)) if page else output_content


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Explain words where the page first uses them, and let no foreign program run in it."""
    built = _built(config)
    built.page_done()
    return with_policy(allowed_shell(built.glossary.linked(output, page.url)))


def on_post_build(config: MkDocsConfig) -> None:
    """Make what lies beside the pages."""
    build.finish(Path(config.site_dir), _built(config))


def _built(config: MkDocsConfig) -> build.Built:
    return config.extra["hub"]["built"]  # type: ignore[no-any-return]
