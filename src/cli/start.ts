// What bin/nastrace.js imports: the program, compiled ahead.

import { fromScript } from './compiled.ts';
import type * as Program from './scripts.ts';

export { compiledAhead, keepCompiled } from './compiled.ts';

/** Runs the command line in this process and leaves its exit code there. */
export async function runProcess(argv: readonly string[]): Promise<void> {
  // The border between bundles: bundle-cli.mjs makes the script of that file.
  await (fromScript('program') as typeof Program).runProcess(argv);
}
