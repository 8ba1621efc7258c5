import { announce } from "./announcer.js";
import { post } from "./api.js";
import { createComposer } from "./composer.js";
import { createMessage } from "./message.js";
import { createReading } from "./reading.js";

const template = document.querySelector("#pane");

/** One side of the desk: whose part is played, what was said where that person talks, and a box to write in. */
export function createPane({ side, title, silence, hint }) {
  const element = template.content.firstElementChild.cloneNode(true);
  const scroll = element.querySelector(".scroll");
  const list = element.querySelector(".messages");
  const chooser = element.querySelector(".seat");
  const empty = element.querySelector(".empty");
  const elsewhere = element.querySelector(".elsewhere");
  const reading = createReading(scroll, list, element.querySelector(".more"));
  let seats = [];
  let seat;
  let messages = new Map();

  element.dataset.side = side;
  element.querySelector("h2").textContent = title;
  empty.textContent = silence;
  scroll.setAttribute("aria-label", `${title}: messages`);
  chooser.addEventListener("change", () => sit(seats[chooser.selectedIndex]));
  elsewhere.querySelector("button").addEventListener("click", () => sit(seats.find(other => other.place.key === elsewhere.dataset.place)));
  createComposer(element.querySelector(".composer"), hint, text => {
    reading.toEnd();
    return post(`/api/places/${seat.place.key}/messages`, { from: seat.player.key, text });
  });

  function sit(next) {
    seat = next;
    chooser.selectedIndex = seats.indexOf(seat);
    element.dataset.place = seat.place.key;
    elsewhere.hidden ||= elsewhere.dataset.place === seat.place.key;
    list.replaceChildren(...here().map(message => message.element));
    empty.hidden = list.childElementCount > 0;
    reading.toEnd();
  }

  function here() {
    return [...messages.values()].filter(message => message.place === seat.place.key).sort((a, b) => a.position - b.position);
  }

  /** Puts one message where it belongs; the others are left alone, and with them the focus and what is selected. */
  function insert(message) {
    const next = here().find(other => other.position > message.position);
    list.insertBefore(message.element, next?.element ?? null);
    empty.hidden = true;
  }

  function pointTo(entry) {
    const other = seats.find(candidate => candidate.place.key === entry.place);
    elsewhere.dataset.place = entry.place;
    elsewhere.querySelector("button").textContent = `New for ${nameOf(other)}. Show it`;
    elsewhere.hidden = false;
  }

  function press(card, action) {
    reading.acted();
    return post(`/api/places/${seat.place.key}/presses`, { from: seat.player.key, card, ...action });
  }

  return {
    element,
    /** A round begins: other people, and nothing said yet. */
    begin(places) {
      const before = seat && seats.indexOf(seat);
      seats = places.flatMap(place => place.players.map(player => ({ place, player })));
      messages = new Map();
      elsewhere.hidden = true;
      chooser.replaceChildren(...places.map(asGroup));
      sit(seats[before ?? 0]);
    },
    has(place) {
      return seats.some(candidate => candidate.place.key === place);
    },
    /** A message, or a change of one. */
    put(entry, isNew) {
      const known = messages.get(entry.id);
      const isGreeting = ![...messages.values()].some(message => message.place === entry.place);
      const isHere = entry.place === seat.place.key;
      if (entry.removed) {
        known?.element.remove();
        messages.delete(entry.id);
      } else if (known) {
        known.show(entry);
      } else {
        const message = createMessage(entry, press);
        messages.set(entry.id, message);
        if (isHere) {
          insert(message);
        }
      }

      if (isNew && !entry.from && !entry.removed) {
        announce(`${known ? "Changed" : "SmtpHelpBot"}: ${entry.summary ?? entry.text ?? ""}`);
        if (isHere) {
          reading.came(messages.get(entry.id).element);
        } else if (!isGreeting) {
          pointTo(entry);
        }
      }
    },
    /** The pane came into view on a narrow screen. */
    shown: reading.toEnd,
  };
}

function asGroup(place) {
  const group = document.createElement("optgroup");
  group.label = place.name;
  group.append(...place.players.map(player => new Option(`${player.part} (${player.name})`)));
  return group;
}

function nameOf({ place, player }) {
  return place.players.length > 1 ? `the ${place.name.toLowerCase()}` : player.name;
}
