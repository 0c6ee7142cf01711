"""The page as PDF, by a browser or by WeasyPrint, whichever is there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from ....errors import MissingPackage, XvlmError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_SECONDS = 120


def render_pdf(page: str) -> bytes:
    """Print a page.

    Raises:
        MissingPackage: there is neither a browser nor WeasyPrint.
        XvlmError: the browser failed.
    """
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    return _by_browser(browser, page) if browser else _by_weasyprint(page)


def _by_browser(browser: str, page: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="xvlm-pdf-") as scratch:
        source, target = Path(scratch) / "page.html", Path(scratch) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--disable-background-networking",
            # The page is our own, without script; a browser run by root has no sandbox to offer.
            "--no-sandbox",
            f"--user-data-dir={scratch}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
            return target.read_bytes()
        except (subprocess.SubprocessError, OSError) as fault:
            what = f"{Path(browser).name} could not print the page ({type(fault).__name__})"
            raise XvlmError(what, fix="Write .html and print it from a browser") from fault


def _by_weasyprint(page: str) -> bytes:
    try:
        from weasyprint import HTML
    except ImportError as absent:
        raise MissingPackage(
            "a PDF needs a browser (Chromium, Chrome, Edge) or the package weasyprint",
            fix="Write .html and print it from a browser, or: pip install weasyprint",
        ) from absent
    return bytes(HTML(string=page).write_pdf())
