/** What comes this soon after another, in milliseconds, is read with it. */
const together = 2000;

/**
 * Keeps in view what a reader wants to see. Who is at the end stays there while messages come and cards grow, but sees what is
 * new from its beginning; who scrolled stays where they are. A button leads to what is below.
 */
export function createReading(scroll, list, more) {
  let follows = true;
  let pressed = false;
  let beginning;
  let lastNews = 0;
  let lastTop = 0;
  let lastHeight = 0;

  /** Where we follow, the browser must not hold on to what it thinks is read when something above grows: that looks as if the reader scrolled. */
  function setFollows(now) {
    follows = now;
    scroll.style.overflowAnchor = follows ? "none" : "auto";
  }

  function follow() {
    setFollows(true);
    scroll.scrollTop = beginning?.isConnected ? beginning.offsetTop - 8 : scroll.scrollHeight;
    lastTop = scroll.scrollTop;
    look();
  }

  function toEnd() {
    beginning = undefined;
    follow();
  }

  function isAtEnd() {
    return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 40;
  }

  function look() {
    more.hidden = isAtEnd();
  }

  /** Nothing moves under a finger or a pointer that is down: the button would not be under it when it comes up, and the click be lost. */
  function settle() {
    if (!pressed) {
      follows ? follow() : look();
    }
  }

  function resize() {
    lastHeight = scroll.clientHeight;
    settle();
  }

  scroll.addEventListener("pointerdown", () => {
    pressed = true;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => setTimeout(() => {
      pressed = false;
      settle();
    }), true);
  }
  scroll.addEventListener("scroll", () => {
    if (scroll.clientHeight !== lastHeight) {
      // The view itself grew or shrank, as when what was written is gone from the box below: nobody scrolled.
      resize();
    } else if (scroll.scrollTop !== lastTop) {
      lastTop = scroll.scrollTop;
      setFollows(isAtEnd());
      beginning = undefined;
    }
    look();
  });
  more.addEventListener("click", () => {
    toEnd();
    scroll.focus();
  });
  new ResizeObserver(settle).observe(list);
  new ResizeObserver(resize).observe(scroll);

  return {
    toEnd,
    /** A message is new, or changed. */
    came(element) {
      if (!beginning?.isConnected || Date.now() - lastNews > together) {
        beginning = element;
      }
      lastNews = Date.now();
    },
    /** The reader did something: what comes now is the answer. */
    acted() {
      lastNews = 0;
    },
  };
}
