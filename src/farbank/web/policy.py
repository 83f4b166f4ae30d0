"""What a browser is told with every answer: load nothing from elsewhere, keep nothing, show nothing in a frame.

`script-src` names one nonce an answer, and scripts make no markup out of text (Trusted Types). What is handed over as a
file gets a policy of its own: it may do nothing at all.
"""

from __future__ import annotations

from typing import Final

Headers = tuple[tuple[bytes, bytes], ...]

_PAGE: Final = (
    "default-src 'none'",
    "script-src 'nonce-{nonce}'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types htmx",
)
HANDED_OVER: Final = "default-src 'none'; sandbox; frame-ancestors 'none'"
# pages that farbank itself has built, looked at before they leave: no script, no form, no frame, nothing from elsewhere
PREVIEWED: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; sandbox allow-same-origin"
)
_ALWAYS: Final[Headers] = (
    (b"cache-control", b"no-store"),
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), usb=()"),
    (b"referrer-policy", b"same-origin"),  # with `no-referrer` a form would say that its Origin is null (Fetch, 3.1)
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
OURS: Final = frozenset({b"content-security-policy", b"server", *(name for name, _ in _ALWAYS)})


def headers(nonce: str, policy: str = "") -> Headers:
    """The headers of one answer; `policy` replaces that of a page."""
    said = policy or "; ".join(_PAGE).format(nonce=nonce)
    return ((b"content-security-policy", said.encode()), *_ALWAYS)
