import {
  $,
  call,
  debrief,
  fill,
  follow,
  headline,
  offerToLeave,
  past,
  phaseText,
  qr,
  regionName,
  say,
  scoreTable,
  setClock,
  standing,
  story,
  teamName,
  tell,
} from "/classroom.js";
import { download, element } from "/drawing.js";
import { keep, kept } from "/page.js";
import { language, languages, stateName, t } from "/words.js";

const keys = () => kept("teacher") ?? {},
  titles = () => kept("titles") ?? {};
const [room, brought] = location.hash.slice(1).split(".");
// a private link brings its key along; the key is taken out of the address at once, so that the projector does not show it for long
if (brought) {
  keep("teacher", { ...keys(), [room]: brought });
  history.replaceState(null, "", "#" + room);
} else if (room && keys()[room]) keep("teacher", keys());
const seat = room && keys()[room] ? { room, key: keys()[room] } : null;
const usual = ["GEO", "UKR", "SWE", "FIN", "AZE", "SRB", "JOR", "MAR"];
let view = null,
  pages = null,
  drawnQr = null;

// ---- opening a room
async function prepare() {
  const setup = await call("setup", {});
  $("open-form").hidden = false;
  const mine = Object.keys(keys());
  if (mine.length)
    $("rooms-open").replaceChildren(
      element("h2", {}, t("open.mine")),
      element(
        "ul",
        {},
        ...mine.map(name =>
          element(
            "li",
            {},
            element(
              "a",
              { href: "#" + name, onclick: () => setTimeout(() => location.reload()) },
              titles()[name] ?? t("open.room", { name }),
            ),
          ),
        ),
      ),
    );
  for (const each of setup.scenarios)
    $("from").append(element("option", { value: each.file, selected: each.file === setup.from }, each.title));
  const question = () => {
    $("question").textContent = setup.scenarios.find(each => each.file === $("from").value)?.question ?? "";
  };
  $("from").addEventListener("change", question);
  question();
  $("room-language").append(
    element("option", { value: "" }, t("open.browser")),
    ...Object.entries(languages).map(([code, name]) => element("option", { value: code }, name)),
  );
  const regions = new Map(
    setup.partners.map(partner => [
      partner.region,
      regionName(partner.region.toLowerCase().replaceAll(/[ -]/g, "_"), partner.region),
    ]),
  );
  for (const [region, title] of [...regions].sort((a, b) => a[1].localeCompare(b[1], language)))
    $("partners").append(
      element("h3", {}, title),
      ...setup.partners
        .filter(partner => partner.region === region)
        .map(partner =>
          element(
            "label",
            { class: "choice" },
            element("input", {
              type: "checkbox",
              name: "state",
              value: partner.iso3,
              checked: usual.includes(partner.iso3),
            }),
            element("span", {}, stateName(partner.iso3, partner.name)),
          ),
        ),
    );
  const span = () => {
    const first = Number($("first-year").value),
      last = first + $("rounds").value * $("years").value - 1;
    $("span").textContent = t(last > 2035 ? "open.too-long" : "open.span", { first, last });
  };
  for (const id of ["first-year", "rounds", "years"]) $(id).addEventListener("input", span);
  span();
  if (setup.closed.length)
    $("rooms-closed").replaceChildren(
      element("h2", {}, t("open.closed")),
      element(
        "ul",
        {},
        ...setup.closed.map(each =>
          element("li", {}, element("b", {}, t("open.room", { name: each.name }) + ": "), each.reason),
        ),
      ),
    );
  if (!setup.canOpen) say(t("open.full"));
}

$("open-form").addEventListener("submit", async event => {
  event.preventDefault();
  try {
    enter(
      await call("open", {
        title: $("room-title").value,
        from: $("from").value,
        firstYear: Number($("first-year").value),
        yearsPerRound: Number($("years").value),
        rounds: Number($("rounds").value),
        minutes: Number($("minutes").value),
        states: [...document.querySelectorAll("[name=state]:checked")].map(each => each.value),
        language: $("room-language").value || null,
        isFree: !$("costs").checked,
      }),
    );
  } catch (problem) {
    $("open-message").textContent = problem.message;
  }
});

function enter(opened) {
  keep("teacher", { ...keys(), [opened.room]: opened.key });
  location.hash = opened.room;
  location.reload();
}

// ---- the desk
const act = async (what, more = {}) => {
  try {
    const got = await call(
      "act",
      { act: what, round: view.common.round, minutes: null, kind: null, state: null, seat: null, ...more },
      seat,
    );
    say("");
    if (got.common) draw(got);
    return got;
  } catch (problem) {
    say(problem.message);
    pages.now();
    return null;
  }
};

function draw(got) {
  view = got;
  const common = got.common;
  setClock(common);
  $("desk").hidden = false;
  tell("title", common.title);
  if (titles()[room] !== common.title) keep("titles", { ...titles(), [room]: common.title });
  tell("stage", phaseText(common));
  fill("undo", got.undo, () =>
    !got.undo
      ? []
      : [
          element(
            "p",
            { class: "undo" },
            t("undo." + got.undo.kind, {
              n: got.undo.people.length,
              names: got.undo.people.slice(0, 3).join(", "),
              round: got.undo.round,
              event: got.undo.happened ? headline(got.undo.happened) : "",
            }) + " ",
            element("button", { type: "button", onclick: () => act("undo") }, t("undo")),
          ),
        ],
  );
  next(common, got);
  fill("debrief", [common.report, common.problem], () => debrief(common));
  fill("scores", got.scores, () =>
    !got.scores.length || common.scores
      ? []
      : [
          element(
            "details",
            {},
            element("summary", {}, t("score.secret")),
            element(
              "div",
              { class: "scroll", tabindex: 0, role: "region", "aria-label": t("score.secret") },
              scoreTable(got.scores, true),
            ),
          ),
        ],
  );
  fill("standing", [common.scores, common.leaders], () => standing(common));
  fill("past", common.history, () => past(common));
  fill("people", [got.seats, common.phase], () =>
    !got.seats.length
      ? [element("tbody", {}, element("tr", {}, element("td", {}, t("desk.none"))))]
      : [
          element(
            "thead",
            {},
            element(
              "tr",
              {},
              ...[t("desk.name"), t("score.team"), common.phase === "open" ? t("desk.this-round") : "", ""].map(word =>
                element("th", { scope: "col" }, word),
              ),
            ),
          ),
          element(
            "tbody",
            {},
            ...got.seats.map(person =>
              element(
                "tr",
                {},
                element("td", {}, person.name),
                element("td", {}, team(person)),
                element(
                  "td",
                  {},
                  common.phase !== "open" ? "" : person.hasHandedIn ? t("crowd.handed-in") : t("desk.thinking"),
                ),
                element(
                  "td",
                  { class: "number" },
                  element(
                    "button",
                    {
                      type: "button",
                      "aria-label": t("desk.remove-name", { name: person.name }),
                      onclick: () => {
                        if (confirm(t("desk.remove-confirm", { name: person.name })))
                          act("remove", { seat: person.number });
                      },
                    },
                    t("desk.remove"),
                  ),
                ),
              ),
            ),
          ),
        ],
  );
  invitation(got);
  newcomers(got);
  injects(got);
  tell("log-note", t("desk.log-note", { log: got.log }));
  const rounds = Array.from({ length: common.round }, (_, i) => i + 1);
  if ($("rewind-round").childElementCount !== rounds.length)
    $("rewind-round").replaceChildren(
      ...rounds.map(each => element("option", { value: each, selected: each === common.round }, each)),
    );
  $("rewind").disabled = $("branch").disabled = !rounds.length;
}

const team = person =>
  person.role === "observer"
    ? t("team.observers")
    : person.role === "planner"
      ? t("team.planners")
      : stateName(person.state, person.team);

function next(common, got) {
  const teams = new Set(got.seats.filter(person => person.role !== "observer").map(person => person.team)),
    ready = new Set(
      got.seats.filter(person => person.role !== "observer" && person.hasHandedIn).map(person => person.team),
    );
  const button = (words, isMain, what, more, sure) =>
    element(
      "button",
      {
        type: "button",
        class: isMain ? "main" : "",
        onclick: () => {
          if (!sure?.() || confirm(sure())) act(what, more);
        },
      },
      words,
    );
  tell(
    "next-words",
    common.phase === "open"
      ? t("next.open", { ready: ready.size, n: teams.size })
      : common.isOver
        ? t("next.over")
        : common.phase === "lobby"
          ? t("next.lobby")
          : t("next.counted"),
  );
  fill("checklist", [common.phase, got.seats.length > 0, teams.size > 1, got.door], () =>
    common.phase !== "lobby"
      ? []
      : [
          ["check.board", false],
          ["check.joined", got.seats.length > 0],
          ["check.teams", teams.size > 1],
          ["check.cards", false],
          ["check.door", got.door === "locked"],
        ].map(([key, isDone]) => element("li", { class: isDone ? "done" : "" }, t(key))),
  );
  const unready = () => {
    const missing = view.seats.some(person => person.role !== "observer" && !person.hasHandedIn);
    return missing ? t("next.count-confirm") : null;
  };
  fill("next", [common.phase, common.round, common.isOver], () =>
    common.phase === "open"
      ? [
          button(t("next.count"), true, "count", {}, unready),
          button(t("next.more-time"), false, "extend", { minutes: 5 }),
        ]
      : common.isOver
        ? []
        : [
            button(t("next.start", { round: common.round + 1, span: common.nextSpan }), true, "start", {
              round: common.round + 1,
            }),
          ],
  );
}

function newcomers(got) {
  fill("door", got.door, () =>
    ["open", "approval", "locked"].map(door =>
      element(
        "label",
        { class: "choice" },
        element("input", {
          type: "radio",
          name: "door",
          value: door,
          checked: got.door === door,
          onchange: () => act("door", { door }),
        }),
        element("span", {}, t("newcomers." + door)),
      ),
    ),
  );
  fill("waiting", got.waiting, () =>
    !got.waiting.length
      ? []
      : [
          element("h3", {}, t("newcomers.wait", { n: got.waiting.length })),
          element(
            "p",
            { class: "row" },
            element(
              "button",
              { type: "button", class: "main", onclick: () => act("approveAll") },
              t("newcomers.all-in"),
            ),
            element(
              "button",
              { type: "button", class: "danger", onclick: () => act("clear") },
              t("newcomers.all-away"),
            ),
          ),
          element(
            "ul",
            { class: "waiting" },
            ...got.waiting.map(person =>
              element(
                "li",
                {},
                element("span", {}, `${person.name}, ${team(person)} `),
                element(
                  "button",
                  {
                    type: "button",
                    "aria-label": t("newcomers.in-name", person),
                    onclick: () => act("approve", { seat: person.number }),
                  },
                  t("newcomers.in"),
                ),
                " ",
                element(
                  "button",
                  {
                    type: "button",
                    "aria-label": t("newcomers.away-name", person),
                    onclick: () => act("remove", { seat: person.number }),
                  },
                  t("newcomers.away"),
                ),
              ),
            ),
          ),
        ],
  );
  $("clear").disabled = $("forget-names").disabled = !got.seats.length;
}

async function invitation(got) {
  tell("code", got.code);
  tell("address", got.address + "join");
  $("board-link").href = "/board#" + got.code;
  tell("reach", t(/127\.0\.0\.1|localhost|\[::1\]/.test(got.address) ? "reach.private" : "reach.network"));
  if (drawnQr === got.code) return;
  drawnQr = got.code;
  $("qr").replaceChildren(qr((await call("qr", { code: got.code })).rows, t("qr.label")));
}

function injects(got) {
  const common = got.common;
  tell(
    "inject-when",
    common.isOver
      ? t("next.over-short")
      : t("inject.when", { span: common.phase === "open" ? common.span : common.nextSpan }),
  );
  if (!$("inject-state").childElementCount)
    $("inject-state").append(
      ...common.states.map(state => element("option", { value: state.iso3 }, stateName(state.iso3, state.name))),
    );
  const shown = each =>
    each.needsState
      ? [t("inject.election.any"), t("inject.election.story", { state: t("inject.chosen") })]
      : [headline(each), story(each)];
  fill("injects", [got.injects, common.isOver], () =>
    got.injects.map(each =>
      element(
        "button",
        {
          type: "button",
          class: "inject",
          disabled: common.isOver,
          onclick: () => act("inject", { kind: each.kind, state: each.needsState ? $("inject-state").value : null }),
        },
        element("b", {}, shown(each)[0]),
        element("small", {}, shown(each)[1]),
      ),
    ),
  );
  const file = (words, what, team) => element("button", { type: "button", onclick: () => take(what, team) }, words);
  if (!$("files").childElementCount)
    $("files").append(
      file(t("file.scenario"), "scenario", null),
      file(t("file.results"), "results", null),
      file(t("file.grades"), "grades", null),
      file(t("file.events"), "events", null),
      file(t("file.log"), "log", null),
      ...got.teams.map(each => file(t("file.briefing", { team: teamName(each) }), "briefing", each.team)),
    );
}

async function take(what, team) {
  try {
    const { name, text } = await call("file", { what, team, without: null }, seat);
    download(new Blob([text], { type: "text/plain" }), name);
  } catch (problem) {
    say(problem.message);
  }
}

$("rewind").addEventListener("click", () => {
  if (confirm(t("desk.rewind-confirm", { round: $("rewind-round").value })))
    act("rewind", { round: Number($("rewind-round").value) });
});
$("branch").addEventListener("click", async () => {
  const got = await act("branch", { round: Number($("rewind-round").value) - 1, isEverybody: $("with-seats").checked });
  if (got) enter(got);
});
$("close").addEventListener("click", async () => {
  if (!confirm(t("desk.close-confirm"))) return;
  if (!(await act("close"))) return;
  const left = keys();
  delete left[room];
  keep("teacher", left);
  location.hash = "";
  location.reload();
});
$("clear").addEventListener("click", () => {
  if (confirm(t("desk.clear-confirm"))) act("clear", { isEverybody: true });
});
$("forget-names").addEventListener("click", () => {
  if (confirm(t("desk.forget-confirm"))) act("forgetNames");
});
$("private-link").addEventListener("click", async () => {
  const link = `${location.origin}/teacher#${seat.room}.${seat.key}`;
  await navigator.clipboard?.writeText(link).catch(() => {});
  $("private-link-text").value = link;
  $("private-link-text").hidden = false;
  $("private-link-text").select();
});
offerToLeave(t("leave.rooms"));

if (seat)
  pages = follow(
    since => call("teacher", { since }, seat),
    draw,
    problem => {
      say(problem.message);
      prepare();
    },
  );
else {
  if (room) say(t("teacher.no-key"));
  await prepare();
}
