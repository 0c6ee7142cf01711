"""The page as PDF, by a browser.

WeasyPrint gives the charts in the page none of its styles and cuts its tables off: so there is no second way.
"""

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
        MissingPackage: there is no browser.
        XvlmError: the browser failed.
    """
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        what = f"a PDF needs a browser, one of {', '.join(BROWSERS)}"
        raise MissingPackage(what, fix="Write .html and print it from a browser")
    return _by_browser(browser, page)


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
