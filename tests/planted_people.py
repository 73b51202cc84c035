"""People who never were, and all the ways in which a text could lead to them.

Every name is made up. The numbers are those that nobody can have: Ofcom's for drama, the numbers
555-01xx of North America, NHS numbers that begin with 999, National Insurance numbers that begin
with QQ, postcodes that begin with ZZ99, and hosts below example.org and its like.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle, islice

FIRST = (
    "Zebedee",
    "Ottoline",
    "Barnaby",
    "Philippa",
    "Caradoc",
    "Morwenna",
    "Aoife",
    "Ngozi",
    "Tariq",
)
LAST = (
    "Quillfeather",
    "Marshmallow",
    "O'Nonesuch",
    "Nobody-Smith",
    "Fictional",
    "Éxample",
    "Inventado",
)
HOSTS = ("example.org", "mail.example.com", "example.net", "town.example", "a-b.example.co.uk")
AREAS = (
    *(("01632", "960"), ("0113", "496 0"), ("0121", "496 0"), ("0141", "496 0"), ("0161", "496 0")),
    *(
        ("0191", "498 0"),
        ("020", "7946 0"),
        ("0207", "946 0"),
        ("029", "2018 0"),
        ("028", "9649 6"),
    ),
    *(("07700", "900"), ("07700", "900"), ("07700", "900"), ("0808", "157 0"), ("03069", "990")),
)

MAILS = (
    *("{who}@{host}", "<{who}@{host}>", "{WHO}@{HOST}", "{who}+hub@{host}", "`{who}@{host}`"),
    *(
        "**{who}@{host}**",
        "[a message](mailto:{who}@{host})",
        "<mailto:{who}@{host}>",
        "e-mail:{who}@{host}",
    ),
    *(
        "{who} @ {host}",
        "{who}@ {host}",
        "{who} [at] {host}",
        "{who}[at]{host}",
        "{who} (at) {host}",
    ),
    *(
        "{who}(at){host}",
        "{who} {{at}} {host}",
        "{who} <at> {host}",
        "{who} [@] {host}",
        "{who}(@){host}",
    ),
    *(
        "{who} [AT] {host}",
        "{who} ( at ) {host}",
        "{who}\uff20{host}",
        "{who}&#64;{host}",
        "{who}&commat;{host}",
    ),
    *(
        "[x](mailto:{who}%40{host})",
        "{who} AT {host}",
        "{first}.{last} at {host}",
        "{first}_{last} at {host}",
    ),
    *(
        "{who} at {dotted}",
        "{WHO} AT {DOTTED}",
        "{who}-at-{dashed}",
        "{who}_at_{scored}",
        "{who} [at] {bracketed}",
    ),
    *(
        "{who}(at){rounded}",
        "{who}@{bracketed}",
        "{who} at {bracketed}",
        "{who}@{dotted}",
        "to\n{who}@{host}",
    ),
)
PHONES = (
    *(
        "{area} {rest}",
        "({area}) {rest}",
        "({area}){tight}",
        "{area}-{rest}",
        "{area}.{rest}",
        "{area}{tight}",
    ),
    *(
        "{area} {tight}",
        "{area} - {rest}",
        "{area} \u2013 {rest}",
        "{area}\u00a0{rest}",
        "{area}\u2009{rest}",
    ),
    *(
        "{area}\u2011{rest}",
        "{area}\n{rest}",
        "+44 {bare} {rest}",
        "+44 (0){bare} {rest}",
        "+44(0){bare}{tight}",
    ),
    *(
        "+44 (0) {bare} {rest}",
        "+44{bare}{tight}",
        "+44-{bare}-{rest}",
        "(+44) {bare} {rest}",
        "0044 {bare} {rest}",
    ),
    *(
        "0044{bare}{tight}",
        "tel:{area}{tight}",
        "[ring](tel:+44{bare}{tight})",
        "T:{area} {rest}",
        "**{area} {rest}**",
    ),
    *(
        "{area}\u200b{rest}",
        "{area} {pairs}",
        "{area} {rest} (24 hours)",
        "{area} {rest}/{last}",
        "({area} {rest})",
    ),
)
ELSEWHERE = (
    *(
        "(212) 555-01{n:02}",
        "(212)555-01{n:02}",
        "212-555-01{n:02}",
        "212.555.01{n:02}",
        "+1 212 555 01{n:02}",
    ),
    *(
        "1-212-555-01{n:02}",
        "212 555 01{n:02}",
        "+1 (212) 555-01{n:02}",
        "+353 20 910 00{n:02}",
        "020 910 00{n:02}",
    ),
    *(
        "+33 1 99 00 12 {n:02}",
        "+49 30 23125 1{n:02}",
        "+49 (0)30 23125 1{n:02}",
        "+61 491 570 1{n:02}",
    ),
    *(
        "447700900{n:03}",
        "44 7700 900{n:03}",
        "on extension 2{n:02}",
        "ext. 21{n:02}",
        "(ext 2{n:02})",
        "extn 2{n:02}",
    ),
)
NUMBERS = (
    *(
        "NHS number 999 123 40{n:02}",
        "NHS number: 99912340{n:02}",
        "NHS no. 999-123-40{n:02}",
        "999 123 40{n:02}",
    ),
    *(
        "NHS No 999 123 40{n:02}",
        "NHS number is 999 123 40{n:02}",
        "QQ 12 34 {n:02} C",
        "QQ1234{n:02}C",
    ),
    *("QQ-12-34-{n:02}-A", "QQ 1234{n:02} D", "QQ12 34{n:02}B"),
)
BIRTHS = (
    *(
        "date of birth 3 May 19{n:02}",
        "Date of birth: 3rd May 19{n:02}",
        "DOB: 03/05/19{n:02}",
        "DOB 3.5.{n:02}",
    ),
    *(
        "D.O.B. 03-05-19{n:02}",
        "DoB 19{n:02}-05-03",
        "She was born on 3 May 19{n:02}",
        "he was born 03/05/19{n:02}",
    ),
    *(
        "They were born on the 3rd of May 19{n:02}",
        "{name}, born 3 May 19{n:02}, said",
        "{name} (born 3/5/19{n:02})",
    ),
    *(
        "who was born on May 3, 19{n:02}",
        "her birthday is 3 May 19{n:02}",
        "date of birth is 3 Sept 19{n:02}",
    ),
)
HOMES = (
    *(
        "1{n} Nowhere Road, Anytown, ZZ99 3WZ",
        "Flat 2, 1{n} Example Street, ZZ99 3VZ",
        "1{n}a Made-up Close ZZ993WZ",
    ),
    *("1{n} Nowhere Road\nAnytown\nZZ99 3WZ", "1{n}, Old Invented Lane, Anytown, Noshire ZZ99 3CZ"),
    *(
        "{name} lives at 1{n} Nowhere Road",
        "they lived at {n} Example Gardens",
        "we live at flat 3, {n} Made Up Court",
    ),
    *("home address: {n} Nowhere Avenue", "{name}, {n} St Nobody's Terrace, Anytown ZZ99 3WZ"),
)
CONTACTS = (
    *(
        "Contact: {name}",
        "**Contact:** {name}",
        "Contact person: {name}",
        "Contact name: {name}",
        "Key contact: {name}",
    ),
    *(
        "Contact Mrs {last}",
        "please ring Mr {last}",
        "Ask for Ms {last}",
        "Speak to Dr {last}",
        "e-mail Miss {last}",
    ),
    *("Write to Mr. {last}", "get in touch with Mx {last}"),
)
AROUND = (
    *(
        "Ask about it: {}.",
        "{}",
        "We heard more from {} after the meeting.",
        "- The person who knows is {}\n- Another",
    ),
    *(
        "Nobody answered ({}), and so we went there.",
        "| Who | How |\n|---|---|\n| Them | {} |",
        "> {}",
    ),
    *("It was hard, see https://example.org/a?b=1, and {} helped.",),
)
KINDS = {
    "e-mail": (MAILS, 200),
    "phone": (PHONES, 200),
    "phone elsewhere": (ELSEWHERE, 80),
    "number": (NUMBERS, 44),
    "birth": (BIRTHS, 56),
    "home": (HOMES, 40),
    "contact": (CONTACTS, 40),
}


HONEST = (
    *(
        "Between 2015 and 2019 it reached 1,250,000 people, 10 000 000 pounds and 0.05 of 1 per cent.",
    ),
    *(
        "See 10.1136/bmj.l4897, ISBN 0140449132, and charity number 1072534 (SC012345).",
        "In 2019/20, 2020/21, 2021/22.",
    ),
    *(
        "The grant, AB-2019-0123456, ran from 01-02-2020 to 03.04.2021.",
        "It began on 01.02.2020 - 03.04.2021.",
    ),
    *(
        "Open 08:30-17:00, 0-5 year olds, rooms 0163 29 and 101 to 120.",
        "Look at the dot on the map of 1 place.",
    ),
    *(
        "Read it at example.org, or at www.example.org, and e.g. at the library.",
        "We meet @ 5.30pm, @council said.",
    ),
    *(
        "Sam at the council asked who lives at home, and who works at 10 sites in 4 places.",
        "The birth rate of 2019.",
    ),
    *(
        "The alliance was born on 1 April 2014, the Fund in 2010, and each child is born free.",
        "Born in 1962 or later.",
    ),
    *(
        "Contact with Wigan Council was rare; people contact the Big Life Group.",
        "The contact: nobody knew who.",
    ),
    *(
        "12 people in one place took 3 steps down the way to PL1 3AB.",
        "10 Downing Street, and 4 Yards Road in Leeds.",
    ),
    *(
        "The extension of 2019, an extension to 2021, and the text 214 pages long.",
        "Mrs Thatcher and Dr Marmot wrote it.",
    ),
    *(
        "They called Dr Marmot's review a turn; we text people who ask for it.",
        "git@github.com is no person, nor go@1.23.",
    ),
    *(
        "Number 7 of 12, 3 to 1, 60 per cent of 250, 4th of 5, 999 to 111.",
        "NHS numbers rose: 1,234,567,890 in all.",
    ),
    *(
        "\u00a32,500,000 over 5 years; 0.7 of it 2016-2019; \u20ac1.2m.",
        "The map: 50.3755, -4.1427; the grid: SX 477 544.",
    ),
    *(
        "Postcodes such as M1, L8 and NE6; sizes A4 and A3; the A38 and B3212.",
        "Wards 01, 02, 03 and 04 of 20.",
    ),
)
"""Sentences with numbers, names and places that lead to nobody."""


def honest_pages(chance: random.Random, count: int) -> Iterator[list[str]]:
    """Yield the paragraphs of pages that hold nothing private."""
    for _ in range(count):
        yield [" ".join(chance.sample(HONEST, 3)) for _ in range(chance.randrange(2, 6))]


def planted(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the kind of detail and a text that holds it, for several hundred."""
    for kind, (ways, count) in KINDS.items():
        for way in islice(cycle(ways), count):
            yield kind, chance.choice(AROUND).replace("{}", way.format(**_person(chance)))


def _person(chance: random.Random) -> dict[str, object]:
    first, last, host = chance.choice(FIRST), chance.choice(LAST), chance.choice(HOSTS)
    area, start = chance.choice(AREAS)
    rest = f"{start}{chance.randrange(1000):03}"
    tight = rest.replace(" ", "")
    who = chance.choice((f"{first}.{last}", first, f"{first}_{last}", f"{first[0]}{last}")).lower()
    who = who.replace("'", "")
    return {
        "first": first.lower(),
        "last": last,
        "name": f"{first} {last}",
        "who": who,
        "host": host,
        "WHO": who.upper(),
        "HOST": host.upper(),
        "DOTTED": host.replace(".", " DOT ").upper(),
        "dotted": host.replace(".", " dot "),
        "dashed": host.replace("-", "").replace(".", "-dot-"),
        "scored": host.replace("-", "").replace(".", "_dot_"),
        "bracketed": host.replace(".", " [dot] "),
        "rounded": host.replace(".", "(dot)"),
        "n": chance.randrange(30, 90),
        "area": area,
        "bare": area[1:],
        "rest": rest,
        "tight": tight,
        "pairs": " ".join(tight[at : at + 2] for at in range(0, len(tight), 2)),
    }
