"""Pages of the site about the package: one for each module, from its docstrings and the comments of its parameters."""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Callable
from types import ModuleType

from fastcore.docments import docments

from common import PACKAGE, ROOT

MARKS = re.compile(r"([\\*_\[\]<>|$#{}~^])")
PREFIX = re.compile(r"\b(?:[a-z_]\w*\.)+(?=\w)")  # torch. of torch.Tensor
LONGEST = 60  # characters of a default or a constant


def plain(text: str | None) -> str:
    """A comment as Markdown: what stands in backquotes is code, all else is as it is written."""
    parts = " ".join((text or "").split()).split("`")
    if len(parts) % 2 == 0:
        return MARKS.sub(r"\\\1", "`".join(parts)).replace("`", r"\`")
    return "`".join(part.replace("|", r"\|") if odd % 2 else MARKS.sub(r"\\\1", part) for odd, part in enumerate(parts))


def code(text: str) -> str:
    """Python as Markdown that may stand in a table."""
    return "`{}`".format(text.replace("|", r"\|").replace("`", "'")) if text else ""


def type_name(annotation: object) -> str:
    """An annotation as a reader writes it, without the modules' names."""
    if annotation is inspect.Parameter.empty:
        return ""
    return PREFIX.sub("", annotation if isinstance(annotation, str) else inspect.formatannotation(annotation))


def value(what: object) -> str:
    """A default or a constant, or "..." where it is long, or another one in each process and on each machine."""
    text = what.__name__ if inspect.isroutine(what) or inspect.isclass(what) else repr(what)
    hidden = len(text) > LONGEST or " at 0x" in text or str(ROOT) in text or "\n" in text
    return "..." if hidden else text


def constant(what: object) -> str:
    """A constant as Markdown: its value, or its type and size where it is long."""
    shown = value(what)
    if shown != "...":
        return code(shown)
    size = f" of {len(what)} entries" if isinstance(what, (dict, list, tuple, set, frozenset)) else ""
    return f"{code(type(what).__name__)}{size}"


def field_docs(thing: object) -> dict[str, str]:
    """The strings below the fields of a dataclass."""
    if not dataclasses.is_dataclass(thing):
        return {}
    body = ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0].body  # type: ignore[attr-defined]
    return {
        field.target.id: below.value.value
        for field, below in zip(body, body[1:])
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
    }


def signature(function: Callable) -> str:
    """Names and defaults of all parameters; their types stand in the table."""
    found = inspect.signature(function)
    given = [
        each.replace(annotation=inspect.Parameter.empty) for each in found.parameters.values() if each.name != "self"
    ]
    words = []
    for each in given:
        default = "" if each.default is inspect.Parameter.empty else f"={value(each.default)}"
        words.append(str(each.replace(default=inspect.Parameter.empty)) + default)
    kinds = [each.kind for each in given]
    if inspect.Parameter.KEYWORD_ONLY in kinds and inspect.Parameter.VAR_POSITIONAL not in kinds:
        words.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    return f"({', '.join(words)})"


def table(function: Callable) -> list[str]:
    """The parameters and what comes back: name, type, comment, default."""
    rows, below = [], field_docs(function)
    for name, said in docments(function, full=True).items():
        kind, comment = type_name(said["anno"]), plain(said["docment"] or below.get(name))
        if name == "self" or (name == "return" and (kind, comment) in (("", ""), ("None", ""))):
            continue
        default = "" if said["default"] is inspect.Parameter.empty else value(said["default"])
        title = "returns" if name == "return" else code(name)
        rows.append(f"| {title} | {code(kind)} | {comment} | {code(default)} |")
    return ["| name | type | what it is | default |", "|---|---|---|---|", *rows, ""] if rows else []


def is_ours(thing: object) -> bool:
    """Whether the parameters are written in this package: those of a class may be inherited from a library's."""
    if not inspect.isclass(thing) or dataclasses.is_dataclass(thing) or hasattr(thing, "_fields"):
        return True
    makers = [each for each in thing.__mro__ if "__init__" in vars(each)]
    return makers[0].__module__.startswith(PACKAGE)


def described(kind: str, name: str, thing: object, depth: int, inner: list[str] = []) -> list[str]:
    """One entry: signature, docstring, parameters, and in a class its methods."""
    fence = ":" * (6 - depth)
    called = kind not in ("data", "property") and is_ours(thing)
    words = constant(thing) if kind == "data" else plain(inspect.getdoc(thing)) if has_docstring(thing) else ""
    call, rows = (signature(thing), table(thing)) if called else ("", [])
    return [f"{fence}{{py:{kind}}} {name}{call}", "", words, "", *rows, *inner, fence, ""]


def has_docstring(thing: object) -> bool:
    """Whether its docstring is its own, and not one that Python made (of a dataclass) or that it inherits."""
    text = getattr(thing, "__doc__", None) or ""
    return bool(text) and not re.match(r"\w+\(.*\)( -> .*)?$", text.strip(), re.DOTALL)


def class_entry(name: str, thing: type) -> list[str]:
    """A class with its public methods and properties, as far as it defines them itself."""
    inner: list[str] = []
    for member, found in vars(thing).items():
        if member.startswith("_"):
            continue
        if isinstance(found, property):
            inner += described("property", member, found, 1)
        elif isinstance(found, (staticmethod, classmethod)) or inspect.isfunction(found):
            inner += described("method", member, getattr(thing, member), 1)
    return described("class", name, thing, 0, inner)


def entry(module: ModuleType, name: str) -> list[str]:
    """The lines about one public name of a module."""
    thing = getattr(module, name)
    if inspect.isclass(thing):
        return class_entry(name, thing)
    if inspect.isroutine(thing):
        return described("function", name, thing, 0)
    return described("data", name, thing, 0)


def defined_in(module: ModuleType) -> str:
    """The notebook that a module is exported from, from the root of the project."""
    text = inspect.getsource(module)
    found = re.search(r"File to edit: (?:\.\./)+(\S+\.ipynb)", text)
    if found is None:
        raise ValueError(f"{module.__name__} names no notebook that it is made from")
    return found[1]


def pages() -> dict[str, str]:
    """Each module's page: its name below the source folder → its Markdown."""
    package = importlib.import_module(PACKAGE)
    made = {}
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        module = importlib.import_module(found.name)
        names = [] if found.ispkg else [name for name in getattr(module, "__all__", []) if not name.startswith("_")]
        if not names:
            continue
        notebook = defined_in(module).removeprefix("nbs/")
        lines = [f"# {found.name.removeprefix(PACKAGE + '.')}", "", plain(inspect.getdoc(module)), ""]
        lines += [f"Explained and defined in [this notebook](../{notebook}).", ""]
        lines += [f"```{{py:module}} {found.name}", "```", ""]
        lines += [" · ".join(f"[{code(name)}](#{found.name}.{name})" for name in names), ""]
        for name in names:
            lines += entry(module, name)
        made[f"api/{found.name.removeprefix(PACKAGE + '.')}.md"] = "\n".join(lines)
    return {"api/index.md": contents(made)} | made


def contents(made: dict[str, str]) -> str:
    """The page that leads to each module, with its first sentence; the sidebar is for the notebooks."""
    rows = []
    for name, text in made.items():
        module = name.removeprefix("api/").removesuffix(".md")
        rows.append(f"| [{code(module)}]({module}.md) | {text.splitlines()[2]} |")
    lines = ["# Modules", "", f"What stands in `{PACKAGE}`. A command runs as `python -m {PACKAGE}.train`.", ""]
    return "\n".join([*lines, "| module | what it does |", "|---|---|", *rows, ""])
