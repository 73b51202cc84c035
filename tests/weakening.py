"""Rules weakened one at a time, to see that a case holds each of them.

A weakened module has one refusal left out, one condition of several dropped, one entry missing from
a list, or one limit lifted. It takes the module's place for a moment; a case must then turn red.
The places are found in the module's own source, so that a rule added without a case shows itself.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

LIFTED = 1_000
"""How many times larger a lifted limit is."""

_BLOCKS = (ast.FunctionDef, ast.If, ast.For, ast.With, ast.Try, ast.ExceptHandler)
_LISTS = (ast.List, ast.Set, ast.Dict)
Swap = tuple[ast.AST, str, Any]
"""A node, the name of one of its parts, and what to put there."""


@dataclass(frozen=True)
class Weakening:
    """One rule of a module weakened: what was done, within which function, and the code without it."""

    what: str
    within: str
    line: int
    code: CodeType


def weakenings(module: ModuleType) -> Iterator[Weakening]:
    """Go through the ways to weaken one rule of `module`."""
    path = str(module.__file__)
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    for top in tree.body:
        for node in ast.walk(top):
            for what, swaps in _ways(node, tree):
                kept = [(holder, part, getattr(holder, part)) for holder, part, _ in swaps]
                _carry_out(swaps)
                code = compile(tree, path, "exec")
                yield Weakening(what, getattr(top, "name", ""), getattr(node, "lineno", 0), code)
                _carry_out(kept)


@contextmanager
def in_place(module: ModuleType, weakening: Weakening) -> Iterator[None]:
    """Let the weakened code be the module's, for all that use it, until the end of the block."""
    fresh = ModuleType(module.__name__)
    fresh.__file__ = module.__file__
    exec(weakening.code, fresh.__dict__)  # noqa: S102 - our own source
    users = [module, *_our_modules()]
    with ExitStack() as undo:
        for name, new in vars(fresh).items():
            old = vars(module).get(name)
            if not name.startswith("__") and old is not new and not isinstance(new, ModuleType):
                _put(name, old, new, users, undo)
        for cache in _caches():
            undo.callback(cache.cache_clear)
            cache.cache_clear()
        yield


def _ways(node: ast.AST, tree: ast.Module) -> Iterator[tuple[str, list[Swap]]]:
    if isinstance(node, _BLOCKS):
        yield from _without_a_refusal(node)
    if isinstance(node, ast.If) and not _is_refusal(node.body[0]) and not _lets_pass(node.body[0]):
        yield f"never: if {_said(node.test)}", [(node, "test", _like(node.test, value=False))]
    if isinstance(node, ast.BoolOp):
        word, nothing = ("and", True) if isinstance(node.op, ast.And) else ("or", False)
        for at, part in enumerate(node.values):
            if isinstance(part, ast.Constant) or _is_guard(part, word):
                continue
            without = [*node.values[:at], _like(part, value=nothing), *node.values[at + 1 :]]
            yield f"dropped: {word} {_said(part)}", [(node, "values", without)]
    if isinstance(node, ast.Compare) and isinstance(node.comparators[0], (ast.Set, ast.Tuple)):
        yield from _without_an_entry(node.comparators[0])
    if node in tree.body and isinstance(node, (ast.Assign, ast.AnnAssign)) and not _is_dunder(node):
        yield from _in_a_constant(node)


def _is_dunder(node: Any) -> bool:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return _said(target).startswith("__")


def _without_a_refusal(block: Any) -> Iterator[tuple[str, list[Swap]]]:
    for part in ("body", "orelse"):
        statements = getattr(block, part, [])
        for at, statement in enumerate(statements):
            if _is_refusal(statement):
                nothing = ast.copy_location(ast.Pass(), statement)
                without = [*statements[:at], nothing, *statements[at + 1 :]]
                yield f"left out: {_said(statement)}", [(block, part, without)]


def _in_a_constant(node: Any) -> Iterator[tuple[str, list[Swap]]]:
    value = node.value
    if isinstance(value, ast.Constant) and isinstance(value.value, int):
        yield f"lifted: {_said(node)}", [(node, "value", _like(value, value.value * LIFTED))]
    if isinstance(value, ast.Tuple):
        yield from _without_an_entry(value)
    if not isinstance(value, ast.Subscript):  # a type
        for part in ast.walk(value) if value else ():
            if isinstance(part, _LISTS):
                yield from _without_an_entry(part)


def _without_an_entry(listed: Any) -> Iterator[tuple[str, list[Swap]]]:
    parts = ("keys", "values") if isinstance(listed, ast.Dict) else ("elts",)
    for at, entry in enumerate(getattr(listed, parts[0])):
        swaps = [(listed, part, _without(getattr(listed, part), at)) for part in parts]
        yield f"missing: {_said(entry or listed.values[at])}", swaps


def _without(entries: list[Any], at: int) -> list[Any]:
    return [*entries[:at], *entries[at + 1 :]]


def _is_refusal(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(statement, ast.Raise) or isinstance(value, (ast.Yield, ast.YieldFrom))


def _lets_pass(statement: ast.stmt) -> bool:
    """Tell whether the statement ends without a refusal, as one does that only saves work."""
    bare = isinstance(statement, ast.Return) and statement.value is None
    return bare or isinstance(statement, ast.Continue)


def _is_guard(part: ast.expr, word: str) -> bool:
    """Tell whether the condition only asks that there be something, or something of a type."""
    if isinstance(part, ast.UnaryOp) and isinstance(part.operand, ast.Call):
        part = part.operand
    if isinstance(part, ast.Compare):
        return isinstance(part.ops[0], (ast.Is, ast.IsNot))
    if isinstance(part, ast.Call):
        return isinstance(part.func, ast.Name) and part.func.id == "isinstance"
    return word == "and" and isinstance(part, (ast.Name, ast.Attribute))


def _like(node: ast.AST, value: object) -> ast.Constant:
    return ast.copy_location(ast.Constant(value), node)


def _said(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _carry_out(swaps: list[Swap]) -> None:
    for holder, part, value in swaps:
        setattr(holder, part, value)


def _put(name: str, old: Any, new: Any, users: list[ModuleType], undo: ExitStack) -> None:
    """Let `new` stand for `old`: a function or a class keeps its identity and gets other code."""
    if isinstance(old, type):
        for part, value in vars(new).items():
            _put_code(vars(old).get(part), value, undo)
    elif _function(old):
        _put_code(old, new, undo)
    else:
        for user in users:
            if vars(user).get(name) is old:
                undo.callback(partial(setattr, user, name, old))
                setattr(user, name, new)


def _put_code(old: Any, new: Any, undo: ExitStack) -> None:
    function, weak = _function(old), _function(new)
    if function and weak and function.__code__ != weak.__code__:
        undo.callback(partial(setattr, function, "__code__", function.__code__))
        function.__code__ = weak.__code__


def _function(thing: Any) -> FunctionType | None:
    """Return the function that `thing` is, wraps, or reads a property with."""
    if isinstance(thing, property):
        thing = thing.fget
    elif isinstance(thing, cached_property):
        thing = thing.func
    inner: Callable[..., Any] = getattr(thing, "__wrapped__", thing)
    return inner if isinstance(inner, FunctionType) else None


def _caches() -> list[Any]:
    """Return our functions that remember what they returned, which a weakening could change."""
    return [
        thing
        for module in _our_modules()
        for thing in vars(module).values()
        if hasattr(thing, "cache_clear") and thing.__wrapped__.__module__.startswith("hub")
    ]


def _our_modules() -> list[ModuleType]:
    return [one for name, one in sys.modules.items() if name.split(".")[0] == "hub"]
