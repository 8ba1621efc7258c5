// Reads {name, template, data, card} as JSON lines and answers each with {name, expanded, parser, types}: the card as the official
// engine expands it, what the clients' parser says of ours, and what the compiler says of it as a card of Teams. Nothing said: fine.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const { AdaptiveCard, SerializationContext, ValidationEvent } = require('adaptivecards/dist/adaptivecards.js');
const { Template } = require('adaptivecards-templating');

const cards = (await text(process.stdin)).split('\n').filter(Boolean).map(line => JSON.parse(line));
const types = compile(cards);
for (const { name, template, data, card } of cards) {
  const expanded = new Template(template).expand({ $root: data });
  console.log(JSON.stringify({ name, expanded, parser: parse(card), types: types.get(name) ?? [] }));
}

function parse(json) {
  const card = new AdaptiveCard();
  const reading = new SerializationContext();
  card.parse(json, reading);
  const read = Array.from({ length: reading.eventCount }, (_, index) => reading.getEventAt(index));
  return [...read, ...card.validateProperties().validationEvents].map(event => `${ValidationEvent[event.event]}: ${event.message}`);
}

function compile(cards) {
  const sources = new Map(cards.map(({ name, card }) => [join(import.meta.dirname, `${name}.ts`),
    `import type { IAdaptiveCard } from '@microsoft/teams.cards';\nexport const card: IAdaptiveCard = ${JSON.stringify(card, null, 1)};\n`]));
  const options = {
    strict: true, noEmit: true, skipLibCheck: true,
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = file => sources.has(file) || fileExists(file);
  host.getSourceFile = (file, version) => sources.has(file) ? ts.createSourceFile(file, sources.get(file), version) : getSourceFile(file, version);
  const said = new Map();
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys()], options, host))) {
    const name = file.fileName.slice(import.meta.dirname.length + 1, -'.ts'.length);
    const line = file.getLineAndCharacterOfPosition(start).line;
    const where = file.text.split('\n')[line].trim();
    said.set(name, [...(said.get(name) ?? []), `${where}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`]);
  }
  return said;
}
