/** Opens an address of a card in a window that knows nothing of this one. Only https. */
export function openSafely(address) {
  if (URL.canParse(address) && new URL(address).protocol === "https:") {
    window.open(address, "_blank", "noopener,noreferrer");
  }
}
