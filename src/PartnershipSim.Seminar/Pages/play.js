import {
  $,
  aimName,
  call,
  debrief,
  fill,
  follow,
  news,
  offerToLeave,
  past,
  phaseText,
  say,
  setClock,
  standing,
  tell,
  words,
} from "/classroom.js";
import { download, element, number } from "/drawing.js";
import { keep, kept } from "/page.js";
import { stateName, t, time } from "/words.js";

const seat = kept("seat");
if (seat) keep("seat", seat); // seat.js leads everybody else away
offerToLeave(t("leave.seat"));
let shownRound = null,
  view = null,
  isFolded = false;

// whose seat is gone is told so, and is not led in a circle
const pages =
  seat &&
  follow(
    since => call("play", { since }, seat),
    draw,
    problem => {
      localStorage.removeItem("partnersim.seat");
      location.replace("/join?" + (problem.status === 401 ? "gone" : "closed"));
    },
  );

function draw(got) {
  view = got;
  const common = got.common,
    role = got.seat.role,
    state = got.seat.state ? stateName(got.seat.state, got.seat.stateName) : "";
  setClock(common);
  tell("title", common.title);
  tell(
    "who",
    [
      got.seat.name,
      role === "planner" ? t("team.planners") : role === "government" ? state : t("team.observer"),
      ...(got.mates.length ? [t("play.mates", { names: got.mates.join(", ") })] : []),
    ].join(", "),
  );
  tell("stage", phaseText(common));
  tell("card-title", t("card.fold", { title: t(`card.${role}.title`, { state }) }));
  tell("card-aim", t(`card.${role}.aim`, { state }));
  fill("card-hints", [role, state], () =>
    (role === "observer" ? [1, 2] : [1, 2, 3]).map(i => element("li", {}, t(`card.${role}.hint${i}`))),
  );
  fill("aims", got.aims, () =>
    !got.aims?.length
      ? []
      : [
          element("h3", {}, t("aims.title")),
          element(
            "ol",
            { class: "aims" },
            ...got.aims.map((kind, i) =>
              element(
                "li",
                {},
                element("b", {}, aimName(kind) + ". "),
                t(`aim.${kind}.says`) + (i === 0 ? " " + t("aims.first") : ""),
              ),
            ),
          ),
          element("p", { class: "note" }, t("aims.note")),
        ],
  );
  fill("branch", got.branch, () =>
    !got.branch
      ? []
      : [
          element(
            "div",
            { class: "news" },
            element("strong", {}, t("branch.title", got.branch)),
            element(
              "p",
              {},
              element(
                "button",
                {
                  type: "button",
                  class: "main",
                  onclick: () => {
                    keep("seat", { ...seat, room: got.branch.room });
                    location.reload();
                  },
                },
                t("branch.go"),
              ),
            ),
          ),
        ],
  );
  fill("news", common.news, () => news(common.news));
  const isOpen = common.phase === "open" && !got.isWaiting;
  $("waiting").hidden = !got.isWaiting;
  const isDone = Boolean(got.handed) || got.prediction !== null;
  tell(
    "next-step",
    got.isWaiting
      ? ""
      : common.phase === "lobby"
        ? t("step.lobby")
        : isOpen
          ? t(isDone ? "step.done" : "step.open." + role)
          : common.isOver
            ? t("step.over")
            : t("step.counted"),
  );
  // the card makes room for what is to be decided or seen; a tap brings it back
  if (!isFolded && common.phase !== "lobby" && !got.isWaiting) {
    document.querySelector(".card").open = false;
    isFolded = true;
  }
  $("decide").hidden = !isOpen;
  if (isOpen) {
    tell("decide-title", t("play.what", { span: common.span }));
    // a form that somebody is filling in is left alone; messages about another round are removed
    if (shownRound !== common.round) {
      shownRound = common.round;
      build(got);
      say("");
    }
    const by = got.handed
      ? t("play.handed", { by: got.handed.by, time: time(got.handed.at), what: words(got.handed) })
      : got.prediction !== null
        ? t("play.predicted", { value: number(got.prediction) }) +
          (got.chance === null ? "" : " " + t("play.predicted-chance", { chance: Math.round(100 * got.chance) }))
        : "";
    tell("handed", by ? by + " " + t("play.change") : t("play.nothing"));
    $("handed").classList.toggle("done", Boolean(by));
  } else {
    if (shownRound !== null) say("");
    shownRound = null;
  }
  own(got);
  fill("score", got.score, () =>
    !got.score
      ? []
      : [
          element(
            "div",
            { class: "points" },
            element("b", {}, t("score.own", { points: Math.round(got.score.total) })),
            element(
              "ul",
              {},
              ...got.score.aims.map(aim => element("li", {}, `${aimName(aim.kind)}: ${Math.round(aim.points)}`)),
              got.score.approval === null
                ? null
                : element(
                    "li",
                    {},
                    t("score.voters", { approval: Math.round(got.score.approval) }) +
                      (got.score.approval < 30 ? " " + t("score.lost") : ""),
                  ),
            ),
          ),
        ],
  );
  fill("debrief", [common.phase, common.counted, common.report, common.problem], () =>
    common.phase === "lobby" && !common.report
      ? []
      : [
          element("h2", {}, t(common.counted === 0 ? "debrief.before" : "debrief.title")),
          ...debrief(common, role === "observer" ? null : role === "planner" ? "NATO" : got.seat.state),
        ],
  );
  fill("standing", [common.scores, common.leaders], () => standing(common));
  fill("past", common.history, () => past(common));
  $("briefing").hidden = got.isWaiting || role === "observer";
}

const choice = (value, key) => [value, t(key), t(key + ".note")];
const government = () => [
  {
    name: "budget",
    choices: [
      choice(-0.06, "budget.cut-hard"),
      choice(-0.03, "budget.trim"),
      choice(0, "budget.leave"),
      choice(0.03, "budget.raise"),
      choice(0.06, "budget.raise-hard"),
    ],
  },
  {
    name: "reform",
    choices: [
      choice(0.5, "reform.slow"),
      choice(1, "reform.leave"),
      choice(2, "reform.push"),
      choice(4, "reform.push-hard"),
    ],
  },
  {
    name: "offer",
    choices: [
      choice(0, "offer.none"),
      choice(0.5, "offer.fewer"),
      choice(1, "offer.leave"),
      choice(1.5, "offer.more"),
      choice(2, "offer.many"),
    ],
  },
];
const planners = () => [
  {
    name: "door",
    choices: [
      [0, t("door.closed"), ""],
      [0.5, t("door.half"), ""],
      [1, t("door.open"), ""],
    ],
  },
  {
    name: "conditionality",
    choices: [
      [0, t("conditionality.none"), ""],
      [0.3, t("conditionality.some"), "30 %"],
      [0.6, t("conditionality.most"), "60 %"],
      [1, t("conditionality.all"), "100 %"],
    ],
  },
];
const sliders = [
  { name: "budget", min: 0, max: 500, step: 10, isTimes: false },
  { name: "exercises", min: 0, max: 3, step: 0.5 },
  { name: "education", min: 0, max: 3, step: 0.5 },
  { name: "aid", min: 0, max: 3, step: 0.5 },
  { name: "south", min: 0, max: 5, step: 0.5 },
];

function radios({ name, choices: known }, value, usual) {
  // a value of the scenario that no button has gets a button of its own: whoever touches nothing changes nothing
  const choices = [...known],
    has = one => choices.some(each => each[0] === one);
  for (const one of [usual, value]) if (one !== undefined && !has(one)) choices.push([one, number(one), ""]);
  choices.sort((a, b) => a[0] - b[0]);
  const remark = each => (usual === each[0] ? (each[2] ? `${each[2]}, ${t("as-it-is")}` : t("as-it-is")) : each[2]);
  return element(
    "fieldset",
    {},
    element("legend", {}, t(`ask.${name}`)),
    element("p", { class: "note" }, t(`ask.${name}.note`)),
    element(
      "div",
      { class: "choices" },
      ...choices.map(each =>
        element(
          "label",
          { class: "choice" },
          element("input", { type: "radio", name, value: each[0], checked: each[0] === value, onchange: reckon }),
          element("span", {}, each[1]),
          element("small", {}, remark(each)),
        ),
      ),
    ),
  );
}

function slider({ name, title, min, max, step, isTimes = true }, value, id = "s-" + name) {
  const said = now => (isTimes ? t("slide.times", { value: now }) : now),
    output = element("output", { for: id }, said(value));
  // what lies beyond the end or between two steps stays as it is until somebody moves it
  return element(
    "div",
    { class: "lever" },
    element("label", { for: id }, title ?? t("slide." + name), output),
    element("input", {
      id,
      type: "range",
      name,
      min,
      max,
      step,
      value,
      "data-kept": value,
      oninput: event => {
        delete event.target.dataset.kept;
        output.textContent = said(event.target.value);
        reckon();
      },
    }),
  );
}

const checked = name => Number(document.querySelector(`[name=${name}]:checked`).value),
  at = id => Number($(id).dataset.kept ?? $(id).value),
  slid = name => at("s-" + name);
const governing = () => ({ budget: checked("budget"), reform: checked("reform"), offer: checked("offer") });
const planning = () => ({
  ...Object.fromEntries(sliders.map(each => [each.name, slid(each.name)])),
  ...Object.fromEntries(planners().map(each => [each.name, checked(each.name)])),
  weights: Object.fromEntries(view.common.states.map(state => [state.iso3, at("w-" + state.iso3)])),
});

// what the decision would cost and what would be left, while it is being made
function reckon() {
  if (!view.purse || !$("purse")) return;
  const { prices, usual, purse } = view;
  let cost;
  if (view.seat.role === "planner") {
    const plan = planning();
    cost =
      view.yearsPerRound *
      Math.max(
        0,
        plan.budget +
          ["exercises", "education", "aid"].reduce((sum, each) => sum + prices[each] * (plan[each] - usual[each]), 0),
      );
  } else {
    const choice = governing();
    cost =
      100 * prices.budgetStance * choice.budget +
      prices.reform * Math.log2(choice.reform) +
      prices.offer * Math.max(0, choice.offer - 1);
  }
  const left = purse.whole - purse.spent - cost,
    rounded = value => number(Math.round(value)).replace(/[.,]0+$/, "");
  $("purse").textContent = t("purse." + purse.unit, {
    cost: rounded(cost),
    left: rounded(left),
    whole: rounded(purse.whole),
  });
  $("purse").classList.toggle("bad", left < -0.5);
}

function build(got) {
  const start = got.handed ?? got.last;
  const form = $("form"),
    button = element("button", { class: "main wide-button" }, t("play.hand-in")),
    purse = got.purse ? element("p", { id: "purse", class: "purse", "aria-live": "polite" }) : "";
  if (got.seat.role === "government") {
    const values = start?.governing ?? { budget: 0, reform: 1, offer: 1 };
    form.replaceChildren(...government().map(each => radios(each, values[each.name])), purse, button);
  } else if (got.seat.role === "planner") {
    const values = start?.planning ?? got.usual;
    form.replaceChildren(
      element(
        "fieldset",
        {},
        element("legend", {}, t("ask.money")),
        ...sliders.map(each => slider(each, values[each.name])),
      ),
      element(
        "details",
        {},
        element("summary", {}, t("ask.favour")),
        element("p", { class: "note" }, t("ask.favour.note")),
        ...got.common.states.map(state =>
          slider(
            { name: "weight", title: stateName(state.iso3, state.name), min: 0, max: 5, step: 0.5 },
            values.weights?.[state.iso3] ?? 1,
            "w-" + state.iso3,
          ),
        ),
      ),
      ...planners().map(each => radios(each, values[each.name], got.usual[each.name])),
      purse,
      button,
    );
  } else {
    form.replaceChildren(
      element(
        "div",
        { class: "field" },
        element("label", { for: "troops" }, t("predict.troops", { year: got.common.span.split("–")[1] })),
        element("input", {
          id: "troops",
          type: "number",
          min: 0,
          max: 500,
          step: "any",
          required: true,
          value: got.prediction ?? "",
        }),
      ),
      element(
        "div",
        { class: "field" },
        element(
          "label",
          { for: "chance" },
          t("predict.chance", { year: got.common.span.split("–")[1], before: got.common.before }),
        ),
        element("input", {
          id: "chance",
          type: "number",
          min: 0,
          max: 100,
          step: 1,
          value: got.chance === null ? "" : Math.round(100 * got.chance),
        }),
        " %",
        element("p", { class: "note" }, t("predict.note")),
      ),
      button,
    );
  }
  reckon();
}

$("form").addEventListener("submit", async event => {
  event.preventDefault();
  const body = { round: view.common.round, governing: null, planning: null, troops: null, chance: null };
  if (view.seat.role === "government") body.governing = governing();
  else if (view.seat.role === "planner") body.planning = planning();
  else {
    body.troops = Number($("troops").value);
    body.chance = $("chance").value === "" ? null : Number($("chance").value) / 100;
  }
  try {
    draw(await call("decide", body, seat));
    say(t("play.handed-in"), true);
  } catch (problem) {
    say(problem.message);
    pages.now();
  }
});

const scales = { troops: 1000 };

function own(got) {
  $("own").hidden = !got.own || !got.common.report;
  if ($("own").hidden) return;
  tell(
    "own-title",
    t("own.title", { state: stateName(got.seat.state, got.seat.stateName), year: got.common.report.years.at(-1) }),
  );
  fill("own-table", [got.own, got.common.report.years], () => ownRows(got));
}

function ownRows(got) {
  const years = got.common.report.years,
    last = years.at(-1);
  const differs = got.own.some(line => line.game.some((value, i) => value !== line.without[i]));
  return [
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, ""),
        element("th", { scope: "col", class: "number" }, years[0]),
        element("th", { scope: "col", class: "number" }, last),
        differs ? element("th", { scope: "col", class: "number" }, t("chart.without")) : null,
      ),
    ),
    element(
      "tbody",
      {},
      ...got.own.map(line => {
        const cell = value =>
          element("td", { class: "number" }, number(value === null ? null : value * (scales[line.key] ?? 1)));
        return element(
          "tr",
          {},
          element(
            "th",
            { scope: "row" },
            t("own." + line.key) + " ",
            element("small", { class: "note" }, t(`own.${line.key}.unit`)),
          ),
          cell(line.game[0]),
          cell(line.game.at(-1)),
          differs ? cell(line.without.at(-1)) : null,
        );
      }),
    ),
  ];
}

$("briefing").addEventListener("click", async () => {
  try {
    const { name, text } = await call("briefing", {}, seat);
    download(new Blob([text], { type: "text/markdown" }), name);
  } catch (problem) {
    say(problem.message);
  }
});
