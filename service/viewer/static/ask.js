// Ask the service, and turn whatever comes back into an answer or a problem that a person can read.

/** Resolves to the answer; rejects with {title, detail, errors}, `errors` being lines about single fields. */
export async function ask(body, signal) {
  let response;
  try {
    response = await fetch("analyze", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw { title: "The service could not be reached", detail: "Is it still running? Nothing was lost: try again.", errors: [] };
  }
  const said = await response.json().catch(() => null);
  if (response.ok && said) return said;
  throw problem(response, said ?? {});
}

function problem(response, said) {
  const wait = Number(response.headers.get("Retry-After"));
  const advice = response.status === 503 ? ` Try again in ${wait || 1} s.` : "";
  return {
    title: said.title ?? `The service answered ${response.status}`,
    detail: `${said.detail ?? ""}${advice}`,
    errors: lines(said.errors),
  };
}

/** `errors` by field, however deep: {targets: {0: ["Too long."]}} -> ["targets.0: Too long."] */
export function lines(errors, path = "") {
  if (errors === null || errors === undefined) return [];
  if (typeof errors !== "object") return [path ? `${path}: ${errors}` : String(errors)];
  if (Array.isArray(errors)) return errors.flatMap((error) => lines(error, path));
  return Object.entries(errors).flatMap(([key, inner]) => lines(inner, path ? `${path}.${key}` : key));
}

/** The same question for a shell. */
export function curl(body) {
  const address = new URL("analyze", document.baseURI).href;
  const quoted = JSON.stringify(body).replaceAll("'", "'\\''");
  return `curl -s ${address} -H 'Content-Type: application/json' -d '${quoted}'`;
}
