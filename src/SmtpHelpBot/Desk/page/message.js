import { renderCard } from "./cards.js";

const template = document.querySelector("#message");
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** What is longer is shown in a box that scrolls. */
const longText = 600;

/** A message as it stands now. A pressed button's answer takes the card's place until the message changes again. */
export function createMessage(entry, press) {
  const element = template.content.firstElementChild.cloneNode(true);
  const body = element.querySelector(".body");
  const line = element.querySelector(".line");
  let version = 0;
  let drawn;

  if (entry.from && entry.text?.length > longText) {
    element.dataset.long = "";
    body.tabIndex = 0;
  }

  element.dataset.id = entry.id;
  element.dataset.from = entry.from ? "person" : "bot";
  element.querySelector("b").textContent = entry.from ?? "SmtpHelpBot";
  element.querySelector("time").textContent = clock.format(new Date(entry.at));
  element.querySelector("time").dateTime = entry.at;

  function fill(part) {
    const hadFocus = body.contains(document.activeElement);
    body.replaceChildren(part);
    // What is new can be pressed, even while the answer to the press before is still on its way.
    body.ariaBusy = "false";
    if (hadFocus) {
      body.focus();
    }
  }

  function show(now) {
    if (now.version <= version) {
      return;
    }
    version = now.version;
    line.textContent = "";
    body.classList.toggle("card", now.card !== undefined);
    draw(now.card, () => now.card ? card(now.card) : words(now));
  }

  /** Words, and the file that hangs on them: what is in it is kept and shown as text, whatever it looks like. */
  function words({ text, file }) {
    const all = document.createDocumentFragment();
    all.append(text ?? "");
    if (file) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file.text], { type: "text/plain;charset=utf-8" }));
      link.download = file.name;
      link.textContent = file.name;
      all.append(" ", link);
    }
    return all;
  }

  /** A card that comes again as it is keeps what is being written in it. */
  function draw(json, part) {
    const text = JSON.stringify(json);
    if (json === undefined || text !== drawn) {
      drawn = text;
      fill(part());
    }
  }

  function card(json) {
    return renderCard(json, async action => {
      if (body.ariaBusy === "true") {
        return;
      }
      body.ariaBusy = "true";
      line.textContent = "";
      try {
        take(await press(entry.id, action));
      } catch (problem) {
        line.textContent = problem.message;
      } finally {
        body.ariaBusy = "false";
      }
    });
  }

  /** What changed after the answer was given came by the stream already, and is newer. */
  function take(answer) {
    if (answer?.line) {
      line.textContent = answer.line;
    }
    if (answer?.card && answer.version >= version) {
      version = answer.version;
      draw(answer.card, () => card(answer.card));
    }
  }

  show(entry);
  return { element, place: entry.place, position: entry.position, show };
}
