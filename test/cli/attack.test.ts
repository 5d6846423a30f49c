// Trace text is data wherever it lands: in SVG, in JSON, in a terminal, in the names of files.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulateSearch } from '../support/search.ts';
import { runCommand } from '../support/terminal.ts';

const ATTACKS = [
  '</script><script>window.attacked = 1</script>',
  '"><img src=x onerror="window.attacked = 1">',
  "' onload='window.attacked = 1",
  '<svg onload=window.attacked=1>',
  ']]><script>window.attacked = 1</script>',
  '&lt;script&gt;',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u202eright to left\u2066',
  '=cmd()',
  '+1+cmd|x',
  '__proto__',
  'constructor',
  '../../outside',
  'datum["a"].b[0]',
  'a.b\\.c[d]',
  '\u0000\u0008\ud800',
  'line\nbreak\rreturn\u2028',
  `$${'{alert(1)}'}{{1}}`,
] as const;

let base = '';
let out = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'nastrace-attack-'));
  out = join(base, 'deep', 'out');
});
afterAll(() => rm(base, { recursive: true, force: true }));

const attack = (index: number) => ATTACKS[index % ATTACKS.length] ?? '';

/** A sound search whose every text is an attack. */
function attackedTrace(): string {
  const { records } = simulateSearch({
    seed: 1,
    evaluations: 300,
    population: 30,
    sample: 5,
    workers: ATTACKS.length,
    options: [ATTACKS.length, 6, 6],
    failureRate: 0.05,
    recordParents: true,
  });
  const space = [ATTACKS.length, 6, 6].map((options, position) => ({
    name: attack(position),
    choices: Array.from({ length: options }, (_, choice) => attack(choice + position)),
  }));
  const lines = records.map(record => ({
    ...record,
    arch: record.arch.map((choice, position) => attack(Number(choice) + position)),
    worker: attack(Number(/\d+/.exec(record.worker ?? '')?.[0] ?? 0)),
    id: `${attack(3)}${record.id}`,
    parent: record.parent === undefined ? undefined : `${attack(3)}${record.parent}`,
    error: record.quality === null ? attack(5) : undefined,
    tensors: [attack(1), attack(6)],
    [attack(0)]: attack(1),
  }));
  return [{ nastrace: 1, space }, ...lines].map(line => `${JSON.stringify(line)}\n`).join('');
}

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
    else expect(() => JSON.parse(text)).not.toThrow();
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
