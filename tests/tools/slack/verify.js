// Reads lines {"secret","timestamp","signature","body","now"} and writes for each what Slack's own verifier says: true or false.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { isValidSlackRequest } = createRequire(import.meta.url)('./node_modules/@slack/bolt/dist/receivers/verify-request.js');

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, timestamp, signature, body, now } = JSON.parse(line);
  console.log(isValidSlackRequest({
    signingSecret: secret,
    body,
    headers: { 'x-slack-request-timestamp': Number(timestamp ?? undefined), 'x-slack-signature': signature ?? '' },
    nowMilliseconds: now * 1000,
  }));
}
