// The bundled program as scripts, with the code that V8 made of them when nastrace was built.
//
// The build runs the program once and keeps the compiled code beside each script (compile-cli.mjs). V8 takes it only
// where its version and its flags are the same, and compiles the script anew where they are not or nothing is there: the
// program is the same then and starts later.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { loading } from './patience.ts';

/** The scripts that bundle-cli.mjs makes; those of packages are loaded when the program first asks for the package. */
const NAMES = ['program', 'analysis', 'drawing', 'vega', 'vega-functions-kept', 'vega-lite'] as const;
export type ScriptName = (typeof NAMES)[number];

interface Loaded {
  readonly script: Script;
  readonly exports: unknown;
}

const fromNode = createRequire(import.meta.url);
const loaded = new Map<string, Loaded>();

/** What a script exports; run when it is first asked for. */
export function fromScript(name: ScriptName): unknown {
  const known = loaded.get(name) ?? loading(() => load(name));
  loaded.set(name, known);
  return known.exports;
}

/** Puts a script that exports what some code gives in the place of another, for the processes to come. */
export function replaceScript(name: ScriptName, code: string): void {
  writeFileSync(
    placeOf(name, 'cjs'),
    `(function (exports, require, module) {module.exports=${code};})\n`,
    'latin1',
  );
  rmSync(placeOf(name, 'code'), { force: true });
  loaded.set(
    name,
    loading(() => load(name)),
  );
}

/** Keeps the code that the scripts have been compiled to so far, for the processes to come. */
export function keepCompiled(): void {
  for (const [name, { script }] of loaded)
    writeFileSync(
      placeOf(name, 'code'),
      loading(() => script.createCachedData()),
    );
}

/** Whether V8 took the kept code of a script. */
export function compiledAhead(name: ScriptName): boolean {
  fromScript(name);
  return loaded.get(name)?.script.cachedDataRejected === false;
}

function load(name: ScriptName): Loaded {
  const place = placeOf(name, 'cjs');
  const cachedData = compiledCode(name);
  // All of it is ASCII (bundle-cli.mjs), which is read sooner so.
  const script = new Script(readFileSync(place, 'latin1'), {
    filename: fileURLToPath(place),
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, fromScriptOrNode, module, place.href);
  return { script, exports: module.exports };
}

function fromScriptOrNode(name: string): unknown {
  const script = NAMES.find(each => each === name);
  return script === undefined ? loading(() => fromNode(name)) : fromScript(script);
}

function compiledCode(name: string): Buffer | undefined {
  try {
    return readFileSync(placeOf(name, 'code'));
  } catch {
    return undefined;
  }
}

function placeOf(name: string, ending: string): URL {
  return new URL(`./${name}.${ending}`, import.meta.url);
}
