"""The page in Firefox as Tor Browser sets it at its safest: no script, no drawings in SVG, no web fonts, no WebGL."""

import shutil
import subprocess

import pytest
from PIL import Image

from farbank.publish import ink

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
SAFEST = """
user_pref("javascript.enabled", false);
user_pref("svg.disabled", true);
user_pref("gfx.downloadable_fonts.enabled", false);
user_pref("webgl.disabled", true);
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.proxy.type", 0);
"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.skip("needs Debian's firefox-esr")

    def shot(address, width, height):
        folder = tmp_path_factory.mktemp("firefox")
        (folder / "profile").mkdir()
        (folder / "profile" / "user.js").write_text(SAFEST, encoding="utf-8")
        picture = folder / "shot.png"
        command = [program, "--headless", "--no-remote", "--profile", folder / "profile", "--screenshot", picture]
        subprocess.run(
            [*command, f"--window-size={width},{height}", address],
            check=True,
            capture_output=True,
            timeout=120,
            env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "MOZ_DISABLE_CONTENT_SANDBOX": "1"},
        )
        with Image.open(picture) as image:
            return image.convert("RGB")

    return shot


def share(image, colour):
    """The share of a picture that is exactly of one colour."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    counted = {value: count for count, value in image.getcolors(image.width * image.height)}
    return counted.get(wanted, 0) / (image.width * image.height)


@pytest.mark.parametrize(
    ("path", "width"), [("index.html", 1440), ("index.html", 390), ("ko/index.html", 390), ("report.html", 390)]
)
def test_a_page_stands_at_its_safest(firefox, site, path, width):
    picture = firefox(site + path, width, 1200)
    top = picture.crop((0, 0, width, 1200))
    assert share(top, ink.NIGHT) > 0.05  # the map is there: it is no SVG
    assert share(top, ink.INK) > 0.005  # and so are words
    assert share(top, ink.WHITE) < 0.5
