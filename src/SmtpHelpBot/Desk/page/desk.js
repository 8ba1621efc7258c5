// The page of the local desk: two panes over one stream of what is said.
import { post } from "./api.js";
import { hasCards } from "./cards.js";
import { createPane } from "./pane.js";
import { follow } from "./stream.js";

const connection = document.querySelector("#connection");
const panes = document.querySelector("#panes");
const choices = [...document.querySelectorAll("#switch button")];

const sides = {
  user: createPane({ side: "user", title: "Chat with the bot", silence: "The bot says hello in a moment.", hint: "Paste an error, or write to the bot" }),
  helpdesk: createPane({ side: "helpdesk", title: "Helpdesk", silence: "Tickets appear here when somebody asks for a human.", hint: "Write in the helpdesk channel" }),
};
panes.append(sides.user.element, sides.helpdesk.element);
document.querySelector("#missing").hidden = hasCards;

const words = {
  open: "Connected",
  waiting: "The bot is away. The page comes back by itself when it is.",
  closed: "This page is locked out. Open the address that the bot printed when it started.",
};

follow({
  onState(state) {
    connection.dataset.state = state;
    connection.textContent = words[state];
  },
  onRound({ places }) {
    sides.user.begin(places.filter(place => place.isForUsers));
    sides.helpdesk.begin(places.filter(place => !place.isForUsers));
  },
  onEntry(entry, isNew) {
    const [side, pane] = Object.entries(sides).find(([, candidate]) => candidate.has(entry.place)) ?? [];
    pane?.put(entry, isNew);
    if (isNew && panes.dataset.showing !== side) {
      choices.find(choice => choice.dataset.show === side)?.setAttribute("data-news", "");
    }
  },
});

for (const choice of choices) {
  choice.addEventListener("click", () => {
    panes.dataset.showing = choice.dataset.show;
    choice.removeAttribute("data-news");
    for (const other of choices) {
      other.setAttribute("aria-pressed", String(other === choice));
    }
    sides[choice.dataset.show].shown();
  });
}

document.querySelector("#fresh").addEventListener("click", async ({ target }) => {
  target.disabled = true;
  try {
    await post("/api/rounds", {});
  } catch (problem) {
    connection.textContent = problem.message;
  } finally {
    target.disabled = false;
  }
});
