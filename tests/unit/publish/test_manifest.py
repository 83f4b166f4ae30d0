"""What stands in a publication to check it with: the digest of every file, and the commitments of its evidence."""

import json

from farbank.publish.channels import read
from farbank.publish.manifest import MANIFEST, SUMS
from farbank.publish.site import build
from farbank.values.digest import sha256_hex


def test_every_file_but_the_manifest_itself_stands_in_it_with_its_digest_and_size(border):
    package = build(border.page())
    files = {each.path: each.content for each in package.files}
    told = {each["path"]: (each["sha256"], each["size"]) for each in json.loads(files[MANIFEST])["files"]}
    others = {path: content for path, content in files.items() if path not in {MANIFEST, SUMS}}
    assert told == {path: (sha256_hex(content), len(content)) for path, content in others.items()}


def test_the_sums_name_the_manifest_too(border):
    files = {each.path: each.content for each in build(border.page()).files}
    said = dict(reversed(line.split("  ", 1)) for line in files[SUMS].decode().splitlines())
    assert said == {path: sha256_hex(content) for path, content in files.items() if path != SUMS}


def test_the_manifest_names_the_commitment_of_each_card(border):
    page = border.page()
    files = {each.path: each.content for each in build(page).files}
    told = json.loads(files[MANIFEST])["evidence"]
    assert told == [
        {"number": each.number, "name": each.public_name, "commitment": each.commitment}
        for each in page.cards
        if each.commitment
    ]


def test_a_digest_is_no_word_and_the_rest_of_a_manifest_is_metadata(border):
    package = build(border.page())
    (manifest,) = [each for each in package.files if each.path == MANIFEST]
    texts = read((manifest,), "en")
    assert not any(len(each.text) == 64 and " " not in each.text for each in texts)
    assert {each.channel for each in texts} == {"file_name", "headline", "file_metadata"}
