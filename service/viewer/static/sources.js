// The list of sources: who each is, how often they speak, where they stand, and their claims as buttons.
import { called } from "./claim.js";
import { counted, element, shortened } from "./dom.js";
import { overall, stanceRow } from "./stance.js";

const SHOWN_TARGETS = 5;

/** Draw the sources, most claims first, and last the claims for which none is stated. `label` names a claim. */
export function drawSources(list, answer, label) {
  const claims = new Map(answer.claims.map((claim) => [claim.id, claim]));
  const sources = [...answer.sources].sort((a, b) => b.claim_ids.length - a.claim_ids.length);
  list.replaceChildren(...sources.map((source) => drawSource(source, source.claim_ids.map((id) => claims.get(id)), label)));
  const orphans = answer.claims.filter((claim) => !claim.source?.id);
  if (orphans.length) list.append(drawSource(NOBODY, orphans, label));
  if (!list.children.length) list.append(element("li", { class: "quiet" }, "The article attributes nothing to anybody."));
}

const NOBODY = { name: "No source stated", type: null, named: false, description: null };

function drawSource(source, claims, label) {
  const about = [source.type, source.type && !source.named ? "unnamed" : null].filter(Boolean).join(", ");
  const stances = overall(claims);
  const shown = stances.filter(({ asked }, place) => asked || place < SHOWN_TARGETS);
  return element("li", { class: "card source-card", data: { claims: claims.map(({ id }) => id).join(" ") } },
    element("h3", {}, called(source)),
    element("p", { class: "quiet" }, [about, source.description].filter(Boolean).join(" · ")),
    shown.length ? element("ul", { class: "stances", "aria-label": `Where ${called(source)} stands` }, ...shown.map(stanceRow)) : null,
    element("details", { open: claims.length <= 3 },
      element("summary", {}, counted(claims.length, "claim")),
      element("ol", { class: "claims" }, ...claims.map((claim) => claimButton(claim, label)))));
}

function claimButton(claim, label) {
  const stance = claim.stance.commitment.label;
  return element("li", {},
    element("button", { type: "button", class: "claim-link", "aria-label": label(claim), data: { claim: claim.id } },
      element("span", { class: "number" }, claim.id.replace(/^c/, "")),
      element("span", {}, shortened(claim.content.text)),
      stance === "asserts" ? null : element("span", { class: `tag ${stance}` }, stance)));
}
