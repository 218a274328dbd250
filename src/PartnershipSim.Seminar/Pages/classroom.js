// What the pages of the classroom share: asking with a key, asking again, the clock, and the debrief.
import { spell } from "/abbreviations.js";
import { element, lines, number, ranges, shape, signed, svg } from "/drawing.js";
import { answered, forget, headers, theme } from "/page.js";
import { model, prefer, stateName, t } from "/words.js";

export const $ = id => document.getElementById(id);
const ASK_EVERY = 2000,
  BUSY = 10000,
  PATIENCE = 10000;

// a participant's or teacher's key goes into the head of a request: no page of another site can put it there
export async function call(address, body, seat) {
  const head = headers();
  if (seat) Object.assign(head, { "X-Room": seat.room, "X-Key": seat.key });
  const asked = {
    method: "POST",
    headers: head,
    body: JSON.stringify(body ?? {}),
    signal: AbortSignal.timeout(PATIENCE),
  };
  return answered(
    await fetch("/api/rooms/" + address, asked).catch(() => {
      throw new Error(t("no-answer"));
    }),
  );
}

// keeps a page up to date; while the server is away, it says so and goes on asking
export function follow(look, draw, lost) {
  let since = null,
    timer = null,
    isLost = false;
  const again = async () => {
    clearTimeout(timer);
    if (isLost) return;
    let wait = ASK_EVERY;
    try {
      const got = await look(since);
      document.body.dataset.away = "false";
      if (!got.isSame) {
        since = got.version;
        prefer(got.common?.language);
        draw(got);
      }
    } catch (problem) {
      if (problem.status === 401 || problem.status === 404) {
        isLost = true;
        return lost(problem);
      }
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
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) again();
  });
  return {
    now: () => {
      since = null;
      return again();
    },
  };
}

// the server's clock counts, not that of the phone
let until = null,
  ahead = 0;
export function setClock(common) {
  ahead = Date.parse(common.now) - Date.now();
  until = common.until ? Date.parse(common.until) : null;
  tick();
}

function tick() {
  const clock = $("clock");
  if (!clock) return;
  const left = until === null ? null : Math.max(0, Math.ceil((until - Date.now() - ahead) / 1000));
  clock.textContent =
    left === null
      ? ""
      : left === 0
        ? t("clock.over")
        : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  clock.classList.toggle("late", left !== null && left <= 30);
}
setInterval(tick, 500);

// on a shared computer, whoever sits down next must not find the key of a seat or of a room
export function offerToLeave(what) {
  $("leave")?.addEventListener("click", () => {
    if (!confirm(t("leave.confirm", { what }))) return;
    forget();
    location.replace("/join");
  });
}

export const phaseText = common =>
  common.phase === "lobby"
    ? t("phase.lobby")
    : common.phase === "open"
      ? t("phase.open", common)
      : common.isOver
        ? t("phase.over", common)
        : t("phase.counted", common);

// names: of a team, and of an event
export const teamName = each => (each.team === "NATO" ? t("team.planners") : stateName(each.team, each.name));
export const headline = each =>
  t(`inject.${each.kind}.headline`, { state: each.state ? stateName(each.state, each.stateName) : "" });
export const story = each =>
  t(`inject.${each.kind}.story`, { state: each.state ? stateName(each.state, each.stateName) : "" });
export const news = list =>
  list.map(each =>
    element("div", { class: "news" }, element("strong", {}, headline(each)), element("p", {}, story(each))),
  );

const percent = value => `${value > 0 ? "+" : value < 0 ? "−" : "±"}${Math.abs(Math.round(100 * value))} %`;

// a decision in one line
export function words({ governing, planning }) {
  if (governing)
    return t("said.government", {
      budget: percent(governing.budget),
      reform: plainly(governing.reform),
      offer: plainly(governing.offer),
    });
  const weights = Object.entries(planning.weights ?? {})
    .filter(([, weight]) => weight !== 1)
    .map(([iso3, weight]) => `${iso3} × ${plainly(weight)}`);
  return [
    t("said.planners", {
      budget: plainly(planning.budget),
      door: t(planning.door === 0 ? "door.closed" : planning.door === 1 ? "door.open" : "door.half"),
      conditionality: Math.round(100 * planning.conditionality),
      exercises: plainly(planning.exercises),
      education: plainly(planning.education),
      aid: plainly(planning.aid),
    }),
    ...(planning.south === 1 ? [] : [t("said.south", { south: plainly(planning.south) })]),
    ...weights,
  ].join(", ");
}

// a drawing is as wide as it is shown, so that its letters keep their size; on a projector they grow with it
const isProjected = () => innerWidth > 760 && document.querySelector(".board") !== null;
const widthOf = projected =>
  isProjected() ? projected : Math.max(300, Math.min($("debrief").parentElement.clientWidth - 36, 640));
const plainly = value => (Number.isInteger(value) ? String(value) : number(value).replace(/0+$/, ""));

export function chart(report, line, title, unit, scale = 1) {
  const paint = theme(),
    style = getComputedStyle(document.documentElement);
  const series = [
    {
      name: t("chart.game"),
      colour: style.getPropertyValue("--accent").trim(),
      mean: line.game.map(value => (value === null ? null : value * scale)),
    },
  ];
  const isDifferent = line.game.some((value, i) => value !== line.without[i]);
  if (isDifferent)
    series.unshift({
      name: t("chart.without"),
      colour: paint.soft,
      dash: "7 4",
      mean: line.without.map(value => (value === null ? null : value * scale)),
    });
  else series[0].name = t("chart.so-far");
  return lines({
    ...paint,
    years: report.years,
    series,
    unit,
    title,
    width: widthOf(430),
    height: isProjected() ? (innerHeight < 900 ? 185 : 225) : Math.max(220, Math.min(0.5 * widthOf(430), 320)),
  });
}

const withoutWhat = each =>
  each.happened
    ? t("without.event", { event: headline(each.happened) })
    : t(each.isHeldBack ? "without.held-back" : "without.team", { team: teamName(each) });
const isNothing = each => Math.abs(each.change) < 0.005;
const inOrder = rows => [...rows].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));

// what would have been otherwise, in sentences
export function otherwise(report, only) {
  return inOrder(report.counterfactuals.filter(each => !only || each.team === only || each.happened)).map(each => {
    const start = each.happened
      ? t("otherwise.event", { event: headline(each.happened) })
      : t(each.isHeldBack ? "otherwise.held-back" : "otherwise.team", { team: teamName(each) });
    const clear = each.low > 0 || each.high < 0;
    const size = isNothing(each)
      ? t("otherwise.nothing")
      : t(each.change < 0 ? "otherwise.fewer" : "otherwise.more", { change: number(Math.abs(each.change)) });
    const isOffset = each.change * each.net > 0 && Math.abs(each.net) < 0.67 * Math.abs(each.change);
    const net = isNothing(each)
      ? ""
      : " " +
        t(!isOffset ? "otherwise.net" : each.change < 0 ? "otherwise.net-offset" : "otherwise.net-displaced", {
          net: signed(each.net),
          share: Math.round(100 * (1 - each.net / each.change)),
        });
    const own =
      each.own === null
        ? ""
        : " " +
          t("otherwise.own", { year: report.years.at(-1), own: signed(Math.round(each.own)).replace(/[.,]0+$/, "") });
    return element(
      "li",
      { class: clear ? "clear" : "unclear" },
      element("b", {}, start + ": "),
      `${size} (${t("otherwise.range", { low: signed(each.low), high: signed(each.high) })}).${net}${own}`,
    );
  });
}

// the same as bars on one screen, largest first, each with the interval of nine of ten runs
export function bars(report, only) {
  const rows = inOrder(report.counterfactuals.filter(each => !only || each.team === only || each.happened)).slice(
      0,
      12,
    ),
    paint = theme();
  const own = getComputedStyle(document.documentElement),
    more = own.getPropertyValue("--more").trim(),
    less = own.getPropertyValue("--less").trim();
  return ranges({
    ...paint,
    isBar: true,
    width: widthOf(520),
    unit: t("bars.unit"),
    title: t("bars.title"),
    rows: rows.map(each => ({
      label: withoutWhat(each),
      value: each.change,
      low: each.low,
      high: each.high,
      colour: each.change < 0 ? less : more,
    })),
  });
}

export function debrief(common, only, ...extra) {
  const report = common.report;
  if (common.problem) return [element("p", { class: "bad" }, t("debrief.problem", { problem: common.problem }))];
  if (!report) return [element("p", { class: "note" }, t("debrief.counting"))];
  const rows = otherwise(report, only);
  const left = element(
      "div",
      {},
      element("div", { class: "drawing" }, chart(report, report.partners[0], t("chart.partners"), t("chart.thousand"))),
    ),
    right = element("div", {});
  if (report.round > 0) {
    left.append(
      element(
        "p",
        { class: "effect" },
        t("debrief.effect", {
          sent: number(report.troopYears),
          year: common.firstYear,
          without: number(report.troopYearsWithout),
        }),
      ),
    );
    if (common.alliance)
      left.append(
        element(
          "p",
          {},
          t("debrief.alliance", { game: number(common.alliance.game), without: number(common.alliance.without) }),
        ),
      );
    if (rows.length)
      right.append(
        element("h3", {}, t(only ? "debrief.without-you" : "debrief.what-if")),
        element("div", { class: "drawing" }, bars(report, only)),
        element(
          "details",
          { class: "sentences" },
          element("summary", {}, t("debrief.in-words")),
          element("ul", { class: "otherwise" }, ...rows),
        ),
      );
    left.append(element("p", { class: "note" }, t("debrief.note", { n: report.replicates })));
  }
  right.append(...extra);
  return [element("div", { class: "debrief" }, left, right)];
}

export function past(common) {
  return [...common.history]
    .reverse()
    .map(round =>
      element(
        "details",
        { open: round.round === common.counted && !document.querySelector(".board") },
        element("summary", {}, t("past.round", round)),
        ...round.news.map(each => element("p", { class: "note" }, headline(each))),
        round.teams.length
          ? element(
              "ul",
              {},
              ...round.teams.map(team => element("li", {}, element("b", {}, teamName(team) + ": "), words(team))),
            )
          : element("p", { class: "note" }, t("past.none")),
        round.predictions.length
          ? element(
              "p",
              {},
              t("past.predictions", { was: number(round.predictions[0].was) }) +
                " " +
                round.predictions.map(each => `${each.name} ${number(each.said)}`).join(", "),
            )
          : null,
      ),
    );
}

// who has how many points, best first; aims are told when the game is over
export const aimName = kind => t("aim." + kind);
export function scoreTable(scores, withAims) {
  return element(
    "table",
    { class: "plain scores" },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...["", t("score.team"), t("score.points"), ...(withAims ? [t("score.aims"), t("score.approval")] : [])].map(
          word => element("th", { scope: "col" }, word),
        ),
      ),
    ),
    element(
      "tbody",
      {},
      ...scores.map((each, i) =>
        element(
          "tr",
          {},
          element("td", {}, i + 1),
          element("th", { scope: "row" }, teamName(each)),
          element("td", { class: "number" }, Math.round(each.total)),
          ...(withAims
            ? [
                element(
                  "td",
                  {},
                  ...each.aims.flatMap((aim, i) => [
                    i > 0 ? ", " : "",
                    element("span", { class: "aim" }, `${aimName(aim.kind)} (${Math.round(aim.points)})`),
                  ]),
                ),
                element("td", { class: "number" }, each.approval === null ? "" : Math.round(each.approval)),
              ]
            : []),
        ),
      ),
    ),
  );
}

export const leaderBoard = leaders =>
  element(
    "div",
    {},
    element("h3", {}, t("leaders.title")),
    element(
      "ol",
      { class: "leaders" },
      ...leaders.slice(0, 5).map(each => element("li", {}, `${each.name}: ${number(each.brier)}`)),
    ),
    element("p", { class: "note" }, t("leaders.note")),
  );

export function standing(common) {
  const parts = [];
  if (common.scores?.length)
    parts.push(
      element(
        "div",
        {},
        element("h3", {}, t("score.title")),
        element(
          "div",
          { class: "scroll", tabindex: 0, role: "region", "aria-label": t("score.title") },
          scoreTable(common.scores, true),
        ),
      ),
    );
  if (common.leaders.length) parts.push(leaderBoard(common.leaders));
  return parts.length ? [element("div", { class: "standing" }, ...parts)] : [];
}

export function qr(rows, label) {
  const root = svg(rows.length, rows.length, label);
  root.setAttribute("class", "qr");
  root.setAttribute("shape-rendering", "crispEdges");
  root.append(shape("rect", { width: rows.length, height: rows.length, fill: "#ffffff" }));
  const path = rows
    .flatMap((row, y) => [...row].map((module, x) => (module === "1" ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  root.append(shape("path", { d: path, fill: "#000000" }));
  return root;
}

// text is set, and a block is made anew, only if it changes: what has the focus, was opened, or was read aloud is left alone
export const tell = (id, text) => {
  if ($(id).textContent === text) return;
  $(id).textContent = text;
  spell($(id));
};

const shown = new Map();
export function fill(id, what, make) {
  const now = JSON.stringify(what ?? null);
  if (shown.get(id) === now) return;
  shown.set(id, now);
  const name = each => each.getAttribute("aria-label") ?? each.textContent;
  const focused = $(id).contains(document.activeElement) ? name(document.activeElement) : null;
  $(id).replaceChildren(...make());
  spell($(id));
  if (focused !== null) [...$(id).querySelectorAll("button, summary, a")].find(each => name(each) === focused)?.focus();
}

export const say = (text, isGood = false) => {
  $("message").textContent = text;
  $("message").className = isGood ? "good" : "";
};
export const regionName = (key, english) => model("g." + key, english);
