import { $, call, debrief, fill, follow, news, past, qr, phaseText, say, setClock, tell } from "/classroom.js";
import { element } from "/drawing.js";

let code = decodeURIComponent(location.hash.slice(1)), drawnQr = null;

function begin() {
  $("code-form").hidden = Boolean(code);
  if (code) follow(since => call("board", { code, since }), draw, problem => { code = ""; $("code-form").hidden = false; say(problem.message); });
}

async function draw(got) {
  const common = got.common, isLobby = common.phase === "lobby";
  setClock(common);
  say("");
  tell("title", common.title);
  tell("stage", phaseText(common));
  fill("news", common.news, () => news(common.news));
  const crowd = people => people === 0 ? "played by the model" : people === 1 ? "1 person" : `${people} people`;
  $("teams").replaceChildren(...got.teams.map(team => element("li", { class: team.hasHandedIn ? "done" : "" }, element("b", {}, team.name), element("small", {}, team.hasHandedIn ? "✓ handed in" : crowd(team.people)))),
    element("li", {}, element("b", {}, "Observers"), element("small", {}, common.phase === "open" ? `${got.observers.predicted} of ${got.observers.people} have predicted` : `${got.observers.people}`)));
  $("teams-section").hidden = common.phase === "counted";
  $("late").replaceChildren(...(isLobby ? [] : ["Join: " + got.address + "join ", element("b", {}, got.code)]));
  fill("debrief", [common.phase, common.report, common.problem], () => isLobby ? [] : [element("h2", {}, common.phase === "counted" ? "What came of it" : "Where things stand"), ...debrief(common)]);
  fill("past", [common.phase, common.history], () => common.phase === "counted" ? [element("h2", {}, "Who decided what"), ...past(common)] : []);
  $("invite").replaceChildren();
  if (!isLobby) return;
  if (drawnQr?.code !== got.code) drawnQr = { code: got.code, picture: qr((await call("qr", { code })).rows, "QR code of the address at which to join") };
  $("invite").replaceChildren(drawnQr.picture, element("div", {}, element("p", {}, "Scan the square, or open"), element("p", {}, element("b", {}, got.address + "join")), element("p", {}, "and type"), element("p", { class: "code" }, got.code), element("p", { class: "note" }, (got.people === 1 ? "1 person is here." : `${got.people} people are here.`) + (got.door === "locked" ? " The room is locked." : ""))));
}

$("code-form").addEventListener("submit", event => { event.preventDefault(); code = $("code").value; location.hash = code; begin(); });
begin();
