"""Questions to the person at a terminal: a text, or what to choose from a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hub.findings import did_you_mean

Option = tuple[str, str]
"""What can be chosen: the word that is written into the file, and what it means."""

_SHOWN = 12


def ask_text(words: str, default: str = "", refused: Callable[[str], str] = lambda _: "") -> str:
    """Ask until there is an answer that is not `refused`, which says why; Enter takes `default`."""
    prompt = f"{words} [{default}]: " if default else f"{words}: "
    while True:
        answer = input(prompt).strip() or default
        why_not = refused(answer) if answer else "please write something"
        if not why_not:
            return answer
        print(f"  {why_not}")


def ask_choice(words: str, options: Sequence[Option], *, several: bool = False) -> tuple[str, ...]:
    """Ask which of the `options`: by number or by word, or letters to look for."""
    how = "Numbers or words, with spaces between" if several else "Number or word"
    print(f"\n{words}")
    _show(list(enumerate(options, start=1)))
    while True:
        answer = input(f"{how}: ").strip()
        chosen = [_chosen(one, options) for one in re.split(r"[,\s]+", answer)]
        if all(chosen) and (several or len(chosen) == 1):
            return tuple(dict.fromkeys(chosen))
        _show_alike(answer, options)


def _chosen(word: str, options: Sequence[Option]) -> str:
    if word.isdecimal() and 1 <= int(word) <= len(options):
        return options[int(word) - 1][0]
    return word if word in dict(options) else ""


def _show(numbered: Sequence[tuple[int, Option]]) -> None:
    for number, (word, meaning) in numbered[:_SHOWN]:
        print(f"  {number:>3}  {word}" + (f"  ({meaning})" if meaning else ""))
    if len(numbered) > _SHOWN:
        print(f"       and {len(numbered) - _SHOWN} more: type some letters to look for them")


def _show_alike(letters: str, options: Sequence[Option]) -> None:
    """Show the options that hold `letters`, or say what is near."""
    found = [
        (number, option)
        for number, option in enumerate(options, start=1)
        if letters and letters.casefold() in " ".join(option).casefold()
    ]
    _show(found)
    if not found:
        near = did_you_mean(letters, dict(options))
        print(f"  nothing on the list is called '{letters}'. {near}".rstrip())
