import { openSafely } from "./links.js";

/** A card without the package that shows cards: its words, its inputs and its buttons, plain, and all of them work. */
export function renderPlainly(card, press) {
  const element = box("plain");
  const parts = [...(card.body ?? []), ...(card.actions ?? [])].flatMap(part => render(part, element, press));
  element.append(...(parts.some(part => part.textContent) ? parts : [paragraph(card.fallbackText ?? "")]));
  return element;
}

function render(part, card, press) {
  switch (part.type) {
    case "TextBlock":
      return [paragraph(part.text)];
    case "RichTextBlock":
      return [paragraph(part.inlines.map(run => run.text ?? run).join(""))];
    case "Input.Text":
    case "Input.ChoiceSet":
      return [field(part)];
    case "Action.Execute":
    case "Action.Submit":
      return [button(part.title, () => submit(part, card, press))];
    case "Action.OpenUrl":
      return [button(part.title, () => openSafely(part.url))];
    case "Action.ShowCard":
      return [details(part, press)];
    case "ColumnSet":
    case "ActionSet":
      return [box("row", (part.columns ?? part.actions).flatMap(inner => render(inner, card, press)))];
    default:
      return (part.items ?? []).flatMap(inner => render(inner, card, press));
  }
}

function submit(action, card, press) {
  const inputs = action.associatedInputs === "none" ? [] : [...card.querySelectorAll("[name]")].filter(input => input.closest(".plain") === card);
  if (inputs.every(input => input.reportValidity())) {
    const given = Object.fromEntries(inputs.map(input => [input.name, input.value]));
    press({ kind: action.type, verb: action.verb, data: { ...action.data, ...given } });
  }
}

function field(part) {
  const label = document.createElement("label");
  const input = part.type === "Input.ChoiceSet" ? choices(part) : text(part);
  input.name = part.id;
  input.required = part.isRequired === true;
  label.append(part.label ?? part.id, input);
  return label;
}

function choices(part) {
  const select = document.createElement("select");
  select.append(...part.choices.map(({ title, value }) => new Option(title, value, value === part.value, value === part.value)));
  return select;
}

function text(part) {
  const input = document.createElement(part.isMultiline ? "textarea" : "input");
  input.value = part.value ?? "";
  input.placeholder = part.placeholder ?? "";
  if (part.maxLength) {
    input.maxLength = part.maxLength;
  }
  return input;
}

function details(action, press) {
  const element = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = action.title;
  element.append(summary, renderPlainly(action.card, press));
  return element;
}

function button(title, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = title;
  element.addEventListener("click", act);
  return element;
}

function paragraph(words) {
  const element = document.createElement("p");
  element.textContent = words;
  return element;
}

function box(name, parts = []) {
  const element = document.createElement("div");
  element.className = name;
  element.append(...parts);
  return element;
}
