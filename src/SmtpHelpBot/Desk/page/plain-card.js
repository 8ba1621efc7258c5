import { openSafely } from "./links.js";

/** A card without the package that shows cards: its text in short, its inputs and its buttons, all of which work. */
export function renderPlainly(card, press) {
  const form = document.createElement("form");
  form.className = "plain";
  form.addEventListener("submit", event => event.preventDefault());
  form.append(...(card.fallbackText ? [paragraph(card.fallbackText)] : []), ...[...(card.body ?? []), ...(card.actions ?? [])].flatMap(part => render(part, form, press)));
  return form;
}

/** The parts of a card that can be used; what is only to be read is in the text in short. */
function render(part, form, press) {
  if (part.type?.startsWith("Input.")) {
    return [input(part)];
  }
  switch (part.type) {
    case "Action.Execute":
    case "Action.Submit":
      return [button(part.title, () => usesInputs(part) && !form.reportValidity() || press({ kind: part.type, verb: part.verb, data: dataOf(part, form) }))];
    case "Action.OpenUrl":
      return [button(part.title, () => openSafely(part.url))];
    case "Action.ShowCard":
      return [details(part, press)];
    default:
      return [...(part.items ?? []), ...(part.columns ?? []), ...(part.actions ?? []), ...(part.selectAction ? [part.selectAction] : [])]
        .flatMap(inner => render(inner, form, press));
  }
}

function usesInputs(action) {
  return action.associatedInputs !== "none";
}

function dataOf(action, form) {
  return { ...action.data, ...(usesInputs(action) ? Object.fromEntries(new FormData(form)) : {}) };
}

function details(action, press) {
  const element = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = action.title;
  element.append(summary, renderPlainly(action.card, press));
  return element;
}

function input(part) {
  const label = document.createElement("label");
  const control = controlOf(part);
  control.name = part.id;
  control.required = part.isRequired === true;
  label.append(part.label ?? part.title ?? part.id, control);
  return label;
}

function controlOf(part) {
  if (part.type === "Input.ChoiceSet") {
    const select = document.createElement("select");
    select.append(...(part.choices ?? []).map(({ title, value }) => new Option(title, value, value === part.value, value === part.value)));
    return select;
  }
  const control = document.createElement(part.isMultiline ? "textarea" : "input");
  if (part.type === "Input.Toggle") {
    control.type = "checkbox";
    control.value = part.valueOn ?? "true";
    control.checked = part.value === control.value;
    return control;
  }
  control.value = part.value ?? "";
  control.placeholder = part.placeholder ?? "";
  control.maxLength = part.maxLength ?? 20000;
  return control;
}

function button(title, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = title;
  element.addEventListener("click", act);
  return element;
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}
