// Broken inputs through real processes: whatever comes in, the exit code is one of the interface's.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';

const COMMANDS = [
  ['analyze', '--on-invalid', 'skip'],
  ['analyze', '--json'],
  ['validate'],
  ['lineage', '--on-invalid', 'skip'],
  ['convert', '--on-invalid', 'skip'],
] as const;
const EXIT_CODES = new Set<number | null>([0, 1, 2, 3, 4, 130]);

/** Runs the built command line on the input; throws on any other end than an exit code of the interface's. */
export async function tryProcess(bytes: Uint8Array, seed: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'nastrace-fuzz-'));
  try {
    const trace = join(folder, 'trace');
    writeFileSync(trace, bytes);
    const [command = 'validate', ...flags] = COMMANDS[seed % COMMANDS.length] ?? [];
    const out = command === 'analyze' ? ['-o', join(folder, 'out')] : [];
    const child = spawn(execPath, ['bin/nastrace.js', command, trace, ...flags, ...out], { stdio: 'ignore' });
    const code = await new Promise<number | null>(resolve => child.once('exit', resolve));
    if (code === null || !EXIT_CODES.has(code)) throw new Error(`nastrace ${command} ended with ${code}`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
