/** The box to write in: Enter sends, Shift and Enter begin a new line, a long paste fits. A message that was not taken stays in it. */
export function createComposer(form, hint, send) {
  const box = form.querySelector("textarea");
  const trouble = form.querySelector(".trouble");
  box.placeholder = hint;
  form.querySelector("label span").textContent = hint;

  function grow() {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }

  async function submit() {
    const text = box.value;
    if (text.trim() === "" || box.readOnly) {
      return;
    }
    box.readOnly = true;
    try {
      await send(text);
      box.value = "";
      trouble.hidden = true;
    } catch (problem) {
      trouble.textContent = problem.message;
      trouble.hidden = false;
    } finally {
      box.readOnly = false;
      grow();
    }
  }

  box.addEventListener("input", grow);
  box.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit();
    box.focus();
  });
}
