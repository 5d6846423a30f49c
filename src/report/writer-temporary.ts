// What half-written files are called, and how a later run knows those that nobody will finish.
//
// The name holds the process id of its writer; a file whose writer is gone is abandoned. Assumes that writers of
// one folder run on one machine.

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PATTERN = /^\.nastrace-(\d+)-\d+\.tmp$/;
let written = 0;

/** A name that no other file has, now and in this process. */
export function temporaryName(): string {
  written++;
  return `.nastrace-${process.pid}-${written}.tmp`;
}

/** Removes the half-written files in a folder whose writers are gone. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const writer = PATTERN.exec(name)?.[1];
    if (writer !== undefined && isGone(Number(writer), name)) await rm(join(folder, name), { force: true });
  }
}

function isGone(pid: number, name: string): boolean {
  // Process ids come again, in containers nearly always: of our own, those ahead of our count are another's.
  if (pid === process.pid) return Number(name.split('-')[2]?.split('.')[0]) > written;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
