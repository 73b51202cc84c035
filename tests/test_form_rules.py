"""The cases that the check and the forms' script share, on the side of the check."""

from __future__ import annotations

import pytest

from form_shared import FormCase, form_cases, form_hub, refused_by_check
from hub.links import Links


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Links:
    return form_hub(tmp_path_factory.mktemp("hub"))


def test_there_are_at_least_150_cases_each_about_something_else() -> None:
    cases = form_cases()
    assert len(cases) >= 150
    assert len({(case.about, case.kind) for case in cases}) == len(cases)


@pytest.mark.parametrize("case", form_cases(), ids=lambda case: f"{case.kind}: {case.about}")
def test_the_check_refuses_just_what_the_case_says(case: FormCase, links: Links) -> None:
    assert refused_by_check(case, links.hub) == case.refused
