// Reads lines {"name","type","value"} and checks each value, as a literal, against a type of @slack/types under tsc --strict.
// Writes a line for everything that TypeScript has against one; nothing where all are right.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const ts = createRequire(import.meta.url)('typescript');
const folder = path.dirname(fileURLToPath(import.meta.url));
const virtual = path.join(folder, 'given.ts');

const names = [];
let source = "import type { KnownBlock, ModalView, HomeView } from '@slack/types';\n";
for await (const line of createInterface({ input: process.stdin })) {
  const { name, type, value } = JSON.parse(line);
  names.push(name);
  source += `export const given${names.length}: ${type} = ${JSON.stringify(value)};\n`;
}

const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [], skipLibCheck: true };
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
host.getSourceFile = (file, ...rest) => (file === virtual ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022) : getSourceFile.call(host, file, ...rest));
host.fileExists = (file) => file === virtual || fileExists.call(host, file);
host.readFile = (file) => (file === virtual ? source : readFile.call(host, file));

for (const fault of ts.getPreEmitDiagnostics(ts.createProgram([virtual], options, host))) {
  const where = fault.file ? fault.file.getLineAndCharacterOfPosition(fault.start).line : 0;
  console.log(`${names[where - 1] ?? '?'}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
}
console.log(`${names.length} checked`);
