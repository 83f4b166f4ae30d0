"""README.txt of a case: how a stranger verifies the folder without farbank, and what is not claimed."""

from __future__ import annotations

from typing import Final

README: Final = """\
This folder is a case kept by farbank. It can be verified without farbank, with
sha256sum, age, openssl and any verifier for C2SP tlog-tiles logs.

WHAT IS HERE
  farbank.toml       the case id, the name and key of the log, the log's policy; the SHA-256 of this file
  keys/<sha256>      one key file per member, named by its own hash; useless without the passphrase
  case.db            the encrypted ledger (SQLCipher 4)
  objects/aa/<hex>   one age file per object (https://age-encryption.org/v1), named by its own hash
  log/               a transparency log: checkpoint, tile/ (https://c2sp.org/tlog-tiles)
  staging/           empty unless farbank is at work or was interrupted

VERIFY WITH OTHER PEOPLE'S TOOLS (in this folder)
1. Every object and key file is what its name says. Nothing is printed when all is well:
     find objects keys -type f | while read -r f; do
       [ "$(sha256sum < "$f" | cut -d' ' -f1)" = "$(basename "$f")" ] || echo "CORRUPT $f"; done
2. This file is the one that was written with the case:
     grep "$(sha256sum < README.txt | cut -d' ' -f1)" farbank.toml
3. The checkpoint is signed by the key in farbank.toml (openssl 3):
     d=$(mktemp -d); sed '/^$/,$d' log/checkpoint > $d/text
     sed -n 's/^log [^+]*+[^+]*+//p' farbank.toml | base64 -d | tail -c 32 > $d/key
     { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; cat $d/key; } > $d/key.der
     tail -n 1 log/checkpoint | sed 's/.* //' | base64 -d | tail -c 64 > $d/signature
     openssl pkeyutl -verify -pubin -keyform DER -inkey $d/key.der -rawin -in $d/text -sigfile $d/signature
4. The tiles lead to the root in the checkpoint: give log/ and the policy in farbank.toml to a
   C2SP tlog-tiles verifier.
5. Each leaf in log/tile/entries is one line of JSON behind its length (two bytes):
     n        the number of the entry, from 1; it is leaf n-1 of the tree
     type     item (something was taken in), record (something was said about it), commit (who and when, sealed)
     month    when it was recorded, UTC
     sealed   SHA-256 of the sealed entry in case.db
     body     HMAC-SHA256(salt, SHA-256(the entry)); the salt is sealed with the entry
     objects  for each file it brought: name in objects/, and HMAC-SHA256(salt, SHA-256(the file))
   A holder of the case can give you a salt, an entry and an age identity line; then
     age -d -i identity.txt objects/aa/<hex> | sha256sum
   and one HMAC show that this very file was recorded at that place of the log.

WHAT IS CLAIMED
  That these entries and objects were kept in this order and have not been changed since the checkpoint.
WHAT IS NOT CLAIMED
  That what they say is true. That the month is right, unless somebody else has dated a checkpoint.
  Whoever holds this folder sees how many members and objects there are, how large and roughly when.
  A size can support a match with a file found elsewhere.
"""
