import { $, call, offerToLeave, say } from "/classroom.js";
import { element } from "/drawing.js";
import { keep, kept } from "/page.js";

let code = "";

async function look(event) {
  event?.preventDefault();
  try {
    const room = await call("look", { code: $("code").value });
    code = $("code").value;
    say("");
    $("code-form").hidden = true;
    $("seat-form").hidden = false;
    $("room-title").textContent = room.title;
    const crowd = people => people === 0 ? "free" : people === 1 ? "1 person" : `${people} people`;
    const parts = [
      { role: "planner", name: "Plan for NATO", people: room.planners },
      ...room.states.map(state => ({ role: "government", state: state.iso3, name: `Govern ${state.name}`, people: state.people })),
      { role: "observer", name: "Observe and predict", people: room.observers },
    ];
    $("roles").replaceChildren(...parts.map((part, i) => element("label", { class: "choice" },
      element("input", { type: "radio", name: "part", required: i === 0, value: part.state ?? part.role, "data-role": part.role }), element("span", {}, part.name), element("small", {}, crowd(part.people)))));
    if (room.isFull) say("The room is full.");
    else if (room.door === "locked") say("The teacher has locked this room; ask to be let in.");
    else if (room.door === "approval") say("The teacher approves everybody who joins.", true);
    $("room-title").focus();
  } catch (problem) { say(problem.message); }
}

async function take(event) {
  event.preventDefault();
  const chosen = document.querySelector("[name=part]:checked");
  try {
    const seat = await call("join", { code, name: $("name").value, role: chosen.dataset.role, state: chosen.dataset.role === "government" ? chosen.value : null });
    keep("seat", { room: seat.room, key: seat.key, name: seat.name });
    location.href = "/play";
  } catch (problem) { say(problem.message); }
}

$("code-form").addEventListener("submit", look);
$("seat-form").addEventListener("submit", take);
// the code is in the address that the QR code leads to, also if this page was open already
function scanned() {
  $("code").value = decodeURIComponent(location.hash.slice(1));
  look();
}

addEventListener("hashchange", scanned);
if (location.hash.length > 1) scanned();
else if (kept("seat")) {
  $("back").hidden = false;
  $("back-name").textContent = kept("seat").name ?? "somebody";
}
offerToLeave("every seat and every room of which it has a key");
