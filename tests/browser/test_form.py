"""What somebody does who knows a place, and not git: fills in a form and sends what it makes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from usable import problems

from form_shared import refusals
from hub.library import Hub, load_hub
from hub.source import document_from

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "compete-or-collaborate/risk-and-decisions"
ANSWER = "contribute/answer/"
CASE = "contribute/case-study/"
SHORT = "In Plymouth any two of the three partners can stop a decision. It took four meetings."
ERRORS = "[data-hub-form-errors]"
GITHUB = "[data-hub-github]"
AT_A_TIME = 8
STAY_THERE = """one => {
  const stay = (event) => { if (event.key === "Tab") event.preventDefault(); };
  one.mayLeave = () => one.removeEventListener("keydown", stay);
  one.addEventListener("keydown", stay);
}"""


def start(page: Page, address: str, consent: str = "Yes, or nobody") -> None:
    """Open a form and answer what it asks before all else."""
    page.goto(address)
    page.get_by_role("radio", name=consent).check()


def box(page: Page, label: str, number: int = 0) -> Locator:
    """Find what a text is written into, by the beginning of its label."""
    return page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).nth(number)


def pick(page: Page, field: str, words: str, name: str) -> None:
    """Choose from a list that is too long to look through."""
    page.locator(f"#hub-f-{field}-find").fill(words)
    page.locator(f"#hub-f-{field}").get_by_label(name, exact=False).first.check()


def fill_answer(page: Page) -> None:
    """Fill in as little as an answer needs, but for its question."""
    box(page, "What did people decide or learn?").fill(SHORT)
    pick(page, "places", "plym", "Plymouth")
    page.get_by_label("Resident", exact=True).check()
    box(page, "Name of the source").fill("First-hand account by a resident")
    box(page, "Who published it").fill("Told to this hub")
    box(page, "Year").fill("2026")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Check and continue").click()


def file_of(page: Page) -> tuple[str, str]:
    """Return path and text of the finished file."""
    expect(page.get_by_role("heading", name="Ready to send")).to_be_focused()
    path = page.locator("[data-hub-path]").text_content() or ""
    return path, page.locator("[data-hub-file]").text_content() or ""


def checked(folder: Path, path: str, text: str) -> subprocess.CompletedProcess[str]:
    """Put a file into a copy of the hub's content, and let the check look at it."""
    for name in ("case_studies", "content", "guides"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    (folder / path).write_bytes(text.encode())
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(folder), path]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def go_to(page: Page, target: Locator) -> None:
    """Hold Tab down until `target` has the focus, which then keeps it.

    To ask what has the focus after every step takes longer than the step.
    """
    one = target.element_handle()
    one.evaluate(STAY_THERE)
    for _ in range(400 // AT_A_TIME):
        for _ in range(AT_A_TIME):
            page.keyboard.down("Tab")
        page.keyboard.up("Tab")
        if one.evaluate("one => one === document.activeElement"):
            one.evaluate("one => one.mayLeave()")
            return
    raise AssertionError(f"the keyboard does not reach {target}")


def type_into(page: Page, label: str, words: str) -> None:
    go_to(page, box(page, label))
    page.keyboard.type(words)


def choose_by_key(page: Page, field: str, words: str) -> None:
    """Narrow a list by typing, go to what it shows, and tick it."""
    find = page.locator(f"#hub-f-{field}-find")
    expect(find).to_be_visible()
    go_to(page, find)
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")


def test_from_a_question_to_a_finished_answer_by_keyboard_alone(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}guides/{QUESTION}/")
    go_to(page, page.get_by_role("link", name="Answer this", exact=True))
    page.keyboard.press("Enter")
    go_to(page, page.get_by_role("link", name="Answer this question").last)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Add an answer")
    go_to(page, page.get_by_role("radio", name="Yes, or nobody"))
    page.keyboard.press("Space")
    expect(page.locator("#hub-f-question .hub-pick__title")).to_have_text(
        "How are risk and decisions shared?"
    )
    type_into(page, "What did people decide or learn?", SHORT)
    type_into(page, "What was hard about it?", "Letting go of the old form.")
    choose_by_key(page, "places", "plymouth")
    go_to(page, page.get_by_label("Resident", exact=True))
    page.keyboard.press("Space")
    type_into(page, "Name of the source", "First-hand account by a resident")
    type_into(page, "Who published it", "Told to this hub")
    type_into(page, "Year", "2026")
    go_to(page, page.get_by_role("button", name="Check and continue"))
    page.keyboard.press("Enter")
    path, text = file_of(page)
    assert path == "content/answers/plymouth-risk-and-decisions.md"
    done = checked(tmp_path, path, text)
    assert (done.returncode, done.stdout) == (0, "")
    values = document_from(path, text.encode()).front.values
    assert values["question"] == QUESTION
    assert values["short"] == SHORT


def test_from_the_contribute_page_to_a_finished_case_study_by_keyboard_alone(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + "contribute/")
    go_to(page, page.get_by_role("link", name="Add a case study"))
    page.keyboard.press("Enter")
    go_to(page, page.get_by_role("radio", name="Yes, or nobody"))
    page.keyboard.press("Space")
    type_into(page, "Title", 'A council: "we asked twice", and why')
    type_into(page, "Summary", "How a council asked twice before it bought anything.")
    go_to(page, page.get_by_role("radio", name="Ongoing"))
    page.keyboard.press("ArrowDown")
    choose_by_key(page, "places", "plymouth")
    go_to(page, page.get_by_label("Commissioner", exact=True))
    page.keyboard.press("Space")
    go_to(page, page.locator("#hub-f-sectors").get_by_label("Local government"))
    page.keyboard.press("Space")
    go_to(page, page.locator("#hub-f-themes").get_by_label("Trust", exact=True))
    page.keyboard.press("Space")
    choose_by_key(page, "answers-1-question", "risk and decisions")
    type_into(page, "What did people decide or learn?", SHORT)
    go_to(page, page.locator("#hub-f-still-unsure-1"))
    page.keyboard.type("Whether it lasts.")
    type_into(
        page, "What happened, in your own words", "They met.\n\n## And then\n\nThey met again."
    )
    type_into(page, "Name of the source", "Minutes")
    type_into(page, "Who published it", "Plymouth City Council")
    type_into(page, "Year", "undated")
    go_to(page, page.get_by_role("button", name="Check and continue"))
    page.keyboard.press("Enter")
    path, text = file_of(page)
    assert path == "case_studies/a-council-we-asked-twice-and-why.md"
    done = checked(tmp_path, path, text)
    assert (done.returncode, done.stdout) == (0, "")
    assert document_from(path, text.encode()).front.values["status"] == "changed"


def test_the_ways_out_hold_the_name_and_the_whole_file(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start(page, f"{address}{ANSWER}?question={QUESTION}")
    fill_answer(page)
    go_on(page)
    path, text = file_of(page)
    target = page.locator(GITHUB).get_attribute("href") or ""
    assert len(target) < 6000
    parts = urlsplit(target)
    assert f"{parts.netloc}{parts.path}".endswith("/many-answers/many-answers/new/main")
    assert parse_qs(parts.query) == {"filename": [path], "value": [text]}
    expect(page.locator(GITHUB)).to_have_attribute("target", "_blank")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.suggested_filename == path.rpartition("/")[2]
    assert Path(download.value.path()).read_bytes() == text.encode()
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator("[data-hub-ways-status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text
    expect(page.locator("[data-hub-mail]")).to_be_hidden()


def test_a_file_too_long_for_an_address_is_copied_and_an_empty_one_opened(
    page: Page, address: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("window.open = (url) => { window.opened = url; }")
    start(page, f"{address}{ANSWER}?question={QUESTION}")
    fill_answer(page)
    box(page, "A few more sentences").fill("Größenordnungsmäßig überprüft. " * 120)
    go_on(page)
    path, text = file_of(page)
    page.get_by_role("link", name="Copy it and open GitHub").click()
    expect(page.locator("[data-hub-ways-status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text
    opened = urlsplit(page.evaluate("window.opened"))
    assert parse_qs(opened.query) == {"filename": [path]}


def test_a_mailbox_that_is_set_is_offered(page: Page, address: str) -> None:
    def with_mailbox(route: Route) -> None:
        html = route.fetch().text()
        route.fulfill(
            body=html.replace('data-mailbox=""', 'data-mailbox="hub@example.org"'),
            content_type="text/html",
        )

    page.route(re.compile(rf"{ANSWER}\?"), with_mailbox)
    start(page, f"{address}{ANSWER}?question={QUESTION}")
    fill_answer(page)
    go_on(page)
    path, text = file_of(page)
    mail = page.get_by_role("link", name="Send it by e-mail").get_attribute("href") or ""
    assert mail.startswith("mailto:hub@example.org?subject=")
    assert path in unquote(mail)
    assert unquote(mail.partition("&body=")[2]).replace("\r\n", "\n") == text


def test_a_draft_is_restored_and_cleared_and_brought_back(page: Page, address: str) -> None:
    start(page, f"{address}{CASE}?theme=trust")
    box(page, "Title").fill("A town tries again")
    page.get_by_role("button", name="Add another source").click()
    expect(box(page, "Name of the source", 1)).to_be_focused()
    box(page, "Name of the source", 1).fill("The second source")
    page.get_by_text("Not in the list?").first.click()
    box(page, "What is missing?").fill("Stonehouse")
    page.reload()
    expect(page.locator("[data-hub-form-notice]")).to_contain_text("Your draft from")
    expect(box(page, "Title")).to_have_value("A town tries again")
    expect(box(page, "Name of the source", 1)).to_have_value("The second source")
    expect(box(page, "What is missing?")).to_have_value("Stonehouse")
    expect(page.locator("#hub-f-themes").get_by_label("Trust", exact=True)).to_be_checked()
    page.get_by_role("button", name="Clear the draft").first.click()
    expect(page.locator("[data-hub-form-notice]")).to_be_focused()
    keys = page.evaluate("Object.keys(localStorage)")
    assert not any("draft" in key for key in keys)
    page.get_by_role("button", name="Undo").click()
    expect(box(page, "Title")).to_have_value("A town tries again")
    page.get_by_role("button", name="Clear the draft").first.click()
    page.goto(address + CASE)
    expect(box(page, "Title")).to_be_hidden()
    expect(page.locator("[data-hub-form-notice]")).to_be_hidden()


def test_a_draft_on_another_question_is_kept_until_somebody_decides(
    page: Page, address: str
) -> None:
    start(page, f"{address}{ANSWER}?question={QUESTION}")
    box(page, "What was hard about it?").fill("Letting go.")
    page.goto(f"{address}{ANSWER}?question=sharing-power/whose-table")
    chosen = page.locator("#hub-f-question .hub-pick__title")
    expect(chosen).to_have_text("How are risk and decisions shared?")
    page.get_by_role("button", name=re.compile("^Answer .* instead$")).click()
    expect(chosen).to_contain_text("table")
    expect(box(page, "What was hard about it?")).to_have_value("Letting go.")


HOSTILE = (
    "\"; drop's \\ `tick` {{ x }} # hash\n---\ntemplate: home.html\n---\nhub_add: evil\n- &a *b !!python/object",
    "<script>window.hurt = 1</script><img src=x onerror='window.hurt=1'> ](javascript:alert(1)) ![x](y)",
    "right\u202eleft\u2066 null\u0000 tab\u000b line\u2028 sep",
    "x" * 10_000,
)
HONEST = {"Web": "https://a.example/", "Year": "2020", "From": "2020", "To": "2021"}
HONEST |= {"Agreed": "2026-01-01", "Until": "2027-01-01"}


@pytest.fixture(scope="module")
def hub() -> Hub:
    return load_hub(ROOT)


@pytest.mark.parametrize("form", [ANSWER, CASE])
def test_hostile_words_in_every_field_are_refused_or_harmless(
    page: Page, address: str, hub: Hub, form: str
) -> None:
    start(page, f"{address}{form}?question={QUESTION}&place=plymouth&sector=education&theme=trust")
    page.locator("form details").evaluate_all("all => all.forEach(one => { one.open = true })")
    page.get_by_label("Resident", exact=True).check()
    if form == CASE:
        page.get_by_role("radio", name="Ongoing").check()
    refused = 0
    for words in HOSTILE:
        fill_all(page, words)
        if not finish_honestly(page):
            expect(page.locator(ERRORS)).to_contain_text("Everything together is too long")
            refused += 1
            continue
        path, text = file_of(page)
        values = document_from(path, text.encode()).front.values
        assert not {"template", "hub_add"} & values.keys()
        assert [one for one in words.split() if one in str(values)]
        assert list(refusals(path, text, hub)) == []
    assert refused < 2
    assert page.evaluate("window.hurt") is None


def fill_all(page: Page, words: str) -> None:
    """Put `words` into every text of the form."""
    page.evaluate(
        """(words) => {
          for (const one of document.querySelectorAll("form :is(input[type=text], textarea)")) {
            one.value = words;
            one.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }""",
        words,
    )


def finish_honestly(page: Page) -> bool:
    """Write something honest wherever a text is refused; return whether there is a file then."""
    shown = page.locator(f"{ERRORS}, [data-hub-form-result]").filter(visible=True)
    for _ in range(3):
        go_on(page)
        expect(shown).not_to_have_count(0)
        expect(page.locator(f"{ERRORS}:focus, #hub-result:focus")).to_have_count(1)
        if not page.locator(ERRORS).is_visible():
            return True
        for target in page.locator(f"{ERRORS} a").evaluate_all("all => all.map(one => one.hash)"):
            field = page.locator(f"{target}:is(input, textarea), {target} input").first
            label = field.evaluate("one => one.labels[0].textContent.trim().split(' ')[0]")
            if field.get_attribute("type") == "radio":
                field.check()
            else:
                field.fill(HONEST.get(label, "Honest words."))
    return False


def test_mistakes_are_named_above_and_beside_the_fields(page: Page, address: str) -> None:
    start(page, address + ANSWER)
    box(page, "What was hard about it?").fill("word " * 61)
    expect(page.get_by_text("61 words: 1 too many").first).to_be_visible()
    box(page, "Web address").fill("www.example.org")
    go_on(page)
    expect(page.locator(ERRORS)).to_be_focused()
    assert page.title().startswith("Error: ")
    lines = page.locator(f"{ERRORS} li")
    said = lines.all_inner_texts()
    assert len(said) == len(set(said)) == 7
    page.get_by_role("link", name="What was hard about it? 61 words is too long").click()
    field = box(page, "What was hard about it?")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("Error: .*61 words is too long"))
    field.fill("Letting go.")
    box(page, "Web address").fill("https://www.example.org/")
    box(page, "Web address").blur()
    expect(page.locator(f"{ERRORS} .hub-form__done")).to_have_text(
        [re.compile("What was hard about it.* Corrected"), re.compile("web address.* Corrected")]
    )
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_an_account_without_names_is_refused_what_would_name_somebody(
    page: Page, address: str
) -> None:
    start(page, f"{address}{ANSWER}?question={QUESTION}", "No, so I will tell it")
    fill_answer(page)
    expect(box(page, "Web address")).to_be_hidden()
    expect(page.get_by_role("heading", name="Your name, if you want it shown")).to_be_hidden()
    go_on(page)
    errors = page.locator(ERRORS)
    expect(errors).to_contain_text("Choose South West England instead")
    expect(errors).to_contain_text("“Plymouth” could show who it is")
    box(page, "What did people decide or learn?").fill("Two of three partners can say no.")
    page.get_by_role("button", name="Remove Plymouth").click()
    pick(page, "places", "south west", "South West England")
    go_on(page)
    path, text = file_of(page)
    assert document_from(path, text.encode()).front.values["anonymised"] is True
    assert "plymouth" not in f"{path}{text}".lower()
    expect(page.get_by_text("your account is visible next to what you send")).to_be_visible()


def test_nothing_is_asked_before_consent(page: Page, address: str) -> None:
    page.goto(address + ANSWER)
    expect(box(page, "What did people decide or learn?")).to_be_hidden()
    page.get_by_role("radio", name="I have not asked them yet").check()
    expect(page.get_by_text("Please ask them first")).to_be_visible()
    expect(page.get_by_role("button", name="Check and continue")).to_be_hidden()


def test_what_is_missing_from_a_list_goes_to_the_editors(page: Page, address: str) -> None:
    start(page, f"{address}{ANSWER}?question={QUESTION}")
    fill_answer(page)
    page.locator("#hub-f-places summary").click()
    page.locator("#hub-f-places-missing").fill("Stonehouse, a part of Plymouth")
    go_on(page)
    expect(page.locator("[data-hub-editors-words]")).to_have_text(
        "Missing from the lists: Where did it happen? Stonehouse, a part of Plymouth"
    )


def test_a_list_of_thousands_shows_a_few_and_finds_the_others(page: Page, address: str) -> None:
    places = [{"id": f"place-{one}", "title": f"Pläce {one}"} for one in range(5000)]
    page.route("**/lists/place.json", lambda route: route.fulfill(body=json.dumps(places)))
    start(page, address + ANSWER)
    rows = page.locator("#hub-f-places .hub-pick__list li")
    expect(rows).to_have_count(40)
    expect(page.locator("#hub-f-places .hub-pick__count")).to_contain_text("40 of 5000")
    page.locator("#hub-f-places-find").fill("place 47")
    expect(rows.first).to_have_text("Pläce 47")
    pick(page, "places", "place 4711", "Pläce 4711")
    page.locator("#hub-f-places-find").fill("")
    expect(page.locator("#hub-f-places .hub-pick__chosen")).to_contain_text("Pläce 4711")


def test_a_list_that_cannot_be_had_can_be_asked_for_again(page: Page, address: str) -> None:
    page.route("**/lists/place.json", lambda route: route.abort(), times=1)
    start(page, address + ANSWER)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#hub-f-places .hub-pick__list li").first).to_be_visible()


def test_a_form_that_cannot_load_says_so_and_names_other_ways(page: Page, address: str) -> None:
    page.route("**/contribute/rules.json", lambda route: route.abort())
    page.goto(address + ANSWER)
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.get_by_role("link", name="Open an issue")).to_be_visible()


def test_without_a_script_the_page_explains_the_other_ways(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + ANSWER)
    expect(page.get_by_text("This form needs JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="How to write the file")).to_be_visible()
    expect(page.locator("form[aria-label='Add an answer']")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize(
    ("form", "width", "scheme"), [(ANSWER, 320, "dark"), (CASE, 1280, "light")]
)
def test_axe_finds_nothing_before_during_and_after(
    browser: Browser, address: str, form: str, width: int, scheme: str
) -> None:
    dark = "dark" if scheme == "dark" else "light"
    page = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=dark
    ).new_page()
    page.goto(f"{address}{form}?question={QUESTION}&sector=education&theme=trust")
    expect(page.get_by_role("radio", name="Yes, or nobody")).to_be_visible()
    assert problems(page) == []
    page.get_by_role("radio", name="Yes, or nobody").check()
    page.locator("form details").evaluate_all("all => all.forEach(one => { one.open = true })")
    expect(page.locator("#hub-f-places .hub-pick__list li").first).to_be_visible()
    go_on(page)
    expect(page.locator(ERRORS)).to_be_visible()
    assert problems(page) == []
    assert_nothing_is_too_wide(page)
    fill_answer(page)
    if form == CASE:
        box(page, "Title").fill("A town tries again")
        box(page, "Summary").fill("How a town asked twice.")
        page.get_by_role("radio", name="Ongoing").check()
        page.locator("#hub-f-still-unsure-1").fill("Whether it lasts.")
    go_on(page)
    file_of(page)
    page.get_by_text("See the file").click()
    assert problems(page) == []
    assert_nothing_is_too_wide(page)
    page.context.close()


def assert_nothing_is_too_wide(page: Page) -> None:
    before = page.viewport_size
    assert before
    for width in (1280, 375, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size(before)
