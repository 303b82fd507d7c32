// One claim told in full: who, in which words, how sure we are, and toward whom.
import { element, fill, percent } from "./dom.js";
import { stanceRow } from "./stance.js";

const RESOLUTION = {
  named: "named here", coreference: "told from the context", continuation: "goes on from the claim before",
  unnamed: "not named in the article", none: "nothing is stated",
};

/** What to call a source: the text gives its own writer (type author) no name. */
export function called(source) {
  return source.name || "The article’s own writer";
}

/** What names a claim to who cannot see its place: "Claim 3, Anna Brandt, denied". */
export function nameOf(answer) {
  const names = new Map(answer.sources.map((source) => [source.id, called(source)]));
  return (claim) => {
    const stance = { denies: ", denied", uncertain: ", left uncertain" }[claim.stance.commitment.label] ?? "";
    return `Claim ${claim.id.replace(/^c/, "")}, ${names.get(claim.source?.id) ?? "no source stated"}${stance}`;
  };
}

export function drawClaim(panel, answer, claim) {
  if (!claim) {
    fill(panel, element("p", { class: "quiet" }, "Point at a claim, or go to its number with the Tab key."));
    return;
  }
  const source = answer.sources.find(({ id }) => id === claim.source?.id);
  const commitment = claim.stance.commitment;
  const mention = claim.source?.mention?.text;
  fill(panel,
    element("h2", {}, `Claim ${claim.id.replace(/^c/, "")}`),
    element("p", { class: "said" },
      element("strong", {}, source ? called(source) : "No source stated"),
      mention && mention !== source?.name ? element("span", { class: "quiet" }, ` (“${mention}”)`) : null,
      " ", element("em", {}, claim.cue?.text ?? "(no cue)")),
    element("blockquote", {}, claim.content.text),
    element("dl", {},
      ...entry("Stance", [element("span", { class: `tag ${commitment.label}` }, commitment.label),
        ` ${percent(commitment.probabilities[commitment.label])}`]),
      ...entry("Kind", [`${claim.kind}, ${claim.quotation}`]),
      ...entry("Source", [`${RESOLUTION[claim.source?.resolution] ?? "nothing is stated"}`,
        claim.source?.id ? `, ${percent(claim.source.confidence)}` : ""]),
      ...entry("Confidence", [percent(claim.confidence)]),
      ...(claim.parent ? entry("Within", [`claim ${claim.parent.replace(/^c/, "")}`]) : [])),
    claim.stance.targets.length
      ? element("ul", { class: "stances", "aria-label": "Stance toward" }, ...claim.stance.targets.map(stanceRow))
      : null);
}

function entry(name, values) {
  return [element("dt", {}, name), element("dd", {}, ...values)];
}
