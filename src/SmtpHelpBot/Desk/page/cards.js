import { hostConfig } from "./host-config.js";
import { openSafely } from "./links.js";
import { renderPlainly } from "./plain-card.js";

const library = globalThis.AdaptiveCards;

/** Whether the npm package was there when the bot was built. */
export const hasCards = library !== undefined;

const config = hasCards && new library.HostConfig(hostConfig);
if (hasCards) {
  // Words are words: no markup in them takes effect.
  library.AdaptiveCard.onProcessMarkdown = (_, result) => {
    result.didProcess = false;
  };
}

/** A card as an element; a pressed button is given to press as { kind, verb, data }. */
export function renderCard(json, press) {
  if (!hasCards) {
    return renderPlainly(json, press);
  }
  const card = new library.AdaptiveCard();
  card.hostConfig = config;
  card.onExecuteAction = action => {
    if (action instanceof library.OpenUrlAction) {
      openSafely(action.url);
    } else if (action instanceof library.ExecuteAction) {
      press({ kind: "Action.Execute", verb: action.verb, data: action.data ?? {} });
    } else if (action instanceof library.SubmitAction) {
      press({ kind: "Action.Submit", data: action.data ?? {} });
    }
  };
  card.onAnchorClicked = (_, anchor) => {
    openSafely(anchor.href);
    return true;
  };
  card.onInlineCardExpanded = (action, isExpanded) => {
    if (isExpanded) {
      action.card.renderedElement?.scrollIntoView({ block: "nearest" });
    }
  };
  card.parse(json);
  const element = card.render() ?? renderPlainly(json, press);
  // What is only read is no stop on the way through the buttons.
  element.removeAttribute("tabindex");
  return element;
}
