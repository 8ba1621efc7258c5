// Draws every card with its sample as Teams would, at two widths in three themes, on a page a card: node sheet.js FOLDER. Chromium makes
// pictures of the pages; what stands out of a card to the right is printed as a line.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { Template } = require('adaptivecards-templating');
const folder = process.argv[2];
const cards = join(import.meta.dirname, '..', '..', '..', 'cards');
const library = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const widths = [320, 700];
const themes = {
  light: { page: '#f5f5f5', card: '#ffffff', text: '#242424', subtle: '#616161', emphasis: '#f0f0f0', line: '#d1d1d1', accent: '#5b5fc7', good: '#237b4b', warning: '#835c00', attention: '#c4314b', tint: ['#e7f2da', '#fbf6d9', '#fcf4f6'] },
  dark: { page: '#1f1f1f', card: '#292929', text: '#ffffff', subtle: '#adadad', emphasis: '#333333', line: '#525252', accent: '#7f85f5', good: '#92c353', warning: '#f8d22a', attention: '#f9526b', tint: ['#0d2e0d', '#463100', '#3e1f25'] },
  contrast: { page: '#000000', card: '#000000', text: '#ffffff', subtle: '#ffffff', emphasis: '#000000', line: '#ffffff', accent: '#ffff01', good: '#3ff23f', warning: '#ffff01', attention: '#ffff01', tint: ['#000000', '#000000', '#000000'] },
};

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(cards).filter(name => name.endsWith('.json') && !name.endsWith('.sample.json'))) {
  const name = file.slice(0, -'.json'.length);
  const data = JSON.parse(readFileSync(join(cards, `${name}.sample.json`), 'utf8'));
  const card = new Template(JSON.parse(readFileSync(join(cards, file), 'utf8'))).expand({ $root: data });
  const page = join(folder, `${name}.html`);
  writeFileSync(page, pageOf(card));
  const said = chromium('--dump-dom', pathToFileURL(page).href);
  const height = /data-height="(\d+)"/.exec(said)[1];
  for (const [, what] of said.matchAll(/data-out="([^"]+)"/g)) console.log(`${name}: ${what}`);
  chromium(`--screenshot=${join(folder, `${name}.png`)}`, `--window-size=2200,${height}`, pathToFileURL(page).href);
}

function chromium(...flags) {
  return execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--window-size=2200,900', ...flags], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function pageOf(card) {
  return `<!doctype html><meta charset=utf-8><style>
    body{margin:0;display:flex;font:14px 'Segoe UI','Liberation Sans',sans-serif}
    .theme{display:flex;flex-direction:column;gap:16px;padding:12px;width:709px}.card{border:1px solid;border-radius:6px;overflow:visible;box-sizing:border-box}
    .ac-pushButton{font:inherit;font-weight:600;border:1px solid;border-radius:4px;padding:5px 12px;background:transparent;color:inherit}
    .ac-input{font:inherit;padding:5px;border:1px solid;border-radius:4px;background:transparent;color:inherit;width:100%;box-sizing:border-box}
  </style><body><script>${library}</script><script>
    const card = ${JSON.stringify(card).replaceAll('<', '\\u003c')}, widths = ${JSON.stringify(widths)}, themes = ${JSON.stringify(themes)};
    for (const [theme, colors] of Object.entries(themes)) {
      const column = document.body.appendChild(Object.assign(document.createElement('div'), { className: 'theme' }));
      column.style.background = colors.page;
      for (const width of widths) {
        const frame = column.appendChild(Object.assign(document.createElement('div'), { className: 'card' }));
        Object.assign(frame.style, { width: width + 'px', background: colors.card, color: colors.text, borderColor: colors.line });
        const drawn = new AdaptiveCards.AdaptiveCard();
        drawn.hostConfig = new AdaptiveCards.HostConfig(config(colors));
        drawn.parse(card);
        frame.appendChild(drawn.render());
        const edge = frame.getBoundingClientRect().right + 1;
        const out = [...frame.querySelectorAll('*')].filter(part => part.getBoundingClientRect().right > edge && part.getBoundingClientRect().width > 0);
        if (out.length > 0) frame.dataset.out = theme + ' ' + width + ': ' + out[out.length - 1].textContent.slice(0, 60).replaceAll('"', "'");
      }
    }
    document.body.dataset.height = Math.ceil(document.body.scrollHeight);

    function config(colors) {
      const all = Object.fromEntries(['default', 'dark', 'light'].map(name => [name, { default: colors.text, subtle: colors.subtle }]));
      for (const name of ['accent', 'good', 'warning', 'attention']) all[name] = { default: colors[name], subtle: colors[name] };
      const style = background => ({ backgroundColor: background, borderColor: colors.line, foregroundColors: all });
      return {
        fontFamily: "'Segoe UI','Liberation Sans',sans-serif",
        fontTypes: { default: { fontFamily: "'Segoe UI','Liberation Sans',sans-serif" }, monospace: { fontFamily: "'Liberation Mono',monospace" } },
        fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 }, fontWeights: { lighter: 400, default: 400, bolder: 600 },
        spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 }, separator: { lineThickness: 1, lineColor: colors.line },
        actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline', inlineTopMargin: 16 } },
        containerStyles: { default: style(colors.card), emphasis: style(colors.emphasis), accent: style(colors.emphasis), good: style(colors.tint[0]), warning: style(colors.tint[1]), attention: style(colors.tint[2]) },
      };
    }
  </script>`;
}
