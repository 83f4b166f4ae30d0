"""Run by a Python with `rocrate` and `roc-validator`: the issues of a crate, as JSON. Arguments: crate, scratch folder."""

import io
import json
import pathlib
import subprocess
import sys

import requests
import rocrate
from requests_cache import CachedSession
from urllib3 import HTTPResponse

folder, beside = map(pathlib.Path, sys.argv[1:])
url = "https://w3id.org/ro/crate/1.2/context"
carried = (pathlib.Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()
known = requests.Response()
known.status_code, known.url, known._content = 200, url, carried
known.headers["Content-Type"] = "application/ld+json"
known.request = requests.Request("GET", url).prepare()
known.raw = HTTPResponse(body=io.BytesIO(carried), headers=known.headers, preload_content=False, request_url=url)
CachedSession(str(beside / "cache"), backend="sqlite", expire_after=-1).cache.save_response(known)
report = beside / "report.json"
subprocess.run(
    [
        pathlib.Path(sys.executable).parent / "rocrate-validator",
        "-y",
        "validate",
        "--profile-identifier",
        "ro-crate-1.2",
        "--requirement-severity",
        "recommended",
        "--offline",
        "--cache-path",
        beside / "cache",
        "--output-format",
        "json",
        "--output-file",
        report,
        folder,
    ],
    stdout=subprocess.DEVNULL,
    check=False,
)
said = json.loads(report.read_text())
found = {
    "issues": [[each["check"]["identifier"], each["severity"], each["message"]] for each in said["issues"]],
    "passed": said["statistics"]["total_passed_checks"],
}
sys.stdout.write(json.dumps(found) + "\n")
