// Compiles the bundled command line ahead: runs it once and keeps the code that V8 made of it, beside the scripts.
//
// For this version of Node alone (src/cli/compiled.ts says what happens on another).
// `node compile-cli.mjs <folder>` compiles another folder than dist/cli, as tests do.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const fixture = name => join(root, 'fixtures', name);
const trace = fixture('traces/nb201-seed1.csv');
const { runProcess, fromScript, keepCompiled, replaceScript } = await import(
  pathToFileURL(resolve(root, argv[2] ?? 'dist/cli', 'main.cjs'))
);
const { analyzeBySteps, basisOf, readTrace } = await import('./dist/index.js');
const folder = mkdtempSync(join(tmpdir(), 'nastrace-compile-'));
try {
  const lines = join(folder, 'attn54.jsonl');
  await runProcess(['convert', fixture('traces/attn54-seed1.csv'), '-o', lines, '-q']);
  const texts = await functionTexts('attn54', lines);
  const alike = await functionTexts('nb201', trace);
  await analyzeAsThreadsDo();
  // What one trace alone needs holds its numbers; scripts are ASCII.
  const kept = texts.filter(text => alike.includes(text) && !/[^\0-\x7f]/.test(text));
  replaceScript('vega-functions-kept', fromScript('vega').codeOf(kept));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
keepCompiled();

/** The texts of functions that the figures of a trace need, drawn here. */
async function functionTexts(name, path) {
  const report = join(folder, name);
  await runProcess(['analyze', path, '--permutations', '99', '--figures', 'vl', '-o', report, '-q']);
  fromScript('vega').takeTexts();
  const drawn = join(folder, `${name}-drawn`);
  await runProcess(['render', join(report, 'summary.json'), '--figures', 'svg', '-o', drawn, '-q']);
  return fromScript('vega').takeTexts();
}

async function analyzeAsThreadsDo() {
  const { trace: read } = await readTrace(trace);
  const take = fromScript('analysis').stepTaker(basisOf(read, {}));
  const { candidates } = await analyzeBySteps(read, {}, async step => take(step), { candidates: true });
  for await (const _ of candidates.content);
}
