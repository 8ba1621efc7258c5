/**
 * Follows what is said. The browser reconnects by itself and says how far it had read, so that nothing is missed and nothing
 * comes twice. What comes between the beginning of a round and the word that it is all there is history, and not new.
 */
export function follow({ onState, onRound, onEntry }) {
  const source = new EventSource("/api/events");
  let isNew = false;
  source.addEventListener("open", () => onState("open"));
  source.addEventListener("error", () => onState(source.readyState === EventSource.CLOSED ? "closed" : "waiting"));
  source.addEventListener("round", event => {
    isNew = false;
    onRound(JSON.parse(event.data));
  });
  source.addEventListener("entry", event => onEntry(JSON.parse(event.data), isNew));
  source.addEventListener("current", () => {
    isNew = true;
  });
}
