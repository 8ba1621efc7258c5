// Prints what is wrong with a Teams manifest and its files of texts, as JSON lines: node check.js MANIFEST [TEXTS]... Nothing printed: all
// is valid.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04');
const addFormats = require('ajv-formats');

const manifest = read(process.argv[2]);
check(manifest, 'MicrosoftTeams.schema.json');
process.argv.slice(3).forEach(texts => check(read(texts), 'MicrosoftTeams.Localization.schema.json'));

function check(document, name) {
  const schema = new URL(`node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/${name}`, import.meta.url);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const isValid = ajv.compile(read(schema));
  if (!isValid(document)) isValid.errors.forEach(error => console.log(JSON.stringify(error)));
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
