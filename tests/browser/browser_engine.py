"""The engine as a reader's browser runs it: the published worker, asked from an empty page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from site_generator.browser.bundle import Bundle
from tests.web_server import serving

WORKER = "site_templates/theme/assets/javascripts/worker.js"

# The content security policy of the pages with the aid.
SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'none'"
)

OPEN = """async (start) => {
    globalThis.engine?.terminate();
    const engine = new Worker("worker.js", {type: "module"});
    globalThis.engine = engine;
    engine.postMessage(JSON.stringify(start));
    return await new Promise((resolve) => {
        engine.onmessage = ({data}) => resolve(data);
        engine.onerror = (event) => resolve(JSON.stringify({type: "failed", why: event.message}));
    });
}"""

ASK = """async ({requests, hashed}) => {
    const name = async (text) => {
        const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
        const pairs = [...new Uint8Array(bytes)].map((each) => each.toString(16).padStart(2, "0"));
        return pairs.join("");
    };
    const engine = globalThis.engine;
    return await new Promise((resolve) => {
        const replies = new Array(requests.length);
        let left = requests.length;
        engine.onmessage = async ({data}) => {
            const message = JSON.parse(data);
            if (hashed && message.type === "answer") message.reply = await name(message.reply);
            replies[message.id] = message;
            left -= 1;
            if (left === 0) resolve(replies);
        };
        requests.forEach((request, id) =>
            engine.postMessage(JSON.stringify({type: "ask", id, request})));
    });
}"""


@contextmanager
def engine_in(
    browser: Browser, zone: str, root: Path, folder: Path, bundle: Bundle
) -> Iterator[BrowserEngine]:
    """Give the engine as the published worker runs it, on a device set to a time zone."""
    lay_out(folder, root, bundle)
    context = browser.new_context(timezone_id=zone)
    with serving(folder, {"Content-Security-Policy": SECURITY_POLICY}) as url:
        page = context.new_page()
        page.goto(url)
        yield BrowserEngine(page, url, folder, bundle)
    context.close()


def lay_out(folder: Path, root: Path, bundle: Bundle) -> None:
    """Put an empty page, the worker and the bundle into a folder to be served."""
    (folder / "index.html").write_text("<!doctype html><title>Engine</title>")
    (folder / "worker.js").symlink_to(root / WORKER)
    (folder / "bundle").symlink_to(bundle.folder)


@dataclass(slots=True)
class BrowserEngine:
    """Asks the engine's door in a browser; one policy is open at a time."""

    page: Page
    """An empty page served with the site's security policy."""
    url: str
    """The address of the served folder, ending in a slash."""
    folder: Path
    """The served folder, where policies are put for the worker to fetch."""
    bundle: Bundle
    """What the worker loads."""
    opened: tuple[str, str] | None = None
    """The policy and holidays of the open door."""

    def door(self, policy_json: str, holidays_json: str, request_json: str) -> str:
        """Give the door's reply to one request."""
        return self.doors(policy_json, holidays_json, [request_json])[0]

    def doors(
        self, policy_json: str, holidays_json: str, requests_json: Sequence[str]
    ) -> list[str]:
        """Give the door's replies to many requests about one policy, in their order."""
        return self._ask(policy_json, holidays_json, requests_json, hashed=False)

    def hashes(
        self, policy_json: str, holidays_json: str, requests_json: Sequence[str]
    ) -> list[str]:
        """Give the sha256 of each reply: megabytes of them need not leave the browser."""
        return self._ask(policy_json, holidays_json, requests_json, hashed=True)

    def _ask(
        self, policy_json: str, holidays_json: str, requests_json: Sequence[str], *, hashed: bool
    ) -> list[str]:
        if self.opened != (policy_json, holidays_json):
            said = self.open(self.put(policy_json), self.put(holidays_json))
            assert said == {"type": "ready"}, said
            self.opened = (policy_json, holidays_json)
        if not requests_json:
            return []
        messages = self.page.evaluate(ASK, {"requests": list(requests_json), "hashed": hashed})
        assert all(message["type"] == "answer" for message in messages), messages
        return [message["reply"] for message in messages]

    def open(self, policy: str, holidays: str) -> dict[str, str]:
        """Start a fresh worker on two addresses; gives the first thing that it says."""
        self.opened = None
        start = {
            "type": "start",
            "base": f"{self.url}bundle/",
            "files": self.bundle.manifest(),
            "policy": policy,
            "holidays": holidays,
        }
        said: dict[str, str] = json.loads(self.page.evaluate(OPEN, start))
        return said

    def put(self, text: str) -> str:
        """Serve a JSON text; gives its address."""
        name = f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.json"
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.url + name
