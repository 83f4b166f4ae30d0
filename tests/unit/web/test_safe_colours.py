"""The colours that the style sheets use: what is read has 4.5 to 1, what is seen of a field or a focus 3 to 1 (WCAG 2.2)."""

import re
from pathlib import Path

import pytest

import farbank.publish
import farbank.web
from farbank.publish.ink import contrast

STATIC = Path(farbank.web.__file__).with_name("static")
SITE = Path(farbank.publish.__file__).with_name("site.css")
SHEETS = [*sorted(STATIC.glob("*.css")), SITE]
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TEXT, EDGE = 4.5, 3.0


def rules(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = re.sub(r"@media[^{]*\{", "", text)
    return [(selector.strip(), dict(_declared(body))) for selector, body in RULE.findall(text)]


def _declared(body):
    for each in body.split(";"):
        name, found, value = each.partition(":")
        if found:
            yield name.strip(), value.strip()


def tokens(sheet):
    found = {}
    for each in dict.fromkeys((STATIC / "workbench.css" if sheet != SITE else SITE, sheet)):
        for selector, declared in rules(each):
            if ":root" in selector:
                found = {
                    name: value for name, value in declared.items() if name.startswith("--")
                } | found  # not print's
    return found


def colour(words, known):
    """The first colour of a value as six digits; None where there is none, or it lets something through."""
    for _ in range(3):
        words = re.sub(r"var\((--[\w-]+)\)", lambda name: known.get(name[1], ""), words)
    found = re.search(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", words)
    if not found:
        return None
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(each * 2 for each in digits))


def grounds(known):
    held = {name: colour(known.get(f"--{name}", ""), known) for name in ("paper", "bank")}
    return {name: value for name, value in held.items() if value} | {"white": "#ffffff"}


def pairs(sheet):
    """(selector, what is read, what it stands on) wherever a rule of a sheet says both, or one over a ground of a page."""
    known = tokens(sheet)
    ink = colour("var(--ink)", known)
    for selector, declared in rules(sheet):
        front = colour(declared.get("color", ""), known)
        back = colour(declared.get("background", declared.get("background-color", "")), known)
        if front and back:
            yield selector, front, back
        elif back and not _is_mark(selector, declared):
            yield selector, colour("var(--paper)", known) if _is_dark(back) else ink, back
        elif front and _is_dark(front):
            for ground in grounds(known).values():
                yield selector, front, ground
        elif front:
            yield selector, front, colour("var(--night)", known)


def _is_dark(value):
    return contrast(value, "#ffffff") > contrast(value, "#000000")


def _is_mark(selector, declared):
    """A dot or a bar, not a ground for words."""
    return ("width" in declared and "height" in declared) or selector.startswith((".dot", ".pictured"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_is_read_stands_out_from_what_it_stands_on(sheet):
    faint = [
        (*each, round(contrast(each[1], each[2]), 2)) for each in pairs(sheet) if contrast(each[1], each[2]) < TEXT
    ]
    assert faint == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_edge_of_a_field_and_the_focus_can_be_seen(sheet):
    known = tokens(sheet)
    faint = []
    for selector, declared in rules(sheet):
        field = re.search(r"(^|[\s,])(input|select|textarea|button)([\s,:\[.]|$)", selector)
        edges = [declared.get("outline", ""), declared.get("outline-color", "")]
        edges += [declared.get("border", "")] if field and not declared.get("border", "").startswith("0") else []
        ground = colour("var(--night)", known) if selector.startswith((".top", ".dark")) else None
        for edge in filter(None, (colour(each, known) for each in edges)):
            on = [ground] if ground else [*grounds(known).values()]
            faint += [(selector, edge, each) for each in on if contrast(edge, each) < EDGE]
    assert faint == []


def test_the_tokens_of_the_workbench_are_pairs_that_can_be_read():
    known = tokens(STATIC / "workbench.css")
    read = [("ink", "paper"), ("ink", "bank"), ("soft", "paper"), ("soft", "bank"), ("ink", "lamp"), ("paper", "night"),
            ("haze", "night"), ("red", "paper"), ("red", "bank"), ("lamp", "night")]  # fmt: skip
    low = [(a, b) for a, b in read if contrast(colour(f"var(--{a})", known), colour(f"var(--{b})", known)) < TEXT]
    assert low == []


def test_a_pair_that_is_too_faint_is_found(tmp_path):
    sheet = tmp_path / "faint.css"
    sheet.write_text(".a{color:#888;background:#999}.b{color:var(--ink)}input{border:1px solid #ddd}", encoding="utf-8")
    assert [each[0] for each in pairs(sheet) if contrast(each[1], each[2]) < TEXT] == [".a"]
    with pytest.raises(AssertionError):
        test_the_edge_of_a_field_and_the_focus_can_be_seen(sheet)
