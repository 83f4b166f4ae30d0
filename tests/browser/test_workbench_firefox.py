"""The workbench in Debian's Firefox ESR, driven through the Marionette server that Firefox has in itself."""

import json
import shutil
import socket
import subprocess
import time
from itertools import count

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("app.normandy.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.socks", "127.0.0.1");
user_pref("network.proxy.socks_port", 9);
"""  # a proxy at which nobody listens, and which loopback does without: nothing beyond this computer is reached
SCREENS = (
    ("", "Yalu and Tumen"), ("intake", "Intake"), ("review", ""), ("show/E-NOTICE", "Police notice"), ("names", "Names"),
    ("time?from=2020&to=2023", "Map and time"), ("series", "Series"), ("report/R-1", "Two windows"),
)  # fmt: skip
WATCH = """
globalThis.asked = [];
globalThis.watching = (channel) => {
  const one = channel.QueryInterface(Ci.nsIHttpChannel);
  if (one.loadInfo.browsingContextID) asked.push(one.URI.spec);
};
Services.obs.addObserver(watching, "http-on-opening-request");
Services.console.reset();
"""
SAID = """
const [pages] = arguments;
return Services.console.getMessageArray().flatMap((each) => {
  if (!(each instanceof Ci.nsIScriptError)) return [];
  return each.sourceName.startsWith(pages) || each.category.startsWith("CSP") ? [each.errorMessage] : [];
});
"""
ARRIVED = """
const browser = Services.wm.getMostRecentBrowserWindow().gBrowser.selectedBrowser;
return browser.currentURI.spec === "http://elsewhere.invalid/" && !browser.webProgress.isLoadingDocument;
"""


class Firefox:
    """One window, over Marionette: `length:[0, number, command, parameters]` there, `length:[1, number, error, result]` back."""

    def __init__(self, port):
        with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
            self._stream = connection.makefile("rwb")  # the connection stays open for as long as this does
        self._numbers = count()
        self._told()  # what it is
        self.ask("WebDriver:NewSession")
        self.ask("WebDriver:SetTimeouts", implicit=60_000, pageLoad=120_000)
        self.inside(WATCH)

    def ask(self, command, **given):
        told = json.dumps([0, next(self._numbers), command, given]).encode()
        self._stream.write(b"%d:%b" % (len(told), told))
        self._stream.flush()
        _, _, error, result = self._told()
        assert error is None, error
        return result

    def quit(self):
        self.ask("Marionette:Quit", flags=["eForceQuit"])
        self._stream.close()

    def _told(self):
        length = b""
        while (one := self._stream.read(1)) != b":":
            assert one, "Firefox has gone"
            length += one
        return json.loads(self._stream.read(int(length)))

    def inside(self, script, *given):
        """What a script says that runs in Firefox itself, beside its pages."""
        self.ask("Marionette:SetContext", value="chrome")
        told = self.ask("WebDriver:ExecuteScript", script=script, args=given, sandbox="system", newSandbox=False)
        self.ask("Marionette:SetContext", value="content")
        return told["value"]

    def go(self, address):
        self.ask("WebDriver:Navigate", url=address)

    def find(self, selector):
        """The first element there, waited for."""
        found = self.ask("WebDriver:FindElement", using="css selector", value=selector)["value"]
        return next(iter(found.values()))

    def click(self, selector):
        self.ask("WebDriver:ElementClick", id=self.find(selector))

    def type(self, selector, words):
        self.ask("WebDriver:ElementSendKeys", id=self.find(selector), text=words)

    def words(self, selector):
        return self.ask("WebDriver:GetElementText", id=self.find(selector))["value"]

    def page(self, script):
        return self.ask("WebDriver:ExecuteScript", script=script, args=[])["value"]


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.skip("needs Debian's firefox-esr")
    folder = tmp_path_factory.mktemp("firefox")
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(PREFERENCES, encoding="utf-8")
    child = subprocess.Popen(
        [program, "--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", profile,
         "--width=1440", "--height=900"],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "MOZ_DISABLE_CONTENT_SANDBOX": "1"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    told, until = profile / "MarionetteActivePort", time.monotonic() + 120
    while not (told.exists() and told.read_text(encoding="ascii").strip()):
        assert child.poll() is None
        assert time.monotonic() < until, "Firefox does not start"
        time.sleep(0.1)
    firefox = Firefox(int(told.read_text(encoding="ascii")))
    yield firefox
    firefox.quit()
    child.wait(timeout=60)


@pytest.fixture
def firefox(started):
    """One Firefox for all tests, in whatever order; what it asked for and said before is forgotten."""
    started.go("about:blank")
    started.inside("asked.length = 0; Services.console.reset();")
    return started


@pytest.fixture(scope="module")
def told(workbench, border_case):
    """A workbench in a process of its own, on a copy of the border case."""
    with workbench(border_case) as opened:
        yield opened


def test_the_workbench_works_in_firefox_from_unlocking_to_the_lock(firefox, told):
    firefox.go(f"file://{told['file']}")
    firefox.type("#passphrase", told["words"])
    firefox.click("main button.go")
    firefox.find(".road")
    for screen, heading in SCREENS:
        firefox.go(told["address"] + screen)
        assert heading in firefox.words("h1"), screen
        assert firefox.page("return document.documentElement.scrollWidth <= innerWidth"), screen
        assert firefox.page("return [...document.fonts].some(each => each.status === 'loaded')"), screen

    firefox.go(told["address"] + "look/new")
    firefox.click("[name=way][value=drawn]")
    firefox.type("[name=when]", "October 2023")
    firefox.type("#kind", "boat")
    firefox.type("#target", "fence")
    firefox.click("[name=outcome][value=not_seen]")
    firefox.click("main button.go")
    firefox.click(".just-now button")  # the look is there; it is withdrawn again
    assert "undone just after it was recorded" in firefox.words("main:has(.wrong)")

    firefox.click(".lock")
    assert firefox.words("h1") == "Unlock the case"
    assert firefox.inside("return asked.length") > len(SCREENS)
    assert [each for each in firefox.inside("return asked") if not each.startswith(told["address"])] == []
    assert firefox.inside(SAID, told["address"]) == []


def test_firefox_would_have_told_of_what_a_policy_forbids_and_of_a_request_to_another(firefox, told):
    firefox.go(told["address"])
    firefox.page("""
      document.head.append(Object.assign(document.createElement("img"), { src: "http://elsewhere.invalid/picture" }));
      location.assign("http://elsewhere.invalid/");
    """)
    until = time.monotonic() + 60
    while "http://elsewhere.invalid/" not in firefox.inside("return asked"):
        assert time.monotonic() < until
    assert [each for each in firefox.inside(SAID, told["address"]) if "http://elsewhere.invalid/picture" in each]
    while not firefox.inside(ARRIVED):  # or the next address would be taken for this one
        assert time.monotonic() < until
