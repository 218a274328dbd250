import {
  $,
  call,
  debrief,
  fill,
  follow,
  news,
  past,
  phaseText,
  qr,
  say,
  setClock,
  standing,
  teamName,
  tell,
} from "/classroom.js";
import { element } from "/drawing.js";
import { t } from "/words.js";

let code = decodeURIComponent(location.hash.slice(1)),
  drawnQr = null;

function begin() {
  $("code-form").hidden = Boolean(code);
  if (code)
    follow(
      since => call("board", { code, since }),
      draw,
      problem => {
        code = "";
        $("code-form").hidden = false;
        say(problem.message);
      },
    );
}

async function draw(got) {
  const common = got.common,
    isLobby = common.phase === "lobby";
  document.body.dataset.phase = common.phase;
  setClock(common);
  say("");
  tell("title", common.title);
  tell("stage", phaseText(common));
  fill("news", common.news, () => news(common.news));
  const crowd = n => (n === 0 ? t("crowd.model") : t("crowd.people", { n }));
  $("teams").replaceChildren(
    ...got.teams.map(team =>
      element(
        "li",
        { class: team.hasHandedIn ? "done" : "" },
        element("b", {}, teamName(team)),
        element("small", {}, team.hasHandedIn ? t("crowd.handed-in") : crowd(team.people)),
      ),
    ),
    element(
      "li",
      {},
      element("b", {}, t("team.observers")),
      element("small", {}, common.phase === "open" ? t("crowd.predicted", got.observers) : `${got.observers.people}`),
    ),
  );
  $("teams-section").hidden = common.phase === "counted";
  $("late").replaceChildren(
    ...(isLobby ? [] : [t("board.join", { address: got.address + "join" }) + " ", element("b", {}, got.code)]),
  );
  const isCounted = common.phase === "counted";
  fill("debrief", [common.phase, common.report, common.problem, common.scores, common.leaders], () =>
    isLobby
      ? []
      : [
          element("h2", {}, t(isCounted ? "debrief.title" : "debrief.stand")),
          ...debrief(common, null, ...(isCounted ? standing(common) : [])),
        ],
  );
  fill("past", [common.phase, common.history], () =>
    isCounted ? [element("details", {}, element("summary", {}, t("board.who")), ...past(common))] : [],
  );
  $("invite").replaceChildren();
  if (!isLobby) return;
  if (drawnQr?.code !== got.code)
    drawnQr = { code: got.code, picture: qr((await call("qr", { code: got.code })).rows, t("qr.label")) };
  $("invite").replaceChildren(
    drawnQr.picture,
    element(
      "div",
      {},
      element("p", {}, t("invite.scan")),
      element("p", {}, element("b", {}, got.address + "join")),
      element("p", {}, t("invite.type")),
      element("p", { class: "code" }, got.code),
      element(
        "p",
        { class: "note" },
        t("invite.here", { n: got.people }) + (got.door === "locked" ? " " + t("invite.locked") : ""),
      ),
    ),
  );
}

$("code-form").addEventListener("submit", event => {
  event.preventDefault();
  code = $("code").value;
  location.hash = code;
  begin();
});
begin();
