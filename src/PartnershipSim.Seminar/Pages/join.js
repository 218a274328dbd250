import { $, call, offerToLeave, say } from "/classroom.js";
import { element } from "/drawing.js";
import { keep, kept } from "/page.js";
import { prefer, stateName, t } from "/words.js";

let code = "";

async function look(event) {
  event?.preventDefault();
  try {
    const room = await call("look", { code: $("code").value });
    prefer(room.language);
    code = $("code").value;
    say("");
    $("gone").hidden = $("intro").hidden = $("code-form").hidden = true;
    $("seat-form").hidden = false;
    $("room-title").textContent = room.title;
    $("late").textContent = room.phase === "lobby" ? "" : t("join.late", room);
    const crowd = n => (n === 0 ? t("crowd.free") : t("crowd.people", { n }));
    const parts = [
      { role: "planner", name: t("join.plan"), people: room.planners },
      ...room.states.map(state => ({
        role: "government",
        state: state.iso3,
        name: t("join.govern", { state: stateName(state.iso3, state.name) }),
        people: state.people,
      })),
      { role: "observer", name: t("join.observe"), people: room.observers },
    ];
    $("roles").replaceChildren(
      ...parts.map((part, i) =>
        element(
          "label",
          { class: "choice" },
          element("input", {
            type: "radio",
            name: "part",
            required: i === 0,
            value: part.state ?? part.role,
            "data-role": part.role,
          }),
          element("span", {}, part.name),
          element("small", {}, crowd(part.people)),
        ),
      ),
    );
    if (room.isFull) say(t("join.full"));
    else if (room.door === "locked") say(t("join.locked"));
    else if (room.door === "approval") say(t("join.approval"), true);
    $("room-title").focus();
  } catch (problem) {
    say(problem.message);
  }
}

async function take(event) {
  event.preventDefault();
  const chosen = document.querySelector("[name=part]:checked");
  try {
    const seat = await call("join", {
      code,
      name: $("name").value,
      role: chosen.dataset.role,
      state: chosen.dataset.role === "government" ? chosen.value : null,
    });
    keep("seat", { room: seat.room, key: seat.key, name: seat.name });
    location.href = "/play";
  } catch (problem) {
    say(problem.message);
  }
}

$("code-form").addEventListener("submit", look);
$("seat-form").addEventListener("submit", take);
// the code is in the address that the QR code leads to, also if this page was open already
function scanned() {
  $("code").value = decodeURIComponent(location.hash.slice(1));
  look();
}

// why somebody is here who had a seat a moment ago
const reason = ["gone", "closed"].find(each => new URLSearchParams(location.search).has(each));
if (reason) {
  $("gone").textContent = t("join." + reason);
  $("gone").hidden = false;
}
addEventListener("hashchange", scanned);
if (location.hash.length > 1) scanned();
else if (kept("seat")) {
  $("back").hidden = false;
  $("back-words").textContent = t("join.seat", { name: kept("seat").name ?? t("join.somebody") });
}
offerToLeave(t("leave.all"));
