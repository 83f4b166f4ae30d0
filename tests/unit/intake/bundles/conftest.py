"""Bundles as other people's tools write them, with invented content. Values that must stay inside are canaries."""

import csv
import hashlib
import io
import json
import zipfile

import pytest

LATITUDE, LONGITUDE = "41.9812345", "128.1723456"
WIFI_MAC, DEVICE_ID, IP = "de:ad:be:ef:12:34", "359881030314356", "10.23.45.67"
CANARIES = (LATITUDE, LONGITUDE, WIFI_MAC, DEVICE_ID, IP)
SENSED = {
    "CellInfo": "[]",
    "DeviceID": DEVICE_ID,
    "Wifi MAC": WIFI_MAC,
    "IPv4": IP,
    "Location.Latitude": LATITUDE,
    "Location.Longitude": LONGITUDE,
    "Language": "ko",
    "ScreenSize": "6.1",
    "Proof Generated": "2026-05-01T10:00:00.000Z",
    "File Path": "/storage/emulated/0/DCIM/강가.jpg",
}
SIGNATURE = b"-----BEGIN PGP SIGNATURE-----\n\niQEzBAABCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n"
KEY = b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n"
TELLA = "Cells,WiFis,Timestamp,Ambient temperature,Light,Location accuracy,Location altitude,Location latitude"
TELLA += ",Location longitude,Locale,IPv6,IPv4,Language,Network type,Network,Manufacturer,WiFi MAC,Device ID"


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def proof_csv(content, written=None):
    """As MediaWatcher.writeMapToCSV writes it: commas made spaces, a comma at the end of every line."""
    values = SENSED | {"File Hash SHA256": written or sha256(content)}
    return (",".join(values) + ",\n" + ",".join(values.values()) + ",").encode()


def proof_json(content, written=None):
    return json.dumps(SENSED | {"File Hash SHA256": written or sha256(content)}).encode()


@pytest.fixture
def canaries():
    return CANARIES


@pytest.fixture
def proofmode_files():
    """The files of a ProofMode bundle for media by name, named by hash (newer) or by name (older)."""

    def files(media, *, older=False, written=None):
        made = {"pubkey.asc": KEY, "HowToVerifyProofData.txt": b"See the manual.\n"}
        for name, content in media.items():
            stem = name if older else sha256(content)
            made |= {
                name: content,
                f"{stem}.asc": SIGNATURE,
                f"{stem}.proof.csv": proof_csv(content, written),
                f"{stem}.proof.csv.asc": SIGNATURE,
                f"{stem}.proof.json": proof_json(content, written),
                f"{stem}.proof.json.asc": SIGNATURE,
                f"{stem}.ots": b"\0OpenTimestamps\0\0Proof\0",
                f"{stem}.gst": b"eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
            }
        return made

    return files


@pytest.fixture
def tella_files():
    """A file and the table Tella exports beside it."""

    def files(name, content, *, table=None, written=None):
        row = ["", "", "1777629600000", "", "", "5.0", "", LATITUDE, LONGITUDE, "ko_KR", "", IP, "ko", "WIFI"]
        row += ["", "phones", WIFI_MAC, DEVICE_ID]
        told = f"File hash,File path,File name,{TELLA}\n{written or sha256(content)},/vault/1,{name},{','.join(row)}\n"
        return {name: content, table or f"{name.rsplit('.', 1)[0]}.csv": told.encode()}

    return files


@pytest.fixture
def archiver_page():
    """The page html_formatter makes, shortened; it names its files and their hashes."""

    def page(url, files, more=""):
        rows = "".join(
            f"<tr><td><li>hash: SHA-256:{sha256(c)}</li></td><td><img src='{n}'></td></tr>" for n, c in files
        )
        return (
            f"<!DOCTYPE html>\n<html lang='en'><head><title>{url}</title></head><body>"
            f"<h2>Archived media for <span class='copy'>{url}</span></h2><table>{rows}</table>"
            f"<table><tr><td>_processed_at</td><td><span class='copy'>2026-05-01 10:00:00+00:00</span></td></tr>{more}</table>"
            "<p>Made with <a href='https://github.com/bellingcat/auto-archiver'>bellingcat/auto-archiver</a></p></body></html>"
        ).encode()

    return page


@pytest.fixture
def archiver_database():
    """db.csv as csv_db writes it: Python's own spelling of dictionaries."""

    def database(url, name, content, **more):
        metadata = (
            f"{{'_processed_at': datetime.datetime(2026, 5, 1, 10, 0, 7, tzinfo=datetime.timezone.utc), 'url': '{url}',"
            f" 'timestamp': '2026-04-30T08:00:00+00:00', 'title': 'It\\'s a bridge', 'more': {more!r},"
            " 'thumbnails': [{'url': 'https://deeper.example/x.jpg'}]}"
        )
        media = repr([{"filename": f"/tmp/x/{name}", "key": name, "urls": [f"https://store.example/a/{name}"]}])
        media = media[:-2] + f", 'properties': {{'hash': 'SHA-256:{sha256(content)}'}}}}]"
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerows([("status", "metadata", "media"), ("generic_extractor: success", metadata, media)])
        return buffer.getvalue().encode()

    return database


@pytest.fixture
def put(tmp_path):
    """Write files into a folder of their own, or into a zip; returns its path."""

    def write(files, name="handed over", *, packed=False):
        where = tmp_path / name
        if packed:
            where = where.with_suffix(".zip")
            with zipfile.ZipFile(where, "w", zipfile.ZIP_DEFLATED) as box:
                for path, content in files.items():
                    box.writestr(path, content)
            return where
        for path, content in files.items():
            (where / path).parent.mkdir(parents=True, exist_ok=True)
            (where / path).write_bytes(content)
        return where

    return write


@pytest.fixture
def wacz_file(tmp_path):
    """A WACZ; `describe` may spoil its description, `extra` adds members nobody lists."""

    def write(members, *, signed=True, describe=lambda note: note, extra=(), name="site.wacz"):
        resources = [
            {"name": path.rsplit("/", 1)[-1], "path": path, "hash": f"sha256:{sha256(content)}", "bytes": len(content)}
            for path, content in members.items()
        ]
        note = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "created": "2026-05-01T10:00:00Z",
            "mainPageUrl": "https://news.example/강",
            "software": "invented 1.0",
            "resources": resources,
        }
        description = json.dumps(describe(note)).encode()
        digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(description)}"}
        if signed:
            digest["signedData"] = {"hash": digest["hash"], "signature": "MEUCIQ==", "domain": "sign.example"}
        where = tmp_path / name
        with zipfile.ZipFile(where, "w") as box:
            for path, content in (*members.items(), *extra):
                box.writestr(path, content)
            box.writestr("datapackage.json", description)
            box.writestr("datapackage-digest.json", json.dumps(digest))
        return where

    return write
