// What the pages of the classroom share: asking with a key, asking again, the clock, and the debrief.
import { element, lines, number, shape, signed, svg } from "/drawing.js";
import { forget, headers, theme } from "/page.js";

export const $ = id => document.getElementById(id);
const ASK_EVERY = 2000, BUSY = 10000, PATIENCE = 10000;

// a participant's or teacher's key goes into the head of a request: no page of another site can put it there
export async function call(address, body, seat) {
  const head = headers();
  if (seat) Object.assign(head, { "X-Room": seat.room, "X-Key": seat.key });
  const asked = { method: "POST", headers: head, body: JSON.stringify(body ?? {}), signal: AbortSignal.timeout(PATIENCE) };
  const reply = await fetch("/api/rooms/" + address, asked)
    .catch(() => { throw new Error("the seminar does not answer; try again in a moment"); });
  const answer = await reply.json().catch(() => ({ error: "the server did not answer as it should" }));
  if (!reply.ok) throw Object.assign(new Error(answer.error ?? `the server said ${reply.status}`), { status: reply.status });
  return answer;
}

// keeps a page up to date; while the server is away, it says so and goes on asking
export function follow(look, draw, lost) {
  let since = null, timer = null, isLost = false;
  const again = async () => {
    clearTimeout(timer);
    if (isLost) return;
    let wait = ASK_EVERY;
    try {
      const got = await look(since);
      document.body.dataset.away = "false";
      if (!got.isSame) { since = got.version; draw(got); }
    } catch (problem) {
      if (problem.status === 401 || problem.status === 404) { isLost = true; return lost(problem); }
      document.body.dataset.away = "true";
      if (problem.status === 429) wait = BUSY;
    }
    // also if two asked at the same time, one goes on asking
    clearTimeout(timer);
    timer = setTimeout(again, wait);
  };
  again();
  // a phone that was asleep, or has changed its network, does not wait
  addEventListener("online", again);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) again(); });
  return { now: () => { since = null; return again(); } };
}

// the server's clock counts, not that of the phone
let until = null, ahead = 0;
export function setClock(common) {
  ahead = Date.parse(common.now) - Date.now();
  until = common.until ? Date.parse(common.until) : null;
  tick();
}

function tick() {
  const clock = $("clock");
  if (!clock) return;
  const left = until === null ? null : Math.max(0, Math.ceil((until - Date.now() - ahead) / 1000));
  clock.textContent = left === null ? "" : left === 0 ? "time is up" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  clock.classList.toggle("late", left !== null && left <= 30);
}
setInterval(tick, 500);

// on a shared computer, whoever sits down next must not find the key of a seat or of a room
export function offerToLeave(what) {
  $("leave")?.addEventListener("click", () => {
    if (!confirm(`Leave this computer? It then forgets ${what}.`)) return;
    forget();
    location.replace("/join");
  });
}

export const phaseText = common => common.phase === "lobby" ? "Before the first round"
  : common.phase === "open" ? `Round ${common.round} of ${common.rounds}: ${common.span}`
    : common.isOver ? `After the last round: ${common.span}` : `After round ${common.round} of ${common.rounds}: ${common.span}`;

export const news = list => list.map(each => element("div", { class: "news" }, element("strong", {}, each.headline), element("p", {}, each.story)));

const percent = value => `${value > 0 ? "+" : value < 0 ? "−" : "±"}${Math.abs(Math.round(100 * value))} %`;

// a decision in one line
export function words({ governing, planning }) {
  if (governing) return `budget ${percent(governing.budget)} a year, reform effort × ${governing.reform}, offers to operations × ${governing.offer}`;
  const weights = Object.entries(planning.weights ?? {}).filter(([, weight]) => weight !== 1).map(([iso3, weight]) => `${iso3} × ${weight}`);
  return [`${planning.budget} m$ a year`, `door ${planning.door === 0 ? "closed" : planning.door === 1 ? "open" : "half open"}`, `conditions on ${Math.round(100 * planning.conditionality)} %`,
    `exercises × ${planning.exercises}`, `education × ${planning.education}`, `aid × ${planning.aid}`, ...(planning.south === 1 ? [] : [`the South × ${planning.south}`]), ...weights].join(", ");
}

export function chart(report, line, title, unit, scale = 1) {
  const paint = theme(), style = getComputedStyle(document.documentElement);
  // half of a board and the whole of a phone are about as wide: large letters
  const isNarrow = innerWidth < 600 || document.querySelector(".board, .sheet.narrow") !== null;
  const series = [{ name: "the game", colour: style.getPropertyValue("--accent").trim(), mean: line.game.map(value => value === null ? null : value * scale) }];
  const isDifferent = line.game.some((value, i) => value !== line.without[i]);
  if (isDifferent) series.unshift({ name: "no decisions", colour: paint.soft, dash: "7 4", mean: line.without.map(value => value === null ? null : value * scale) });
  else series[0].name = "so far";
  return lines({ ...paint, years: report.years, series, unit, title, width: isNarrow ? 430 : 760, height: isNarrow ? 300 : 360 });
}

// what would have been otherwise, in sentences
export function otherwise(report, only) {
  const rows = report.counterfactuals.filter(each => !only || each.team === only);
  return rows.map(each => {
    const start = each.isHeldBack ? `If ${each.name} had held back and sent nobody` : `If ${each.name} had left everything to the model`;
    const clear = each.low > 0 || each.high < 0;
    const size = Math.abs(each.change) < 0.005 ? "no difference that can be seen" : `partners would have sent ${number(Math.abs(each.change))} thousand troop-years ${each.change < 0 ? "fewer" : "more"}`;
    const net = Math.abs(each.change) < 0.005 ? "" : ` All contributors together: ${signed(each.net)}${each.change * each.net > 0 && Math.abs(each.net) < 0.67 * Math.abs(each.change) ? each.change < 0 ? `, because others offset ${Math.round(100 * (1 - each.net / each.change))} % of it` : ", because others would have sent less" : ""}.`;
    const own = each.own === null ? "" : ` Its own troops in ${report.years.at(-1)}: ${signed(Math.round(each.own)).replace(/\.0+$/, "")} persons.`;
    return element("li", { class: clear ? "clear" : "unclear" }, element("b", {}, start + ": "), `${size} (nine of ten runs: ${signed(each.low)} to ${signed(each.high)}).${net}${own}`);
  });
}

export function debrief(common, only) {
  const report = common.report;
  if (common.problem) return [element("p", { class: "bad" }, "This round could not be computed: " + common.problem)];
  if (!report) return [element("p", { class: "note" }, "The round is being counted …")];
  const rows = otherwise(report, only);
  const left = element("div", {}, element("div", { class: "drawing" }, chart(report, report.partners[0], "Partners’ troops in operations", "thousand"))), right = element("div", {});
  if (report.round > 0) {
    left.append(element("p", { class: "effect" }, `In the game, partners sent ${number(report.troopYears)} thousand troop-years since ${common.firstYear}; without any decision or event it would have been ${number(report.troopYearsWithout)}.`));
    if (rows.length) right.append(element("h3", {}, only ? "And without you?" : "What would have happened if …"), element("ul", { class: "otherwise" }, ...rows));
    left.append(element("p", { class: "note" }, `Means of ${report.replicates} runs under common random numbers: a difference is due to the decisions alone. A what-if instrument, not a forecast.`));
  }
  return [element("div", { class: "debrief" }, left, right)];
}

export function past(common) {
  return [...common.history].reverse().map(round => element("details", { open: round.round === common.counted },
    element("summary", {}, `Round ${round.round}: ${round.span}`),
    ...round.news.map(headline => element("p", { class: "note" }, headline)),
    round.teams.length ? element("ul", {}, ...round.teams.map(team => element("li", {}, element("b", {}, team.name + ": "), words(team)))) : element("p", { class: "note" }, "No team handed anything in; the model decided for all."),
    round.predictions.length ? element("p", {}, `Predictions (it was ${number(round.predictions[0].was)} thousand): `, round.predictions.map(each => `${each.name} ${number(each.said)}`).join(", ")) : null));
}

export function qr(rows, label) {
  const root = svg(rows.length, rows.length, label);
  root.setAttribute("class", "qr");
  root.setAttribute("shape-rendering", "crispEdges");
  root.append(shape("rect", { width: rows.length, height: rows.length, fill: "#ffffff" }));
  const path = rows.flatMap((row, y) => [...row].map((module, x) => module === "1" ? `M${x} ${y}h1v1h-1z` : "")).join("");
  root.append(shape("path", { d: path, fill: "#000000" }));
  return root;
}

// text is set, and a block is made anew, only if it changes: what has the focus, was opened, or was read aloud is left alone
export const tell = (id, text) => { if ($(id).textContent !== text) $(id).textContent = text; };

const shown = new Map();
export function fill(id, what, make) {
  const now = JSON.stringify(what ?? null);
  if (shown.get(id) === now) return;
  shown.set(id, now);
  const name = each => each.getAttribute("aria-label") ?? each.textContent;
  const focused = $(id).contains(document.activeElement) ? name(document.activeElement) : null;
  $(id).replaceChildren(...make());
  if (focused !== null) [...$(id).querySelectorAll("button, summary, a")].find(each => name(each) === focused)?.focus();
}

export const say = (text, isGood = false) => { $("message").textContent = text; $("message").className = isGood ? "good" : ""; };
