/** Posts to the desk; gives the answer's body, or null where it has none. Throws an Error whose message is for people. */
export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error("The bot cannot be reached. Is it still running?");
  });
  if (!response.ok) {
    throw new Error(await reason(response));
  }
  return response.status === 200 ? response.json() : null;
}

async function reason(response) {
  switch (response.status) {
    case 401:
      return "This page is locked out. Open the address that the bot printed when it started.";
    case 413:
      return "That is too long to send: a message may have one MiB.";
    case 503:
      return "The bot has much to do. Try again in a moment.";
    default:
      return `The bot did not take that (HTTP ${response.status}).`;
  }
}
