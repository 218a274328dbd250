import { $, call, debrief, fill, follow, offerToLeave, past, phaseText, qr, say, setClock, tell } from "/classroom.js";
import { download, element } from "/drawing.js";
import { keep, kept } from "/page.js";

const keys = () => kept("teacher") ?? {};
const [room, brought] = location.hash.slice(1).split(".");
// a private link brings its key along; the key is taken out of the address at once, so that the projector does not show it for long
if (brought) {
  keep("teacher", { ...keys(), [room]: brought });
  history.replaceState(null, "", "#" + room);
} else if (room && keys()[room]) keep("teacher", keys());
const seat = room && keys()[room] ? { room, key: keys()[room] } : null;
const usual = ["GEO", "UKR", "SWE", "FIN", "AZE", "SRB", "JOR", "MAR"];
let view = null, pages = null, drawnQr = null;

// ---- opening a room
async function prepare() {
  const setup = await call("setup", {});
  $("open-form").hidden = false;
  const mine = Object.keys(keys());
  if (mine.length) $("rooms-open").replaceChildren(element("h2", {}, "Your rooms on this server"), element("ul", {}, ...mine.map(name => element("li", {}, element("a", { href: "#" + name, onclick: () => setTimeout(() => location.reload()) }, `Room ${name}`)))));
  for (const each of setup.scenarios) $("from").append(element("option", { value: each.file, selected: each.file === setup.from }, each.title));
  const question = () => { $("question").textContent = setup.scenarios.find(each => each.file === $("from").value)?.question ?? ""; };
  $("from").addEventListener("change", question);
  question();
  for (const region of [...new Set(setup.partners.map(partner => partner.region))].sort())
    $("partners").append(element("h3", {}, region), ...setup.partners.filter(partner => partner.region === region).map(partner => element("label", { class: "choice" },
      element("input", { type: "checkbox", name: "state", value: partner.iso3, checked: usual.includes(partner.iso3) }), element("span", {}, partner.name))));
  const span = () => { const first = Number($("first-year").value), last = first + $("rounds").value * $("years").value - 1; $("span").textContent = last > 2035 ? `The last round would end in ${last}; the model ends in 2035.` : `The game runs from ${first} to ${last}.`; };
  for (const id of ["first-year", "rounds", "years"]) $(id).addEventListener("input", span);
  span();
  if (setup.closed.length) $("rooms-closed").replaceChildren(element("h2", {}, "Rooms that could not be opened"),
    element("ul", {}, ...setup.closed.map(each => element("li", {}, element("b", {}, `Room ${each.name}: `), each.reason))));
  if (!setup.canOpen) say("Twenty rooms are open on this server; close one first.");
}

$("open-form").addEventListener("submit", async event => {
  event.preventDefault();
  try {
    enter(await call("open", {
      title: $("room-title").value, from: $("from").value, firstYear: Number($("first-year").value), yearsPerRound: Number($("years").value), rounds: Number($("rounds").value),
      minutes: Number($("minutes").value), states: [...document.querySelectorAll("[name=state]:checked")].map(each => each.value),
    }));
  } catch (problem) { say(problem.message); scrollTo(0, 0); }
});

function enter(opened) {
  keep("teacher", { ...keys(), [opened.room]: opened.key });
  location.hash = opened.room;
  location.reload();
}

// ---- the desk
const act = async (what, more = {}) => {
  try {
    const got = await call("act", { act: what, round: view.common.round, minutes: null, kind: null, state: null, seat: null, ...more }, seat);
    say("");
    if (got.common) draw(got);
    return got;
  } catch (problem) { say(problem.message); pages.now(); return null; }
};

function draw(got) {
  view = got;
  const common = got.common;
  setClock(common);
  $("desk").hidden = false;
  tell("title", common.title);
  tell("stage", phaseText(common));
  next(common, got);
  fill("debrief", [common.report, common.problem], () => debrief(common));
  fill("past", common.history, () => past(common));
  fill("people", [got.seats, common.phase], () => !got.seats.length ? [element("tbody", {}, element("tr", {}, element("td", {}, "Nobody has joined yet.")))] : [
    element("thead", {}, element("tr", {}, ...["Name", "Team", common.phase === "open" ? "This round" : "", ""].map(word => element("th", { scope: "col" }, word)))),
    element("tbody", {}, ...got.seats.map(person => element("tr", {}, element("td", {}, person.name), element("td", {}, person.team), element("td", {}, common.phase !== "open" ? "" : person.hasHandedIn ? "✓ handed in" : "thinking"),
      element("td", { class: "number" }, element("button", { type: "button", "aria-label": `Remove ${person.name}`, onclick: () => act("remove", { seat: person.number }) }, "Remove")))))]);
  invitation(got);
  newcomers(got);
  injects(got);
  tell("log-note", `Everything that happens is recorded in ${got.log}, in the folder of the rooms: a restart of the server loses nothing.`);
  const rounds = Array.from({ length: common.round }, (_, i) => i + 1);
  if ($("rewind-round").childElementCount !== rounds.length) $("rewind-round").replaceChildren(...rounds.map(each => element("option", { value: each, selected: each === common.round }, each)));
  $("rewind").disabled = $("branch").disabled = !rounds.length;
}

function next(common, got) {
  const teams = new Set(got.seats.filter(person => person.role !== "observer").map(person => person.team)), ready = new Set(got.seats.filter(person => person.role !== "observer" && person.hasHandedIn).map(person => person.team));
  const button = (words, isMain, what, more) => element("button", { type: "button", class: isMain ? "main" : "", onclick: () => act(what, more) }, words);
  tell("next-words", common.phase === "open" ? `${ready.size} of ${teams.size} teams have handed in. The model decides for a team that hands nothing in.`
    : common.isOver ? "The last round was played. Talk about it; then play a round again, or branch off."
      : common.phase === "lobby" ? "When everybody has a seat, open the first round." : "Talk about what came of it; then open the next round.");
  fill("next", [common.phase, common.round, common.isOver], () => common.phase === "open"
    ? [button("Count the round", true, "count"), button("5 minutes more", false, "extend", { minutes: 5 })]
    : common.isOver ? [] : [button(`Open round ${common.round + 1}: ${common.nextSpan}`, true, "start", { round: common.round + 1 })]);
}

function newcomers(got) {
  const ways = [["open", "Everybody with the code comes in"], ["approval", "I approve everybody who joins"], ["locked", "Nobody comes in any more"]];
  fill("door", got.door, () => ways.map(([door, words]) => element("label", { class: "choice" },
    element("input", { type: "radio", name: "door", value: door, checked: got.door === door, onchange: () => act("door", { door }) }), element("span", {}, words))));
  fill("waiting", got.waiting, () => !got.waiting.length ? [] : [
    element("h3", {}, got.waiting.length === 1 ? "1 person waits" : `${got.waiting.length} people wait`),
    element("p", { class: "row" }, element("button", { type: "button", class: "main", onclick: () => act("approveAll") }, "Let all in"),
      element("button", { type: "button", class: "danger", onclick: () => act("clear") }, "Send all away")),
    element("ul", { class: "waiting" }, ...got.waiting.map(person => element("li", {}, element("span", {}, `${person.name}, ${person.team} `),
      element("button", { type: "button", "aria-label": `Let in ${person.name}`, onclick: () => act("approve", { seat: person.number }) }, "Let in"), " ",
      element("button", { type: "button", "aria-label": `Send away ${person.name}`, onclick: () => act("remove", { seat: person.number }) }, "Send away"))))]);
  $("clear").disabled = !got.seats.length;
}

async function invitation(got) {
  tell("code", got.code);
  tell("address", got.address + "join");
  $("board-link").href = "/board#" + got.code;
  tell("reach", /127\.0\.0\.1|localhost|\[::1\]/.test(got.address) ? "Only this machine can reach this address. To let phones in, start the seminar with --listen 0.0.0.0 in a network you trust." : "Every phone in this network can open this address. It is plain HTTP: use it in a network you trust.");
  if (drawnQr === got.code) return;
  drawnQr = got.code;
  $("qr").replaceChildren(qr((await call("qr", { code: got.code })).rows, "QR code of the address at which to join"));
}

function injects(got) {
  const common = got.common;
  tell("inject-when", common.isOver ? "The last round was played." : `It happens in ${common.phase === "open" ? common.span : common.nextSpan}, and everybody is told at once.`);
  if (!$("inject-state").childElementCount) $("inject-state").append(...common.states.map(state => element("option", { value: state.iso3 }, state.name)));
  fill("injects", [got.injects, common.isOver], () => got.injects.map(each => element("button", { type: "button", class: "inject", disabled: common.isOver, onclick: () => act("inject", { kind: each.kind, state: each.needsState ? $("inject-state").value : null }) },
    element("b", {}, each.headline), element("small", {}, each.story))));
  const file = (words, what, team) => element("button", { type: "button", onclick: () => take(what, team) }, words);
  if (!$("files").childElementCount) $("files").append(file("Game as a scenario", "scenario", null), file("Results (CSV)", "results", null), file("Log", "log", null), ...got.teams.map(each => file(`Briefing: ${each.name}`, "briefing", each.team)));
}

async function take(what, team) {
  try {
    const { name, text } = await call("file", { what, team, without: null }, seat);
    download(new Blob([text], { type: "text/plain" }), name);
  } catch (problem) { say(problem.message); }
}

$("rewind").addEventListener("click", () => { if (confirm(`Forget what was decided from round ${$("rewind-round").value} on, and play it again?`)) act("rewind", { round: Number($("rewind-round").value) }); });
$("branch").addEventListener("click", async () => { const got = await act("branch", { round: Number($("rewind-round").value) - 1 }); if (got) enter(got); });
$("close").addEventListener("click", async () => {
  if (!confirm("Close the room for good? Its file stays in the folder of the rooms.")) return;
  if (!await act("close")) return;
  const left = keys();
  delete left[room];
  keep("teacher", left);
  location.hash = "";
  location.reload();
});

$("clear").addEventListener("click", () => {
  if (confirm("Take everybody's seat away? What teams have handed in stays; people join again with the code.")) act("clear", { isEverybody: true });
});
$("private-link").addEventListener("click", async () => {
  const link = `${location.origin}/teacher#${seat.room}.${seat.key}`;
  await navigator.clipboard?.writeText(link).catch(() => {});
  $("private-link-text").value = link;
  $("private-link-text").hidden = false;
  $("private-link-text").select();
});
offerToLeave("the keys of your rooms; keep the private link if you want to come back");

if (seat) pages = follow(since => call("teacher", { since }, seat), draw, problem => { say(problem.message); prepare(); });
else {
  if (room) say("This browser has no key to that room (any more): open it with its private link.");
  await prepare();
}
