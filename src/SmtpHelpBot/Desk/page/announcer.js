const announcer = document.querySelector("#announcer");

/** Tells those who listen to the page, in a line: a whole card read out would be too much. */
export function announce(line) {
  announcer.textContent = line;
}
