r"""What leads to a private person in a text: addresses, numbers, and names given as a contact.

The forms' script looks for the same (`hub.publish.form_rules`), so a pattern here holds to what
`hub.patterns` can rewrite. A line's end within a paragraph counts as a space: many take it so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hub.signs import Signs, as_whole, signs_of

WEB_ADDRESS = re.compile(r"""https?://[^\s<>")\]]+""")
"""What leads to a page may hold anything: numbers, and names after an `@`."""

_ANY = re.IGNORECASE
_END = r"(?![\w])"
_GAP = r"(?: [\u2010-\u2015\-] |[ .()\u00a0\u2007-\u2015\u202f\u2212\-]{0,2})"
"""What may stand between the digits of a number: spaces, points, brackets, dashes of all kinds."""

_DIGIT = rf"(?:{_GAP}\d)"
_BEFORE = r"(?<![\w/.=+\-])(?<!isbn )(?<!isbn: )(?!\d\d[.\-]\d\d[.\-]\d{4})"
_LOCAL = r"(?<![\w.+\-])(?!git@)[\w.+\-]+"
_DOT_IN_WORDS = r"(?: ?[\[({] ?dot ?[\])}] ?| dot )"
_DOT = rf"(?:\.| ?[\[({{] ?\. ?[\])}}] ?|{_DOT_IN_WORDS})"
_HOST = rf"[\w\-]+(?:{_DOT}[\w\-]+)*{_DOT}[a-z]{{2,24}}{_END}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = r"\d\d?(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:{_DAY}[ ./\-](?:of )?(?:{_MONTH}|\d\d?),?[ ./\-](?:{_YEAR}|\d\d){_END}"
    rf"|{_MONTH} {_DAY},? {_YEAR}|{_YEAR}-\d\d-\d\d)"
)
_STREET = (
    r"(?:Street|Road|Avenue|Lane|Close|Drive|Crescent|Way|Court|Terrace|Place|Gardens|Grove|Square"
    r"|Row|Hill|Mews|Walk|View|Rise|Green|Parade|Cottages?|Villas?|St|Rd|Ave|Ln|Cres|Gdns)"
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’\-]+"
_HOUSE = rf"\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w'’.\-]{{0,30}} ){{1,4}}?{_STREET}{_END}"
_POSTCODE = rf"[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}{_END}"
_REACH = (
    r"(?:[Cc]ontact|[Rr]ing|[Pp]hone|[Cc]all|[Tt]ext|[Ee]-?mail|[Aa]sk for|[Ss]peak to|[Ww]rite to"
    r"|[Gg]et in touch with)"
)
_REACHING = frozenset(
    {"contact", "ring", "phone", "call", "text", "email", "mail"}
    | {"ask", "speak", "write", "touch"}
)
"""Words of which `_REACH` needs one."""

Sign = Callable[[Signs], object]
"""Says nothing of a text that cannot hold a detail; it need not be right when it says something."""


def _word(*words: str) -> Sign:
    wanted = frozenset(words)
    return lambda signs: not wanted.isdisjoint(signs.words)


def _piece(*pieces: bytes) -> Sign:
    # Looking for one letter costs next to nothing, and some of these begin with a rare one.
    return lambda signs: any(one[:1] in signs.plain and one in signs.plain for one in pieces)


def _shape(pattern: bytes) -> Sign:
    shape = re.compile(pattern)
    return lambda signs: shape.search(signs.plain)


def _digits(*runs: bytes) -> Sign:
    return lambda signs: any(run in signs.digits for run in runs)


def _any(*some: Sign) -> Sign:
    return lambda signs: any(sign(signs) for sign in some)


def _all(*every: Sign) -> Sign:
    return lambda signs: all(sign(signs) for sign in every)


@dataclass(frozen=True, slots=True)
class Detail:
    """A kind of private detail: what it is called, what it looks like, and the sign of it."""

    words: str
    regex: str
    flags: int
    sign: Sign

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of it, compiled when it is first needed: few texts have its sign."""
        return re.compile(self.regex, self.flags)


_MAIL, _PHONE, _HOME = "an e-mail address", "a phone number", "the address of a house"

DETAILS = (
    Detail(
        _MAIL,
        rf"{_LOCAL}(?:[@\uff20]|%40|&#64;|&#x40;|&commat;)[\w\-]+(?:\.[\w\-]+)*\.(?!\d)[\w]{{2,}}",
        _ANY,
        _any(_piece(b"@", b"%40", b"&#", b"&commat"), lambda signs: "\uff20" in signs.whole),
    ),
    Detail(
        _MAIL,
        rf"{_LOCAL} ?(?:@|[\[({{<] ?(?:at|@) ?[\])}}>]) ?{_HOST}",
        _ANY,
        _any(_piece(b"@"), _shape(rb"at ?[\])}>]")),
    ),
    Detail(
        _MAIL,
        rf"{_LOCAL} at (?!(?:the|a|this|that) )[\w\-]+(?:{_DOT}[\w\-]+)*?{_DOT_IN_WORDS}[a-z]{{2,24}}{_END}"
        r"|[a-z\d]{1,64}(?:_at_[a-z\d]+(?:_dot_[a-z\d]+)+|-at-[a-z\d]+(?:-dot-[a-z\d]+)+)",
        _ANY,
        _word("dot"),
    ),
    Detail(
        _MAIL,
        r"(?<![\w.+\-])(?:[\w+\-]{2,64}[._][\w.+\-]{2,64} at|[a-z\d_][\w.+\-]* AT)"
        rf" [\w\-]+(?:\.[\w\-]+)*\.[a-z]{{2,24}}{_END}",
        0,
        _shape(rb" at [a-z0-9-]+\.[a-z]"),
    ),
    Detail(
        _PHONE,
        rf"{_BEFORE}(?:\+{_DIGIT}{{9,15}}|\(?00{_GAP}[1-9]{_DIGIT}{{8,12}}|\(?0[1-9]{_DIGIT}{{8,9}}"
        rf"|44{_GAP}7\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}|44[12]\d{{9}}"
        rf"|\(?0\d{{1,2}}\)?[ \-]\d{{3}}[ \-]\d{{4}}"
        rf"|(?:1[ .\-])?(?:\(\d{{3}}\) ?|\d{{3}}[ .\-])\d{{3}}[ .\-]\d{{4}}){_END}",
        _ANY,
        _digits(b"000000000"),
    ),
    Detail(
        _PHONE,
        r"(?<![\w])(?:[Ee]xtn?\.? ?|(?:[Oo]n|[Aa]t|[Dd]ial|[Rr]ing|[Cc]all|[Ff]or) extension (?:number )?)"
        rf"\d{{2,5}}{_END}",
        0,
        _all(
            _word("ext", "extn", "extension"),
            _shape(rb"ext(?:n|ension)?\.?(?: number)? ?[0-9]"),
        ),
    ),
    Detail(
        "an NHS number",
        rf"nhs (?:number|no\.?|#):? ?(?:is |was )?\d(?:[ \-]?\d){{9}}{_END}",
        _ANY,
        _digits(b"0000000000"),
    ),
    Detail(
        "a National Insurance number",
        rf"(?<![\w])[A-Z]{{2}}[ \-]?\d\d[ \-]?\d\d[ \-]?\d\d[ \-]?[A-D]{_END}",
        0,
        _digits(b"000000A"),
    ),
    Detail(
        "a date of birth",
        rf"(?<![\w])(?:(?:date of birth|birth ?date|d\.?o\.?b\.?)[^\d\x00]{{0,20}}?{_DATE}"
        rf"|(?:his|her|my|their) birthday,? (?:is |was )?(?:on )?(?:the )?{_DATE}"
        rf"|(?:i|she|he|they|who) (?:was |were )?born (?:on )?(?:the )?{_DATE}"
        rf"|(?<=[,(] |.\()born:? (?:on )?(?:the )?{_DATE})",
        _ANY,
        _any(
            _all(_word("born"), _shape(rb"born[^0-9]{0,12}[0-9]")),
            _all(_word("birth", "birthdate", "birthday"), _shape(rb"birth[^0-9]{0,30}[0-9]")),
            _word("dob"),
            _all(_word("o"), _piece(b"d.o.b")),
        ),
    ),
    Detail(
        _HOME,
        rf"(?<![\w]){_HOUSE}[^\x00.;!?]{{0,60}}?{_POSTCODE}",
        0,
        _all(
            _digits(b"0AA", b"0AE", b"0EA", b"0EE"),
            _shape(rb"[0-9][a-z]? ?[0-9][a-z]{2}(?![a-z0-9])"),
        ),
    ),
    Detail(
        _HOME,
        r"(?<![\w])(?:[Ll]iv(?:e|es|ed|ing) at|[Ss]taying at|[Hh]ome address(?: is|:)?)"
        rf" (?:[Ff]lat [\w]{{1,4}},? )?{_HOUSE}",
        0,
        _any(
            _shape(rb" at [0-9f](?<=(?:live|ives|ived|ving|ying) at .)"),
            _all(_word("address"), _piece(b"home address")),
        ),
    ),
    Detail(
        "the name of a contact",
        rf"(?<![\w])(?:[Cc]ontact(?: person| name)?:[ *_]{{0,4}}{_NAME} {_NAME}"
        rf"|{_REACH} (?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? {_NAME})",
        0,
        _any(
            _all(_word("mr", "mrs", "ms", "miss", "mx", "dr"), _word(*_REACHING)),
            _all(_word("contact"), _shape(rb"contact(?: person| name)?:")),
        ),
    ),
)
"""Every kind of private detail; of two at one place, the first is told."""


@dataclass(frozen=True, slots=True)
class Found:
    """A private detail in one of several texts: which text, where in it, what, and of what kind."""

    number: int
    start: int
    text: str
    words: str


def details_in(texts: Sequence[str]) -> Iterator[Found]:
    """Go through the private details in `texts`, such as all of a page, in their order."""
    whole = as_whole(texts)
    signs = signs_of(whole)
    likely = [one for one in DETAILS if one.sign(signs)]
    if not likely:
        return
    bare = WEB_ADDRESS.sub(_blank, whole).replace("\n\n", "\0\0").replace("\n", " ")
    matches = [(found, one.words) for one in likely for found in one.pattern.finditer(bare)]
    starts, end = list(accumulate(map(len, texts), _after, initial=0)), 0
    for found, words in sorted(matches, key=_start):
        if found.start() >= end:
            end = found.end()
            number = bisect_right(starts, found.start()) - 1
            yield Found(number, found.start() - starts[number], whole[slice(*found.span())], words)


def _blank(address: re.Match[str]) -> str:
    return " " * len(address[0])


def _after(start: int, length: int) -> int:
    return start + length + 2


def _start(pair: tuple[re.Match[str], str]) -> int:
    return pair[0].start()
