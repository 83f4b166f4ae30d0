"""The README of a queue: what a courier does, in words for somebody who has never heard of farbank."""

from __future__ import annotations

from typing import Final

README: Final = """\
A QUEUE OF REQUESTS FOR OUTSIDE DATES

Carry this folder to a machine that is connected, follow the steps below for each
set of files, and bring the folder back. Nothing has to be installed for A;
B needs the OpenTimestamps client ("pipx install opentimestamps-client").

What is in it (12-0a1b2c3d stands for the size and the root of a log)
  farbank-12-0a1b2c3d.tsq         a request to a time-stamping authority (RFC 3161)
  farbank-12-0a1b2c3d.digest      32 bytes for OpenTimestamps
  farbank-12-0a1b2c3d.ots         the beginning of a proof; stays here
  farbank-12-0a1b2c3d.checkpoint  what is dated; stays here

What they tell. The .tsq and .digest hold a hash and a random number, nothing
else: whoever receives them cannot tell what they are about. The .checkpoint
names the case by its number. It is sent to nobody. You may leave it, and the
.ots, out of the copy that you plug into the connected machine; both must be
there again when the folder is imported. The authority and the calendars see
the address you ask from, and when.

A. A time-stamping authority (RFC 3161), any that you or your desk have chosen.
   Put its address in place of URL:

   curl --fail -H 'Content-Type: application/timestamp-query' \\
        --data-binary @farbank-12-0a1b2c3d.tsq URL -o farbank-12-0a1b2c3d.tsr

   Asking two authorities is better than one. Give each answer a label
   (a-z, 0-9, -), at most 20 characters:

        ... URL -o farbank-12-0a1b2c3d.second.tsr

   Save the authority's certificates now, they may be gone in ten years:
   intermediates as farbank-12-0a1b2c3d.pem (or .second.pem), revocation lists
   as .crl, OCSP answers as .ocsp, with the same label. The root certificate
   does not travel here: the desk gets it by a way it trusts.

   To look at an answer:  openssl ts -reply -in farbank-12-0a1b2c3d.tsr -text

B. OpenTimestamps. On the connected machine:

   ots stamp farbank-12-0a1b2c3d.digest

   That writes farbank-12-0a1b2c3d.digest.ots. Some hours later, when a Bitcoin
   block holds it:

   ots upgrade farbank-12-0a1b2c3d.digest.ots

   Bring back farbank-12-0a1b2c3d.digest.ots ("ots upgrade" also leaves a file
   that ends in .bak; delete it).

Then, at the desk:  farbank anchor --import THIS_FOLDER
"""
