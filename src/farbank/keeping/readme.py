"""README.txt of a case: how a stranger verifies the folder without farbank, and what is not claimed."""

from __future__ import annotations

from typing import Final

README: Final = """\
This folder is a case kept by farbank. It can be verified without farbank, with
sha256sum, age, openssl and any verifier for C2SP tlog-tiles logs.

WHAT IS HERE
  farbank.toml       the case id, the log's name, keys and policy, names it had before; the SHA-256 of this file
  keys/<sha256>      one key file per member, named by its own hash; useless without the passphrase
  case.db            the encrypted ledger (SQLCipher 4)
  objects/aa/<hex>   one age file per object (https://age-encryption.org/v1), named by its own hash
  log/               a transparency log: checkpoint, tile/ (https://c2sp.org/tlog-tiles)
  log/anchors/       dates that others gave to a checkpoint (RFC 3161, OpenTimestamps), each with what checks it
  log/cosigned/<n>   checkpoints of n leaves with cosignatures of partners (https://c2sp.org/tlog-cosignature)
  staging/           empty unless farbank is at work or was interrupted

VERIFY WITH OTHER PEOPLE'S TOOLS (in this folder)
1. Every object and key file is what its name says. Nothing is printed when all is well:
     find objects keys -type f | while read -r f; do
       [ "$(sha256sum < "$f" | cut -d' ' -f1)" = "$(basename "$f")" ] || echo "CORRUPT $f"; done
2. This file is the one that was written with the case:
     grep "$(sha256sum < README.txt | cut -d' ' -f1)" farbank.toml
3. The checkpoint is signed by a key in farbank.toml, the one that its signature names (openssl 3):
     d=$(mktemp -d); c=log/checkpoint; sed '/^$/,$d' $c > $d/text
     tail -n 1 $c | sed 's/.* //' | base64 -d > $d/raw; tail -c 64 $d/raw > $d/signature
     k=$(head -c 4 $d/raw | od -An -tx1 | tr -d ' \\n')
     sed -n "s/^log [^+]*+$k+//p" farbank.toml | base64 -d | tail -c 32 > $d/key
     { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; cat $d/key; } > $d/key.der
     openssl pkeyutl -verify -pubin -keyform DER -inkey $d/key.der -rawin -in $d/text -sigfile $d/signature
4. The tiles lead to the root in the checkpoint: give log/ and the policy in farbank.toml to a
   C2SP tlog-tiles verifier.
5. Each leaf in log/tile/entries is one line of JSON behind its length (two bytes). All of them, in the file leaves:
     d=$(mktemp -d); find log/tile/entries -type f -exec cat {} + | LC_ALL=C tr -d '\\000-\\037' |
       LC_ALL=C sed 's/"v":1}/&\\
     /g' | LC_ALL=C sed -n 's/^.*{"body"/{"body"/p' | sort -u > $d/leaves
   In a leaf:
     n        the number of the entry, from 1; it is leaf n-1 of the tree
     type     item (something was taken in), record (something was said about it), commit (who and when, sealed),
              erasure (something was forgotten), log (the log got a new name)
     month    when it was recorded, UTC
     sealed   SHA-256 of the sealed entry in case.db
     body     HMAC-SHA256(salt, SHA-256(the entry)); the salt is sealed with the entry
     objects  for each file it brought: name in objects/, and HMAC-SHA256(salt, SHA-256(the file))
     erased   in an erasure: the numbers of the entries whose bytes and keys were destroyed
     prior    in a log leaf: the last checkpoint known under the name that the log had before
   A holder of the case can give you a salt, an entry and an age identity line; then
     age -d -i identity.txt objects/aa/<hex> | sha256sum
   and one HMAC show that this very file was recorded at that place of the log.
6. Every object that a leaf names is there, or a later leaf says that it was erased (with leaves from step 5):
     while read -r leaf; do n=$(printf %s "$leaf" | sed 's/.*"n":\\([0-9]*\\),.*/\\1/')
       k=$(grep -E "\\"erased\\":\\[([0-9]+,)*$n[],]" $d/leaves | sed 's/.*"n":\\([0-9]*\\),.*/\\1/')
       printf %s "$leaf" | grep -o '"name":"[0-9a-f]*"' | sed 's/.*:"\\(..\\)\\(.*\\)"/objects\\/\\1\\/\\1\\2/' |
         while read -r o; do if [ -f $o ]; then :; elif [ "$k" ]; then echo "entry $n erased by entry $k: $o"
         else echo "MISSING (entry $n): $o"; fi; done; done < $d/leaves
7. The names that the log had, and the last checkpoint known under each (with leaves from step 5). The keys of earlier
   names stand in farbank.toml under [[earlier]]. A key that replaced another under one name is in its policy behind it,
   and in handovers: a note (https://c2sp.org/signed-note) whose text is the new key, signed by the old one:
     grep '"type":"log"' $d/leaves | sed 's/.*"n":\\([0-9]*\\),"prior":{\\([^}]*\\)}.*/entry \\1: \\2/'
8. The dates from time-stamping authorities. root.pem is what this newsroom trusted: compare it with your own. When a
   certificate has expired since, add -attime and a second, in seconds since 1970, at which it was valid:
     for a in log/anchors/*; do [ -f $a/token.tsr ] && [ -f $a/root.pem ] || continue
       cat $a/*.pem > $d/chain; echo $a
       openssl ts -verify -data $a/checkpoint -in $a/token.tsr -CAfile $a/root.pem -untrusted $d/chain; done
   A checkpoint there is signed as in step 3, by the key of its day: put its path behind c=. It dates every leaf up to
   its size: they existed by then.
   proof.ots is for the OpenTimestamps client: ots verify -f $a/checkpoint $a/proof.ots
9. The partners who saw a checkpoint, and when (seconds since 1970); their keys are the witness lines of farbank.toml:
     for c in log/cosigned/*; do sed -n 's/^witness \\([^ ]*\\) .*/\\1/p' farbank.toml | while read -r w; do
       grep "^— $w " $c | sed 's/.* //' | base64 -d | tail -c 72 > $d/raw; [ -s $d/raw ] || continue
       t=$(printf %d 0x$(head -c 8 $d/raw | od -An -tx1 | tr -d ' \\n')); tail -c 64 $d/raw > $d/signature
       { printf 'cosignature/v1\\ntime %s\\n' $t; sed '/^$/,$d' $c; } > $d/text
       sed -n "s|^witness $w [^+]*+[^+]*+||p" farbank.toml | base64 -d | tail -c 32 > $d/key
       { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; cat $d/key; } > $d/key.der
       echo "$c seen by $w at $t"
       openssl pkeyutl -verify -pubin -keyform DER -inkey $d/key.der -rawin -in $d/text -sigfile $d/signature
     done; done

WHAT IS CLAIMED
  That these entries and objects were kept in this order and have not been changed since the checkpoint.
WHAT IS NOT CLAIMED
  That what they say is true. That the month is right, unless somebody else has dated a checkpoint. A date says that
  the leaves existed by then; nothing says since when.
  Whoever holds this folder sees how many members and objects there are, how large and roughly when.
  A size can support a match with a file found elsewhere.
"""
