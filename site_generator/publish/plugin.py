"""Hands the generated pages to MkDocs. Nothing here knows what a policy is."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from site_generator.browser.assets import read_look
from site_generator.browser.bundle import BundleError, build_bundle
from site_generator.pages.home import home_links, theme_says
from site_generator.pages.page import Asset, Page
from site_generator.pages.pages import fault_pages
from site_generator.publish.build import site_of
from site_generator.publish.checking import proved
from site_generator.publish.hosting import prepare_for_host
from site_generator.publish.site import draw_site
from site_generator.reading.holidays import HolidaysError
from site_generator.reading.problems import ProblemsFound
from words.site import CORRECT

log = logging.getLogger("mkdocs.plugins.fingerpost")
SOON = logging.getLogger("fingerpost")  # MkDocs' own warnings stop a strict build; these do not
KEPT = "build/compressed"
WATCHED = ("policies", "site_templates", "decision_aid", "words", "holidays")


class FingerpostConfig(Config):  # type: ignore[no-untyped-call]
    """The settings that `mkdocs.yml` may have under `fingerpost`."""

    policies = config_options.Type(str, default="policies")


class FingerpostPlugin(BasePlugin[FingerpostConfig]):  # type: ignore[no-untyped-call]
    """The adapter between MkDocs and the functions that draw the pages."""

    def __init__(self) -> None:
        self.serving = False
        self.pages: dict[str, Page] = {}

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Keep the plugin and its data between two builds of `mkdocs serve`."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Make MkDocs build again when a policy or a template changes."""
        root = Path(config.config_file_path).parent
        config.watch += [str(root / name) for name in WATCHED if (root / name).is_dir()]
        config.extra["serving"] = self.serving

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every generated page and file."""
        self.pages = {}
        root, look = Path(config.config_file_path).parent, read_look(config.theme.custom_dir or "")
        config.extra.update(look=look.folder, says=theme_says(config.extra["emergency"]))
        for file in files:
            if file.src_dir == config.theme.custom_dir and file.src_uri in look.files:
                file.dest_uri = look.address_of(file.src_uri)
                file.content_bytes = look.files[file.src_uri]
        for made in self._made(config, root):
            if isinstance(made, Asset):
                files.append(File.generated(config, made.path, content=made.content))
            else:
                self.pages[made.path] = made
                files.append(_file(made, config))
        return files

    def _made(self, config: MkDocsConfig, root: Path) -> list[Page | Asset]:
        """The pages and files made from the policies; in `serve`, pages that say what is wrong."""
        folder = root / self.config.policies
        try:
            bundle = build_bundle(root, root / "build" / "bundle")
            site = site_of(root, bundle, config.site_url or "", config.extra["emergency"])
            config.extra["says"] = theme_says(site.emergency, site)
            proofs = proved(folder, root / "holidays", SOON.warning, site.today)
            config.extra["policies"] = home_links(each.loaded.policy for each in proofs)
            return list(draw_site(site, proofs))
        except (ProblemsFound, BundleError, HolidaysError) as error:
            if not self.serving:
                raise PluginError(f"The site cannot be built:\n{error}") from error
            log.error("%s\n%s", CORRECT, error)
            return list(fault_pages(str(error), folder))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what a web host needs besides the pages."""
        if not self.serving:
            prepare_for_host(Path(config.site_dir), Path(config.config_file_path).parent / KEPT)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str:
        """Give MkDocs the page's metadata, and nothing to parse."""
        if made := self.pages.get(page.file.src_uri):
            page.meta.update({"title": made.title, **made.meta})
            return ""
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """Insert the drawn page, so that no Markdown parser ever reads a board's text."""
        if made := self.pages.get(page.file.src_uri):
            page.toc = get_toc(cast(Any, made.contents()))
            page.present_anchor_ids = made.anchors()
            return made.html
        return html


def _file(page: Page, config: MkDocsConfig) -> File:
    hidden = InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.path, content=page.title, inclusion=hidden)
    if page.source:
        file.edit_uri = f"../{page.source}"
    return file
