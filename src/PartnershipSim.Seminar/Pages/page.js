// What the pages of the seminar share beside drawings: asking the server, keys of seats and rooms, and the colours of the page.

// a random number of this page in this tab: a school is one address, and limits must not be those of the whole school
const drawn = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), each => each.toString(16).padStart(2, "0")).join("");
const session = (() => {
  try {
    const kept = sessionStorage.getItem("partnersim.session") ?? drawn();
    sessionStorage.setItem("partnersim.session", kept);
    return kept;
  } catch {
    return drawn();
  }
})();

export const headers = () => ({ "Content-Type": "application/json", "X-Seminar": "1", "X-Session": session });

// how a refusal is said in the language of the page, which is loaded later than this module
export const spoken = { refusal: english => english };

export async function ask(address, body, signal) {
  return answered(
    await fetch(
      address,
      body === undefined ? { signal } : { method: "POST", headers: headers(), body: JSON.stringify(body), signal },
    ),
  );
}

export async function answered(reply) {
  const answer = await reply.json().catch(() => ({ error: "the server did not answer as it should" }));
  if (!reply.ok)
    throw Object.assign(new Error(spoken.refusal(answer.error ?? "the server did not answer as it should")), {
      status: reply.status,
    });
  return answer;
}

// ---- keys: they expire half a day after they were last used, and a click forgets them at once

const KEPT_FOR = 12 * 3600 * 1000,
  PREFIX = "partnersim.";

export const keep = (name, value) =>
  localStorage.setItem(PREFIX + name, JSON.stringify({ value, until: Date.now() + KEPT_FOR }));

export function kept(name) {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + name));
    if (found === null) return null;
    // earlier versions kept a bare value for ever: from now on it expires as well
    if (!("until" in found)) keep(name, found);
    const { value, until } = "until" in found ? found : { value: found, until: Date.now() + KEPT_FOR };
    if (until > Date.now() && until <= Date.now() + KEPT_FOR) return value;
  } catch {
    // what cannot be read is of no use to anybody
  }
  localStorage.removeItem(PREFIX + name);
  return null;
}

export function forget() {
  for (const storage of [localStorage, sessionStorage])
    for (const name of Object.keys(storage).filter(each => each.startsWith(PREFIX))) storage.removeItem(name);
}

// what has expired is removed by the next page that opens, whichever it is
for (const name of Object.keys(localStorage).filter(each => each.startsWith(PREFIX))) kept(name.slice(PREFIX.length));

export const theme = () => {
  const style = getComputedStyle(document.documentElement),
    of = name => style.getPropertyValue(name).trim();
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  return { isDark, ink: of("--ink"), soft: of("--soft"), grid: of("--line"), paper: isDark ? "#14181d" : "#ffffff" };
};
