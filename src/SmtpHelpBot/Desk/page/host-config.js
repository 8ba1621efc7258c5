const colour = name => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });
const colours = {
  default: colour("text"),
  dark: colour("text"),
  light: colour("text"),
  accent: colour("accent"),
  good: colour("good"),
  warning: colour("warning"),
  attention: colour("attention"),
};
const container = name => ({ backgroundColor: `var(--card-${name}-ground)`, borderColor: "var(--line)", foregroundColors: colours });
const field = { color: "default", isSubtle: false, size: "default", weight: "bolder" };

/** How cards look: sizes here, colours by name from cards.css, so that dark and light need no second config. */
export const hostConfig = {
  fontFamily: "inherit",
  fontTypes: {
    default: { fontFamily: "inherit", fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 }, fontWeights: { lighter: 400, default: 400, bolder: 600 } },
    monospace: { fontFamily: "ui-monospace, 'Liberation Mono', monospace", fontSizes: { small: 13, default: 13, medium: 14, large: 16, extraLarge: 20 } },
  },
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: {
    default: container("default"),
    emphasis: container("emphasis"),
    accent: container("accent"),
    good: container("good"),
    warning: container("warning"),
    attention: container("attention"),
  },
  actions: {
    maxActions: 8,
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    showCard: { actionMode: "inline", inlineTopMargin: 10, style: "emphasis" },
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { ...field, suffix: " *", suffixColor: "attention" },
      optionalInputs: field,
    },
    errorMessage: { color: "attention", size: "small", weight: "default", spacing: "small" },
  },
  factSet: { title: { weight: "bolder", wrap: true, maxWidth: 160 }, value: { wrap: true }, spacing: 12 },
  textStyles: { heading: { size: "large", weight: "bolder" }, columnHeader: { weight: "bolder" } },
  textBlock: { headingLevel: 3 },
};
