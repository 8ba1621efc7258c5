// Prints what is wrong with a Teams manifest, as JSON lines: node check.js MANIFEST. Nothing printed: it is valid.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04');
const addFormats = require('ajv-formats');

const manifest = read(process.argv[2]);
const schema = new URL(
  `node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
  import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const isValid = ajv.compile(read(schema));
if (!isValid(manifest)) isValid.errors.forEach(error => console.log(JSON.stringify(error)));

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
