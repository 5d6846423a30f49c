// Trace text is data wherever it lands: in SVG, in JSON, in a terminal, in the names of files.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { attackedTrace } from '../support/attacks.ts';
import { runCommand } from '../support/terminal.ts';

let base = '';
let out = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'nastrace-attack-'));
  out = join(base, 'deep', 'out');
  // No work is long: a bar on the way would be control characters of our own.
  vi.spyOn(Date, 'now').mockReturnValue(0);
});
afterAll(() => rm(base, { recursive: true, force: true }));
afterAll(() => vi.restoreAllMocks());

/** What a terminal may get: text, line ends and colours. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const COLOUR = new RegExp(`${'\u001b'}\\[\\d+m`, 'g');
const withoutColours = (text: string) => text.replace(COLOUR, '').replaceAll('\n', '');

test('analyze', async () => {
  const path = join(base, '=cmd() <b>.jsonl');
  await writeFile(path, attackedTrace());
  const ran = await runCommand(['analyze', path, '-o', out], { columns: 80, env: { FORCE_COLOR: '1' } });
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatch(COLOUR);
  expect(withoutColours(ran.stdout)).not.toMatch(CONTROL);
  expect(withoutColours(ran.stderr)).not.toMatch(CONTROL);
  const files = await readdir(base, { recursive: true, withFileTypes: true });
  const written = files.filter(file => file.isFile() && !file.name.startsWith('=cmd'));
  expect(written.length).toBeGreaterThan(30);
  for (const { name, parentPath } of written) {
    expect(parentPath.startsWith(out)).toBe(true);
    const text = await readFile(join(parentPath, name), 'utf8');
    if (name.endsWith('.svg')) expect(dangerOf(text)).toEqual([]);
    else if (name.endsWith('.csv')) expect(formulasOf(text)).toEqual([]);
    else if (!name.endsWith('.html')) expect(() => JSON.parse(text)).not.toThrow();
  }
  expect(({} as Record<string, unknown>)['attacked']).toBeUndefined();
});

test.each([['validate'], ['lineage'], ['convert'], ['analyze', '--json']])('%s', async (...argv) => {
  const [command = '', ...flags] = argv;
  const path = join(base, 'attack.jsonl');
  await writeFile(
    path,
    `${attackedTrace()}{"arch": ["\\u001b[31m"], "quality": "\\u202e\\u0007", "worker": 5}\n`,
  );
  const onInvalid = command === 'validate' ? [] : ['--on-invalid', 'skip'];
  const place = command === 'analyze' ? ['-o', out] : [];
  const ran = await runCommand([command, path, ...flags, ...onInvalid, ...place], { columns: 80 });
  expect(ran.code).toBe(command === 'validate' ? 1 : 0);
  // JSON escapes control characters by itself; marks of direction stand in it as text, as JSON is for programs.
  const allowed = command === 'validate' ? CONTROL : /\p{Cc}/u;
  expect(withoutColours(ran.stdout)).not.toMatch(allowed);
  expect(withoutColours(ran.stderr)).not.toMatch(CONTROL);
});

test('render takes a summary as it takes a trace', async () => {
  const redrawn = join(base, 'redrawn');
  const ran = await runCommand(['render', join(out, 'summary.json'), '-o', redrawn], { columns: 80 });
  expect(ran.code).toBe(0);
  const svg = await readFile(join(redrawn, 'trie', 'trie.svg'), 'utf8');
  expect(svg).toBe(await readFile(join(out, 'trie', 'trie.svg'), 'utf8'));
});

/** Fields of a CSV table that a spreadsheet would execute. */
function formulasOf(csv: string): string[] {
  const rows: string[][] = parse(csv);
  return rows.flat().filter(field => Number.isNaN(Number(field)) && /^[=+\-@\t\r\n]/.test(field));
}

/** Elements and attributes of an SVG by which text could act. */
function dangerOf(svg: string): string[] {
  const tags = svg.match(/<[^>]*>/g) ?? [];
  return tags.filter(tag => {
    const name = /^<\/?([\w:]+)/.exec(tag)?.[1] ?? '';
    const harmless = [
      'svg',
      'g',
      'path',
      'text',
      'tspan',
      'rect',
      'line',
      'circle',
      'defs',
      'clipPath',
      'linearGradient',
      'stop',
      'style',
    ];
    return !harmless.includes(name) || /\son\w+\s*=|href|javascript:/i.test(tag.replace(/"[^"]*"/g, '""'));
  });
}
