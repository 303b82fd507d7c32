// The article with its claims marked: every piece of text knows its claims, every claim has a numbered button.
import { element } from "./dom.js";
import { paragraphs, segments, spansOf } from "./segments.js";

/**
 * Draw `text` into `container`. Returns an object that lights claims up:
 *   light(ids)   mark the content, cue and source of these claims, and nothing else
 *   button(id)   the numbered button of a claim
 * `label(claim)` gives the words that name a claim to who cannot see the page.
 */
export function drawArticle(container, text, answer, label) {
  const claims = new Map(answer.claims.map((claim) => [claim.id, claim]));
  const pieces = segments(text.length, [...spansOf(answer), ...newlines(text)]);
  const drawn = new Map(answer.claims.map((claim) => [claim.id, []]));
  const buttons = new Map();
  const last = new Map(answer.claims.map((claim) => [claim.id, claim.content.spans.at(-1)?.end]));
  container.replaceChildren();

  let at = 0;
  for (const { start, end } of paragraphs(text)) {
    const paragraph = element("p");
    while (at < pieces.length && pieces[at].start < start) at++;
    for (; at < pieces.length && pieces[at].end <= end; at++) {
      const piece = pieces[at];
      paragraph.append(drawPiece(text, piece, claims, drawn));
      for (const id of endingAt(piece, last)) {
        const button = reference(claims.get(id), label);
        buttons.set(id, button);
        paragraph.append(element("sup", {}, button));
      }
    }
    container.append(paragraph);
  }
  return { light: (ids) => light(drawn, buttons, ids), button: (id) => buttons.get(id) };
}

/** A newline is cut out as a piece of its own, so that no piece reaches over the end of a paragraph. */
function newlines(text) {
  return [...text.matchAll(/\n/g)].map(({ index }) => ({ start: index, end: index + 1, claim: null, role: null }));
}

function drawPiece(text, piece, claims, drawn) {
  const words = text.slice(piece.start, piece.end);
  const marks = piece.marks.filter(({ claim }) => claim !== null);
  if (!marks.length) return document.createTextNode(words);
  const made = element("span", { class: classes(marks, claims), data: { claims: inwards(marks, claims).join(" ") } }, words);
  for (const { claim, role } of marks) drawn.get(claim).push([made, role]);
  return made;
}

function classes(marks, claims) {
  const names = new Set(["mark", ...marks.map(({ role }) => role)]);
  const contents = marks.filter(({ role }) => role === "content").map(({ claim }) => claims.get(claim));
  if (contents.length > 1) names.add("nested");
  for (const claim of contents) {
    names.add(claim.stance.commitment.label);
    if (claim.confidence < 0.5) names.add("faint");
  }
  return [...names].join(" ");
}

/** The claims of a piece, innermost first: the shortest content is the one that a pointer means. */
function inwards(marks, claims) {
  const length = (id) => claims.get(id).content.spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return [...new Set(marks.map(({ claim }) => claim))].sort((a, b) => length(a) - length(b));
}

function endingAt(piece, last) {
  const ids = piece.marks.filter(({ claim, role, end }) => role === "content" && end === piece.end && last.get(claim) === end);
  return ids.map(({ claim }) => claim);
}

function reference(claim, label) {
  const stance = claim.stance.commitment.label;
  const sign = { denies: " ✕", uncertain: " ?" }[stance] ?? "";
  return element("button", {
    type: "button", class: `ref ${stance}`, "aria-label": label(claim), "aria-pressed": "false", data: { claim: claim.id },
  }, claim.id.replace(/^c/, "") + sign);
}

function light(drawn, buttons, ids) {
  for (const pieces of drawn.values()) for (const [piece, role] of pieces) piece.classList.remove(`on-${role}`);
  for (const id of ids) for (const [piece, role] of drawn.get(id) ?? []) piece.classList.add(`on-${role}`);
  for (const [id, button] of buttons) button.classList.toggle("on", ids.includes(id));
}
