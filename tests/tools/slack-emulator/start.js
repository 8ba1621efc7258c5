// A Slack workspace that runs offline: node start.js PORT BOT_EVENTS_URL SIGNING_SECRET. It prints "Listening on PORT" when it does.
// What is written in it is told to the bot, signed by the emulator and sent again when the bot does not take it, as Slack does.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { WebhookDispatcher, createServer, serve } from '@emulators/core';

const [port, eventsUrl, secret] = process.argv.slice(2);
const tries = 4;

// The plugin's own file has a name that is made of its content.
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules', 'emulate', 'dist');
const plugins = await Promise.all(readdirSync(folder).filter((name) => /^dist-.*\.js$/.test(name)).map((name) => import(pathToFileURL(path.join(folder, name)))));
const slack = plugins.find((plugin) => plugin.slackPlugin);

let headersOf = () => ({});
WebhookDispatcher.prototype.setHeaderFactory = (make) => { headersOf = make; };
WebhookDispatcher.prototype.dispatch = async (event, action, payload) => {
  const body = JSON.stringify(payload);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const headers = { ...headersOf({ body }), ...(attempt ? { 'x-slack-retry-num': String(attempt) } : {}) };
    const answer = await fetch(eventsUrl, { method: 'POST', headers, body }).catch(() => undefined);
    if (answer?.ok) return;
  }
};

const { app, store } = createServer(slack.slackPlugin, { port: Number(port), baseUrl: `http://127.0.0.1:${port}` });
slack.slackPlugin.seed(store, `http://127.0.0.1:${port}`);
slack.seedFromConfig(store, `http://127.0.0.1:${port}`, {
  signing_secret: secret,
  strict_scopes: true,
  users: [{ name: 'anna', real_name: 'Anna Berg' }, { name: 'erin', real_name: 'Erin Ito' }],
  channels: [{ name: 'helpdesk' }],
  oauth_apps: [{
    client_id: '1.2', client_secret: 'secret', app_id: 'A000000001', name: 'SmtpHelpBot', redirect_uris: ['http://127.0.0.1/'],
    bot_id: 'B00000BOT1', bot_user_id: 'U00000BOT1', bot_name: 'smtphelpbot',
    scopes: ['app_mentions:read', 'channels:read', 'chat:write', 'commands', 'files:write', 'groups:read', 'im:history', 'im:write', 'users:read'],
  }],
  tokens: [
    { token: 'xoxb-bot', type: 'bot', user_id: 'U00000BOT1', bot_id: 'B00000BOT1', bot_user_id: 'U00000BOT1', app_id: 'A000000001', scopes: ['app_mentions:read', 'channels:read', 'chat:write', 'commands', 'files:write', 'groups:read', 'im:history', 'im:write', 'users:read'] },
    { token: 'xoxp-anna', type: 'user', user: 'anna' },
    { token: 'xoxp-erin', type: 'user', user: 'erin' },
  ],
});
const server = serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' });
await new Promise((listening) => { if (server?.listening) listening(); else if (server?.once) server.once('listening', listening); else listening(); });
console.log(`Listening on ${port}`);
