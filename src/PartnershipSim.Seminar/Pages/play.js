import { $, call, debrief, fill, follow, news, offerToLeave, past, phaseText, say, setClock, tell, words } from "/classroom.js";
import { download, element, number } from "/drawing.js";
import { keep, kept } from "/page.js";

const seat = kept("seat");
if (seat) keep("seat", seat);
else location.replace("/join");
offerToLeave("your seat; only your teacher can let you in again under your name");
let shownRound = null, view = null;

const pages = seat && follow(since => call("play", { since }, seat), draw, () => { location.replace("/join"); });

function draw(got) {
  view = got;
  const common = got.common;
  setClock(common);
  tell("title", common.title);
  tell("who", `${got.seat.name}, ${got.seat.role === "planner" ? "NATO’s planners" : got.seat.role === "government" ? got.seat.stateName : "observer"}${got.mates.length ? `, with ${got.mates.join(", ")}` : ""}`);
  tell("stage", phaseText(common));
  tell("card-title", got.card.title);
  tell("card-aim", got.card.aim);
  fill("card-hints", got.card.hints, () => got.card.hints.map(hint => element("li", {}, hint)));
  fill("news", common.news, () => news(common.news));
  const isOpen = common.phase === "open" && !got.isWaiting;
  $("waiting").hidden = !got.isWaiting;
  $("decide").hidden = !isOpen;
  if (isOpen) {
    tell("decide-title", `What do you do in ${common.span}?`);
    // a form that somebody is filling in is left alone; messages about another round are removed
    if (shownRound !== common.round) { shownRound = common.round; build(got); say(""); }
    const by = got.handed ? `Handed in by ${got.handed.by} at ${new Date(got.handed.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}: ${words(got.handed)}.` : got.prediction !== null ? `Your prediction: ${number(got.prediction)} thousand.` : "";
    tell("handed", by ? by + " You can change it until time is up." : "Nothing handed in yet.");
    $("handed").classList.toggle("done", Boolean(by));
  } else shownRound = null;
  own(got);
  fill("debrief", [common.phase, common.counted, common.report, common.problem], () => common.phase === "lobby" && !common.report ? [] : [element("h2", {}, common.counted === 0 ? "How it came to this" : "What came of it"), ...debrief(common, got.seat.role === "observer" ? null : got.seat.role === "planner" ? "NATO" : got.seat.state)]);
  fill("past", common.history, () => past(common));
  $("briefing").hidden = got.isWaiting || got.seat.role === "observer";
}

const asUsual = "as it would by itself";
const government = [
  { name: "budget", title: "Military budget", note: "Change of its share of GDP, each year of the round.", choices: [[-0.06, "Cut hard", "−6 % a year"], [-0.03, "Trim", "−3 % a year"], [0, "Leave it", asUsual], [0.03, "Raise", "+3 % a year"], [0.06, "Raise hard", "+6 % a year"]] },
  { name: "reform", title: "Defence reform", note: "How hard you work at forces that can be used: fewer soldiers, better kit, interoperability.", choices: [[0.5, "Slow down", "half the effort"], [1, "Leave it", asUsual], [2, "Push", "twice the effort"], [4, "Push hard", "four times"]] },
  { name: "offer", title: "Offers to operations", note: "Whether you join when the Alliance asks, and with how many.", choices: [[0, "Send nobody", "hold back"], [0.5, "Send fewer", "half"], [1, "Leave it", asUsual], [1.5, "Send more", "half as many again"], [2, "Send many more", "twice as many"]] },
];

const planners = [
  { name: "door", title: "Door to membership", note: "Those whose turn is two years away lose it if the door is closed.", choices: [[0, "Closed", ""], [0.5, "Half open", ""], [1, "Open", ""]] },
  { name: "conditionality", title: "Conditions", note: "How much of the money depends on reform and contribution.", choices: [[0, "None", ""], [0.3, "Some", "30 %"], [0.6, "Most", "60 %"], [1, "All", "100 %"]] },
];

const sliders = [
  { name: "budget", title: "Programme money, million dollars a year", min: 0, max: 500, step: 10 },
  { name: "exercises", title: "Exercises", min: 0, max: 3, step: 0.5 },
  { name: "education", title: "Education and training", min: 0, max: 3, step: 0.5 },
  { name: "aid", title: "Material aid", min: 0, max: 3, step: 0.5 },
  { name: "south", title: "Weight of the South", min: 0, max: 5, step: 0.5 },
];

function radios({ name, title, note, choices: known }, value, usual) {
  // a value of the scenario that no button has gets a button of its own: whoever touches nothing changes nothing
  const choices = [...known], has = one => choices.some(each => each[0] === one);
  for (const one of [usual, value]) if (one !== undefined && !has(one)) choices.push([one, String(one), ""]);
  choices.sort((a, b) => a[0] - b[0]);
  const remark = choice => usual === choice[0] ? choice[2] ? `${choice[2]}, as it is` : "as it is" : choice[2];
  return element("fieldset", {}, element("legend", {}, title), element("p", { class: "note" }, note),
    element("div", { class: "choices" }, ...choices.map(choice => element("label", { class: "choice" },
      element("input", { type: "radio", name, value: choice[0], checked: choice[0] === value }), element("span", {}, choice[1]), element("small", {}, remark(choice))))));
}

function slider({ name, title, min, max, step }, value, id = "s-" + name) {
  const output = element("output", { for: id }, value);
  // what lies beyond the end or between two steps stays as it is until somebody moves it
  return element("div", { class: "lever" }, element("label", { for: id }, title, output),
    element("input", { id, type: "range", name, min, max, step, value, "data-kept": value, oninput: event => { delete event.target.dataset.kept; output.textContent = event.target.value; } }));
}

function build(got) {
  const start = got.handed ?? got.last;
  const form = $("form"), button = element("button", { class: "main wide-button" }, "Hand in");
  if (got.seat.role === "government") {
    const values = start?.governing ?? { budget: 0, reform: 1, offer: 1 };
    form.replaceChildren(...government.map(each => radios(each, values[each.name])), button);
  } else if (got.seat.role === "planner") {
    const values = start?.planning ?? got.usual;
    form.replaceChildren(
      element("fieldset", {}, element("legend", {}, "Partnership money"), ...sliders.map(each => slider(each, values[each.name]))),
      element("details", {}, element("summary", {}, "Favour single partners"), element("p", { class: "note" }, "Their weight when the money is divided; 1 is as it is."),
        ...got.common.states.map(state => slider({ name: "weight", title: state.name, min: 0, max: 5, step: 0.5 }, values.weights?.[state.iso3] ?? 1, "w-" + state.iso3))),
      ...planners.map(each => radios(each, values[each.name], got.usual[each.name])), button);
  } else {
    form.replaceChildren(element("div", { class: "field" }, element("label", { for: "troops" }, `Thousand troops that partners will have in operations in ${got.common.span.split("–")[1]}`),
      element("input", { id: "troops", type: "number", min: 0, max: 500, step: "any", required: true, value: got.prediction ?? "" })), button);
  }
}

$("form").addEventListener("submit", async event => {
  event.preventDefault();
  const checked = name => Number(document.querySelector(`[name=${name}]:checked`).value), at = id => Number($(id).dataset.kept ?? $(id).value), slid = name => at("s-" + name);
  const body = { round: view.common.round, governing: null, planning: null, troops: null };
  if (view.seat.role === "government") body.governing = { budget: checked("budget"), reform: checked("reform"), offer: checked("offer") };
  else if (view.seat.role === "planner") {
    body.planning = { ...Object.fromEntries(sliders.map(each => [each.name, slid(each.name)])), ...Object.fromEntries(planners.map(each => [each.name, checked(each.name)])) };
    body.planning.weights = Object.fromEntries(view.common.states.map(state => [state.iso3, at("w-" + state.iso3)]));
  } else body.troops = Number($("troops").value);
  try {
    draw(await call("decide", body, seat));
    say("Handed in.", true);
  } catch (problem) { say(problem.message); pages.now(); }
});

const meanings = { troops: ["Troops in operations", "persons", 1000], spending_share: ["Military spending", "% of GDP", 1], usable: ["Usable share of forces", "0 to 1", 1], interop: ["Interoperability", "0 to 1", 1], attitude_reform: ["Attitude to reform", "0 to 1", 1], attitude_operations: ["Attitude to operations", "0 to 1", 1], deaths: ["Deaths in operations in the year", "persons", 1] };

function own(got) {
  $("own").hidden = !got.own || !got.common.report;
  if ($("own").hidden) return;
  tell("own-title", `${got.seat.stateName} in ${got.common.report.years.at(-1)}`);
  fill("own-table", [got.own, got.common.report.years], () => ownRows(got));
}

function ownRows(got) {
  const years = got.common.report.years, last = years.at(-1);
  const differs = got.own.some(line => line.game.some((value, i) => value !== line.without[i]));
  return [
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, ""), element("th", { scope: "col", class: "number" }, years[0]), element("th", { scope: "col", class: "number" }, last), differs ? element("th", { scope: "col", class: "number" }, "no decisions") : null)),
    element("tbody", {}, ...got.own.map(line => {
      const [title, unit, scale] = meanings[line.key], cell = value => element("td", { class: "number" }, number(value === null ? null : value * scale));
      return element("tr", {}, element("th", { scope: "row" }, title + " ", element("small", { class: "note" }, unit)), cell(line.game[0]), cell(line.game.at(-1)), differs ? cell(line.without.at(-1)) : null);
    }))];
}

$("briefing").addEventListener("click", async () => {
  try {
    const { name, text } = await call("briefing", {}, seat);
    download(new Blob([text], { type: "text/markdown" }), name);
  } catch (problem) { say(problem.message); }
});
