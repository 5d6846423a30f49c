// Are figures the same bytes in another process, beside a canvas package and other system fonts, and is a missing
// native module told of?
//
// Runs the command line as the build bundles it, below a folder whose node_modules hold what is to disturb it.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const trace = join(root, 'fixtures/traces/nb201-seed1.csv');
const run = promisify(execFile);

/** A canvas whose every text is a thousand pixels wide, and which says that it was loaded. */
const CANVAS = `
require('node:fs').writeFileSync(process.env.CANVAS_LOADED, '');
class Canvas {
  getContext() { return { measureText: () => ({ width: 1000 }) }; }
}
module.exports = { Canvas, createCanvas: () => new Canvas(), Image: class {} };
`;

let folder: string;
let program: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-bytes-'));
  program = join(folder, 'bin/nastrace.js');
  for (const name of ['bin', 'package.json'])
    await cp(join(root, name), join(folder, name), { recursive: true });
  await run(process.execPath, [join(root, 'bundle-cli.mjs'), join(folder, 'dist/cli')]);
  const fonts = join(root, 'node_modules/dejavu-fonts-ttf/ttf');
  for (const font of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'])
    await cp(join(fonts, font), join(folder, 'dist/fonts', font));
  await analyze('summary', '--figures', 'vl');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const analyze = (out: string, ...flags: string[]) =>
  run(process.execPath, [
    program,
    'analyze',
    trace,
    '-q',
    '--permutations',
    '9',
    '-o',
    join(folder, out),
    ...flags,
  ]);

/** Draws the summary into a folder of that name, with these variables besides; digests by path. */
async function drawn(name: string, env: Record<string, string> = {}): Promise<Map<string, string>> {
  const out = join(folder, name);
  const argv = [
    'render',
    join(folder, 'summary/summary.json'),
    '-q',
    '-o',
    out,
    '--figures',
    'svg,png',
    '--dpi',
    '48',
  ];
  await run(process.execPath, [program, ...argv], { env: { ...process.env, ...env } });
  const paths = (await readdir(out, { recursive: true })).filter(path => /\.(svg|png)$/.test(path)).sort();
  const digest = async (path: string) =>
    createHash('sha256')
      .update(await readFile(join(out, path)))
      .digest('hex');
  return new Map(await Promise.all(paths.map(async path => [path, await digest(path)] as const)));
}

/** The modules that stand above the program; replaces those of an earlier test. */
async function install(modules: Record<string, string>): Promise<void> {
  await rm(join(folder, 'node_modules'), { recursive: true, force: true });
  for (const [name, code] of Object.entries(modules)) {
    const place = join(folder, 'node_modules', name);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'index.js'), code);
    await writeFile(
      join(place, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    );
  }
}

async function installResvg(): Promise<void> {
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await symlink(join(root, 'node_modules/@resvg'), join(folder, 'node_modules/@resvg'));
}

test('a canvas package and the system’s fonts change no byte of a figure', async () => {
  await install({});
  await installResvg();
  const alone = await drawn('alone');
  expect(alone.size).toBeGreaterThan(20);
  await install({ canvas: CANVAS });
  await installResvg();
  const loaded = join(folder, 'loaded');
  const fonts = join(folder, 'fonts.conf');
  await writeFile(fonts, '<?xml version="1.0"?><fontconfig></fontconfig>');
  const surroundings = { CANVAS_LOADED: loaded, FONTCONFIG_FILE: fonts, HOME: join(folder, 'nobody') };
  expect(await drawn('disturbed', surroundings)).toEqual(alone);
  await expect(readFile(loaded)).rejects.toThrow('ENOENT');
}, 120_000);

test.each([
  ['none', {}],
  [
    'one without a binary for this platform',
    { '@resvg/resvg-js': "throw new Error('Cannot find native binding');" },
  ],
])(
  'PNG without its native module (%s) ends with 4, names the way out and writes nothing',
  async (_, modules) => {
    await install(modules);
    await expect(analyze('png', '--figures', 'png')).rejects.toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/^error: PNG figures cannot be drawn here: .*\n.*--figures svg/),
    });
    await expect(readdir(join(folder, 'png'))).rejects.toThrow('ENOENT');
    await analyze('svg', '--figures', 'svg');
    expect(await readdir(join(folder, 'svg/trie'))).toContain('trie.svg');
  },
  120_000,
);
