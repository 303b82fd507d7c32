"""The page at `/`, in a real browser: what is drawn, what is lit, what is told when something goes wrong."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from service.viewer import SAMPLES
from tests.viewer.articles import ARTICLE, MARKUP, markup, mill
from tests.viewer.conftest import Viewer

LIT = "els => els.map(el => el.textContent).join('|')"


def lit(viewer: Viewer, role: str) -> str:
    return viewer.page.locator(f"#article .on-{role}").evaluate_all(LIT)


def article_text(viewer: Viewer) -> list[str]:
    """The paragraphs as drawn, without the numbered buttons."""
    return viewer.page.locator("#article p").evaluate_all(
        """paragraphs => paragraphs.map(paragraph => {
            const copy = paragraph.cloneNode(true);
            copy.querySelectorAll('sup').forEach(number => number.remove());
            return copy.textContent;
        })"""
    )


def test_the_article_is_drawn_word_for_word(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    assert article_text(viewer) == [line for line in ARTICLE.split("\n") if line]


def test_an_article_is_read_by_the_service_itself(viewer: Viewer) -> None:
    viewer.page.locator("#target-name").fill("mill")
    viewer.send("🏭 “The mill must close,” Brandt said.\n“Never closed.")
    viewer.page.locator("#article .ref").focus()
    assert (lit(viewer, "content"), lit(viewer, "cue"), lit(viewer, "source")) == (
        "“The mill must close,”",
        "said",
        "Brandt",
    )
    assert viewer.page.locator("#claim .stance .target").inner_text() == "mill"
    assert "no closing mark" in viewer.page.locator("#warnings").inner_text()
    assert viewer.complaints == []


def test_a_problem_of_the_service_itself_is_told(viewer: Viewer) -> None:
    viewer.send("x" * 100_001)
    assert viewer.page.get_by_role("alert").inner_text().splitlines()[0] == "The text is too long"


def test_the_page_asks_for_javascript_offsets(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    assert viewer.asked == [{"text": ARTICLE, "targets": [], "offset_unit": "utf16"}]


def test_pointing_at_a_claim_lights_its_cue_and_source(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    viewer.page.locator("#article .content", has_text="dumping waste").hover()
    assert (lit(viewer, "content"), lit(viewer, "cue"), lit(viewer, "source")) == (
        "dumping waste itself",
        "denied",
        "It",
    )
    viewer.page.locator("h1").hover()
    assert lit(viewer, "content") == ""


def test_keyboard_focus_lights_a_claim_and_tells_it_in_full(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    for _ in range(20):
        viewer.page.keyboard.press("Tab")
        if viewer.page.evaluate("document.activeElement.matches('.ref')"):
            break
    viewer.page.keyboard.press("Tab")
    viewer.page.keyboard.press("Tab")
    assert viewer.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Claim 3, Anna Brandt"
    assert (lit(viewer, "content"), lit(viewer, "cue"), lit(viewer, "source")) == (
        "the river was poisoned",
        "had claimed",
        "Brandt",
    )
    assert [line for line in viewer.page.locator("#claim").inner_text().split("\n") if line] == [
        "Claim 3", "Anna Brandt (“Brandt”) had claimed", "the river was poisoned", "Stance", "asserts 80 %",
        "Kind", "statement, indirect", "Source", "named here, 97 %", "Confidence", "90 %", "Within", "claim 2",
    ]  # fmt: skip
    viewer.page.keyboard.press("Escape")
    assert lit(viewer, "content") == ""


def test_nested_claims_share_their_words(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    viewer.page.locator("#article .ref[data-claim=c2]").focus()
    assert lit(viewer, "content").replace("|", "") == "Brandt had claimed that the river was poisoned"
    assert (
        viewer.page.locator("#article .mark", has_text="the river was poisoned").get_attribute("data-claims") == "c3 c2"
    )
    viewer.page.locator("#article .mark", has_text="the river was poisoned").click()
    assert "Within\nclaim 2" in viewer.page.locator("#claim").inner_text()


def test_a_split_quotation_is_lit_whole(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    viewer.page.locator("#article .mark", has_text="We saw").hover()
    assert lit(viewer, "content") == "“We saw nothing,”|“Ask the mayor.”"


def test_denied_and_uncertain_claims_are_marked_in_words_too(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    assert viewer.page.locator("#article .mark.denies").inner_text() == "dumping waste itself"
    assert viewer.page.locator("#article .mark.uncertain").inner_text() == "The union may strike"
    assert viewer.page.locator("#sources .tag").all_inner_texts() == ["denies", "uncertain"]
    assert viewer.page.locator("#article .ref.denies").get_attribute("aria-label") == "Claim 4, ministry, denied"


def test_sources_are_listed_with_type_description_claims_and_stance(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    assert viewer.page.locator("#sources h3").all_inner_texts() == [
        "Anna Brandt",
        "ministry",
        "Otto Reiss",
        "No source stated",
    ]
    card = viewer.page.locator(".source-card").first
    assert card.locator("p").inner_text() == "person · mayor"
    assert card.locator("summary").inner_text() == "2 claims"
    assert (
        card.get_by_role("img").get_attribute("aria-label") == "toward mill: in favor 10 %, neutral 10 %, against 80 %"
    )
    card.locator("h3").hover()
    assert lit(viewer, "content") == "The mill must close,|the river was poisoned"


def test_the_writer_of_the_article_is_called_that(viewer: Viewer) -> None:
    answer = mill()
    answer["sources"][2] |= {"name": "", "type": "author", "named": False, "description": None}
    viewer.read(ARTICLE, answer)
    assert viewer.page.locator("#sources h3").all_inner_texts()[2] == "The article’s own writer"
    reference = viewer.page.locator("#article .ref[data-claim=c5]").first
    assert reference.get_attribute("aria-label") == "Claim 5, The article’s own writer"
    reference.click()
    assert viewer.page.locator("#claim strong").inner_text() == "The article’s own writer"


def test_confidence_and_warnings_are_shown(viewer: Viewer) -> None:
    viewer.read(ARTICLE, mill())
    viewer.page.locator("#article .ref[data-claim=c6]").click()
    assert "Confidence\n40 %" in viewer.page.locator("#claim").inner_text()
    assert "no closing mark" in viewer.page.locator("#warnings").inner_text()


def test_targets_are_sent_with_their_aliases(viewer: Viewer) -> None:
    name, aliases = viewer.page.locator("#target-name"), viewer.page.locator("#target-aliases")
    name.fill("mill")
    name.press("Enter")
    name.fill("Ukraine")
    aliases.fill("Kyiv, Ukrainian government")
    viewer.page.get_by_role("button", name="Add").click()
    name.fill("dropped")
    name.press("Enter")
    viewer.page.get_by_role("button", name="Remove dropped").click()
    viewer.read(ARTICLE, mill())
    assert viewer.asked[0]["targets"] == ["mill", {"name": "Ukraine", "aliases": ["Kyiv", "Ukrainian government"]}]


def test_an_eleventh_target_is_told_not_to_be_sent(viewer: Viewer) -> None:
    name, note = viewer.page.locator("#target-name"), viewer.page.locator("#target-note")
    for number in range(10):
        name.fill(f"target {number}")
        name.press("Enter")
    name.fill("target 3")  # again: it takes the place of the first one
    name.press("Enter")
    expect(name).to_have_value("")
    assert note.inner_text() == ""
    name.fill("one more")
    viewer.read(ARTICLE, mill())
    assert sorted(viewer.asked[0]["targets"]) == [f"target {number}" for number in range(10)]
    assert note.inner_text() == "“one more” is not among them: 10 are the most."
    expect(name).to_have_value("one more")
    viewer.page.get_by_role("button", name="Remove target 3").click()
    assert note.inner_text() == ""
    name.press("Enter")
    expect(name).to_have_value("")


def test_a_sample_can_be_picked(viewer: Viewer) -> None:
    viewer.page.get_by_label("Sample").select_option("bakhmut")
    wanted = (SAMPLES / "bakhmut.txt").read_text(encoding="utf-8")
    expect(viewer.page.get_by_label("Article", exact=True)).to_have_value(wanted)
    assert viewer.page.locator("#count").inner_text() == f"{len(wanted):,} of 100,000 characters"


def test_the_json_and_a_working_curl_line_can_be_copied(viewer: Viewer) -> None:
    text = "It’s Bob's mill, “Bob” said."
    viewer.read(text, mill())
    viewer.page.get_by_role("button", name="Copy JSON").click()
    viewer.page.get_by_role("button", name="Copied").wait_for()
    assert json.loads(viewer.page.evaluate("navigator.clipboard.readText()")) == mill()
    viewer.page.get_by_role("button", name="Copy curl").click()
    viewer.page.get_by_role("button", name="Copied").nth(0).wait_for()
    # wait_for_function evaluates a string in the page from its second look on, which the page's policy forbids.
    for _ in range(50):
        if viewer.page.evaluate("navigator.clipboard.readText()").startswith("curl"):
            break
        viewer.page.wait_for_timeout(100)
    words = shlex.split(viewer.page.evaluate("navigator.clipboard.readText()"))
    assert words[:3] == ["curl", "-s", viewer.page.url + "analyze"]
    assert json.loads(words[-1]) == {"text": text, "targets": [], "offset_unit": "utf16"}


PROBLEMS: list[tuple[int, dict[str, Any], dict[str, str], list[str]]] = [
    (
        413,
        {"title": "Text too long", "detail": "At most 100,000 characters."},
        {},
        ["Text too long", "At most 100,000"],
    ),
    (
        422,
        {"title": "Unprocessable", "detail": "", "errors": {"targets": {"0": {"name": ["Too long."]}}}},
        {},
        ["targets.0.name: Too long."],
    ),
    (503, {"title": "Busy", "detail": "All seats are taken."}, {"Retry-After": "3"}, ["Busy", "Try again in 3 s."]),
    (502, {}, {}, ["The service answered 502"]),
]


@pytest.mark.parametrize(("status", "problem", "headers", "shown"), PROBLEMS)
def test_a_problem_is_told_kindly(
    viewer: Viewer, status: int, problem: dict[str, Any], headers: dict[str, str], shown: list[str]
) -> None:
    viewer.answers(problem, status, headers)
    viewer.page.get_by_role("button", name="Read the article").click()
    told = viewer.page.get_by_role("alert")
    told.wait_for(state="visible")
    for words in shown:
        assert words in told.inner_text()
    assert "null" not in told.inner_text()
    assert not viewer.page.locator("#result").is_visible()


def test_a_service_that_is_gone_is_told_as_such(viewer: Viewer) -> None:
    viewer.page.route("**/analyze", lambda route: route.abort())
    viewer.page.get_by_role("button", name="Read the article").click()
    assert "could not be reached" in viewer.page.get_by_role("alert").inner_text()


def test_an_article_full_of_markup_runs_nothing(viewer: Viewer) -> None:
    viewer.read(MARKUP, markup())
    for button in viewer.page.locator("#article .ref").all():
        button.click()
    assert viewer.page.evaluate("window.hacked") is None
    assert viewer.page.locator("#result :is(script, img, svg, iframe, b)").count() == 0
    assert "\n".join(article_text(viewer)) == MARKUP
    assert viewer.complaints == []


def test_the_policy_stops_what_would_slip_through(viewer: Viewer) -> None:
    """Should a later change forget itself, the browser refuses markup, inline script and outside hosts."""
    assert "Trusted" in viewer.page.evaluate(
        "() => { try { document.body.innerHTML = '<p>'; return ''; } catch (e) { return e.message; } }"
    )
    viewer.page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert viewer.page.evaluate("fetch('https://elsewhere.invalid/').then(() => 'sent', () => 'refused')") == "refused"
    for policy in ("TrustedHTML", "style-src", "connect-src"):
        assert any(policy in words for words in viewer.complaints), policy


def test_nothing_is_asked_of_another_host(viewer: Viewer, address: str) -> None:
    viewer.read(ARTICLE, mill())
    assert viewer.requests
    assert all(url.startswith(address) for url in viewer.requests)


def test_a_long_article_is_drawn_whole(viewer: Viewer) -> None:
    answer = mill()
    repeats, length = 250, len(ARTICLE.encode("utf-16-le")) // 2 + 1
    claims = [
        moved(claim, at * length, at * len(answer["claims"])) for at in range(repeats) for claim in answer["claims"]
    ]
    viewer.read("\n".join([ARTICLE] * repeats), {**answer, "claims": claims, "sources": []})
    assert viewer.page.locator("#article .ref").count() == repeats * len(answer["claims"])


def moved(claim: dict[str, Any], by: int, number: int) -> dict[str, Any]:
    def move(span: dict[str, Any]) -> dict[str, Any]:
        return {**span, "start": span["start"] + by, "end": span["end"] + by}

    return {
        **claim,
        "id": f"c{number + int(claim['id'][1:])}",
        "parent": None,
        "content": {**claim["content"], "spans": [move(span) for span in claim["content"]["spans"]]},
        "cue": claim["cue"] and {**claim["cue"], "spans": [move(span) for span in claim["cue"]["spans"]]},
        "source": {
            **claim["source"],
            "id": None,
            "mention": claim["source"]["mention"] and move(claim["source"]["mention"]),
        },
    }


@pytest.mark.parametrize("viewer", [{"viewport": {"width": 360, "height": 740}, "has_touch": True}], indirect=True)
def test_at_phone_width_nothing_is_wider_than_the_screen(viewer: Viewer) -> None:
    viewer.page.locator("#target-name").fill("a name with no end" * 8)
    viewer.read(ARTICLE + " " + "W" * 300, mill())
    assert viewer.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_page_files_hold_no_inline_code_and_name_no_other_host() -> None:
    folder = Path(SAMPLES).parent / "service" / "viewer" / "static"
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        for forbidden in ("innerHTML", "insertAdjacentHTML", "http://", "https://", " onclick=", "<style", " style="):
            assert forbidden not in text, f"{forbidden} in {path.name}"
