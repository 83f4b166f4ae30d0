"""What farbank tells in whole sentences, read out of its source, for the translators: its values as `{places}`.

`python tools/sentences.py` brings the catalogues in `languages/*/sentences` up to date: a sentence that is new stands
in them without a translation, and one that is told no more is gone. `tests/unit/web/test_sentences.py` fails until
each is translated.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import product
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1] / "src" / "farbank"
LANGUAGES = ROOT / "web" / "languages"
# what a failure says is told wherever it happens; the terminal alone speaks English
ROOMS = ("values", "facts", "judgement", "reading", "desk", "keeping", "intake", "publish", "assemble", "web")
# files that tell something without failing: what the gate found, why two items look alike, what nobody could check
TELLING = {
    "judgement": (
        "approval", "as_if_declared", "bits_told", "bystanders", "conduit", "consent", "covers", "dialect",
        "differencing", "editions", "exposure", "exposure_asks", "exposure_linked", "exposure_words", "file_hides",
        "finding_scope", "gate", "groups_named", "hidden_marks", "identifier_forms", "identifiers", "identity",
        "independence", "inquiry", "instructions", "jitter", "joined_reports", "joins", "kinship", "lag",
        "likelihood", "likeness", "link_evidence", "linking", "persona_today", "picture_marks", "places_hidden",
        "placed", "printable", "pseudonyms", "publications", "rejudging", "remedies", "repair", "small_cells", "status",
        "telling_gaps", "told", "totalising_coverage", "truth_figures", "truth_numbers", "truth_words", "undecided",
        "undeclared", "unexplained", "variants", "verbatim", "verdict", "weight", "weight_words",
    ),
    "web": ("screens/findings",),
    "reading": (
        "gazetteer/along", "gazetteer/belief", "gazetteer/context", "gazetteer/telling", "proposing/meaning",
        "proposing/standing_words",
    ),
    "assemble": (
        "adding", "arriving", "asking_people", "batches", "changed_since", "dating", "inquiry_lines", "persona_words",
        "report_lines", "verified_words",
    ),
}  # fmt: skip
# tables of words that stand in a sentence, or in a row within one: "home, job and family"
WORDS = {"judgement": {"exposure_words": ("LOOKED_UP", "WHO", "_ORDINALS")}}
FAILURES = ("Refused", "Missing", "Complaint", "Held", "Damage", "RolledBack", "Locked", "Conflict", "DiskTrouble")
SHOWN = {"advice", "because", "repair", "expected"}  # named arguments that a person is shown
HOLE = re.compile(r"\{(\w+)\}")
_BESIDE = re.compile(r"(\{\w+\})(?:\{\w+\})+")  # nobody can tell where one ends and the next begins: they are one
_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
_FLAG = "#, python-brace-format\n"
_PATTERN = re.compile(r"\(\?|\\[bdsw]|\[\^|\)\?|\{\d|%[A-Za-z]-?%?")  # a pattern to look for, and no sentence
_ASIDE = {"str", "len", "repr", "sorted", "join", "replace", "for", "in", "if", "else", "each", "one", "self", "_"}
_MOST = 40  # forms of one sentence
_DEEPEST = 6  # names that stand for names


def sentences(room: str) -> Iterator[str]:
    """Each sentence that the files of a room tell."""
    for path in sorted((ROOT / room).rglob("*.py")):
        whole = path.relative_to(ROOT / room).with_suffix("").as_posix() in TELLING.get(room, ())
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function, node in _told(tree, whole=whole):
            for form in _forms(node, {**_names(tree.body), **_names(function)}):
                if form and is_sentence(form):
                    yield _numbered(form.strip())


def rules(room: str) -> Iterator[str]:
    """The name of each rule of the gate, as a page shows it."""
    for path in sorted((ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Finding"):
                yield from (
                    str(each.value.value).replace("_", " ")
                    for each in node.keywords
                    if each.arg == "rule" and isinstance(each.value, ast.Constant)
                )


def words(room: str) -> Iterator[str]:
    """Each word of the tables of a room whose words stand in its sentences."""
    for name, tables in WORDS.get(room, {}).items():
        given = _names(ast.parse((ROOT / room / f"{name}.py").read_text(encoding="utf-8")).body)
        for each in (each for table in tables for each in _values(given[table])):
            yield from (str(each.value) for _ in [0] if isinstance(each, ast.Constant))


def is_sentence(form: str) -> bool:
    """Whether there is something to translate: two words beside what stands in the holes, or one and a stop."""
    words = re.findall(r"(?<![\w{])[A-Za-z'-]+(?![\w}])", HOLE.sub(" ", form))
    enough = len(words) >= 2 or (len(words) == 1 and form.endswith(".") and form[:1].isupper())
    return enough and max(map(len, words)) > 1 and " " in form and not _PATTERN.search(form)


def _told(tree: ast.Module, *, whole: bool) -> Iterator[tuple[list[ast.stmt], ast.expr]]:
    """Each expression that is told, with the statements among which its names are given."""
    for scope in (tree, *(each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))):
        body = scope.body if isinstance(scope, ast.FunctionDef) else []
        for node in _own(scope):
            if whole and isinstance(node, ast.Constant | ast.JoinedStr):
                yield body, node
            elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                yield from ((body, each) for each in node.exc.args[:1])
            elif isinstance(node, ast.Call):
                yield from ((body, each) for each in _of_call(node))
            elif isinstance(node, ast.AnnAssign | ast.Assign) and _is_advice(node) and node.value is not None:
                yield body, node.value


def _of_call(call: ast.Call) -> Iterator[ast.expr]:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name in FAILURES or "advice" in {each.arg for each in call.keywords}:
        yield from call.args[:1]
    yield from (each.value for each in call.keywords if each.arg in SHOWN)


def _is_advice(node: ast.AnnAssign | ast.Assign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(isinstance(each, ast.Name) and each.id == "advice" for each in targets)


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a file or function itself: not in its functions, nor in a sentence that is taken."""
    for child in ast.iter_child_nodes(scope):
        is_docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if is_docstring or isinstance(child, ast.FunctionDef):
            continue
        yield child
        if not isinstance(child, ast.JoinedStr):
            yield from _own(child)


def _names(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """Names that stand for one expression throughout."""
    found: dict[str, list[ast.expr]] = {}
    for node in (each for statement in body for each in ast.walk(statement)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def _forms(node: ast.expr, names: dict[str, ast.expr], depth: int = 0) -> list[str]:
    """Every form of a sentence, its values as holes."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if parts := _parts(node):
        return _together([_forms(each, names, depth + 1) or [_hole(each)] for each in parts])
    return (
        [form for each in _either(node, names) for form in _forms(each, names, depth + 1)] if depth < _DEEPEST else []
    )


def _parts(node: ast.expr) -> list[ast.expr]:
    """What stands one behind the other."""
    if isinstance(node, ast.JoinedStr):
        return [each.value if isinstance(each, ast.FormattedValue) else each for each in node.values]
    return [node.left, node.right] if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) else []


def _either(node: ast.expr, names: dict[str, ast.expr]) -> list[ast.expr]:
    """What may stand in one place: either side of an `if`, what a name stands for, every word of a table."""
    match node:
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.Name(id=name) if name in names:
            return [names[name]]
        case ast.Tuple():
            return node.elts
        case ast.Subscript() | ast.Call():
            return _table(node, names)
    return []


def _table(node: ast.Subscript | ast.Call, names: dict[str, ast.expr]) -> list[ast.expr]:
    """What a table of words may give: `WORDS[key]`, or `WORDS.get(key, "else")`."""
    table = node.value if isinstance(node, ast.Subscript) else node.func
    if isinstance(table, ast.Attribute) and table.attr == "get":
        table = table.value
    words = names.get(table.id) if isinstance(table, ast.Name) else None
    return [*_values(words), *(node.args[1:] if isinstance(node, ast.Call) else ())] if words is not None else []


def _values(table: ast.expr) -> list[ast.expr]:
    if isinstance(table, ast.Dict):
        return table.values
    return table.elts if isinstance(table, ast.Tuple | ast.List) else []


def _together(parts: list[list[str]]) -> list[str]:
    many = 1
    for each in parts:
        many *= len(each)
    return ["".join(form) for form in product(*(parts if many <= _MOST else [each[:1] for each in parts]))]


def _hole(node: ast.expr) -> str:
    found = re.findall(r"[A-Za-z_]\w*", re.sub(r"'[^']*'", "", ast.unparse(node)))
    words = [each for each in found if each not in _ASIDE]
    return "{" + (words[-1].strip("_").lower() if words else "it") + "}"


def _numbered(form: str) -> str:
    seen: dict[str, int] = {}

    def name(found: re.Match[str]) -> str:
        word = found[1]
        seen[word] = seen.get(word, 0) + 1
        return f"{{{word}}}" if seen[word] == 1 else f"{{{word}{seen[word]}}}"

    return HOLE.sub(name, _BESIDE.sub(r"\1", form))


def by_room() -> dict[str, list[str]]:
    """The sentences of each room, and the names of the gate's rules; what two rooms tell stands with the first."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for room in ROOMS:
        fresh = {HOLE.sub("{}", each): each for each in reversed((*rules(room), *words(room), *sentences(room)))}
        found[room] = [each for alike, each in reversed(fresh.items()) if alike not in seen]
        seen.update(fresh)
    return found


def _renew(path: Path, told: Iterable[str], locale: str) -> int:
    """One catalogue, brought up to date; how many of its sentences are not translated."""
    known: dict[str, str] = {}
    if path.exists():
        with path.open("rb") as file:
            known = {str(each.id): str(each.string) for each in read_po(file, locale=locale) if each.id}
    renewed = Catalog(locale=locale, charset="utf-8")
    for each in told:
        renewed.add(each, known.get(each, ""))
    out = BytesIO()
    write_po(out, renewed, width=0, omit_header=True)
    path.parent.mkdir(exist_ok=True)
    path.write_text(_HEAD + out.getvalue().decode().replace(_FLAG, "").lstrip(), encoding="utf-8")
    return sum(not known.get(each) for each in told)


if __name__ == "__main__":
    told = by_room()
    for folder in sorted(each for each in LANGUAGES.iterdir() if each.is_dir()):
        left = sum(_renew(folder / "sentences" / f"{room}.po", list(each), folder.name) for room, each in told.items())
        print(f"{folder.name}: {sum(map(len, told.values()))} sentences, {left} without a translation")
