"""The words of a made corpus: common ones first, then words that nobody has ever said."""

from __future__ import annotations

import random
from collections.abc import Collection

VOCABULARY_SIZE = 60_000

COMMON_WORDS = """
the of and to in a is that for it as was with be by on not he his but at are this have from or
had an they which one you were all her she there would their we him been has when who will no
more if out so up said what its about than into them can only other time new some could these
two may first then do any like my now over such our man me even most made after also did many
off before must well back through years much where your way down should because long each just
state people those too mr how little good make world still see own work men day get here old
life both between being under three never know same last another while us might great year since
against go came right take used himself few house use during without again place around however
home small found thought went say part once high general upon school every community council
housing project residents local programme partnership funding evaluation pilot neighbourhood
services health transport energy water park library youth older volunteers employer college
training skills jobs enterprise cooperative trust charity hospital clinic prevention evidence
outcome baseline survey interview workshop engagement consultation co-design delivery governance
steering board budget cost saving investment grant procurement contract planning regeneration
retrofit heating insulation flood drainage woodland biodiversity cycling walking bus rail street
market retail digital broadband data platform database inclusion accessibility equality
migration refugee family childcare early-years mental wellbeing loneliness food growing kitchen
recycling waste repair museum heritage culture arts festival sport tourism harbour coast rural
farm village town city region national policy law regulation standard guidance toolkit lesson
barrier enabler risk challenge scale replication transfer sustainability legacy monitoring
impact measure indicator
""".split()

_ONSETS = [
    "",
    *"b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl st str t th tr v w".split(),
]
_NUCLEI = "a e i o u ai ea ee io ou".split()
_CODAS = ["", "", *"b ck d l ll m n nd ng nt r rd rn s ss st t x".split()]
_SUFFIXES = [*[""] * 7, *"ed ing tion ly ment er s al ive ness ity".split()]


def made_words(seed: int, number: int, taken: Collection[str] = ()) -> list[str]:
    """Make `number` different words that are none of those `taken`; the same for each seed."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    seen = dict.fromkeys(taken)
    made: list[str] = []
    while len(made) < number:
        syllables = (
            chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS)
            for _ in range(chance.choice((1, 1, 2, 2, 2, 3)))
        )
        word = "".join(syllables) + chance.choice(_SUFFIXES)
        if 2 < len(word) < 16 and word not in seen:
            seen[word] = None
            made.append(word)
    return made
