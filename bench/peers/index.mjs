// Programs that do a part of the same, where they are installed.

import { spawnSync } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const pathOf = name => fileURLToPath(new URL(name, import.meta.url));
const has = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Each as `run`, milliseconds of its process over a trace; `reads`: it reads and aggregates alone. */
export function installedPeers(time) {
  // The system's Python first: Debian's pandas is installed for it alone.
  const python = ['/usr/bin/python3', 'python3'].find(name => has(name, '-c', 'import pandas'));
  const hasDuckDb = has(execPath, '--input-type=module', '-e', "await import('@duckdb/node-api')");
  const peers = [];
  if (python !== undefined)
    peers.push({
      name: 'pandas',
      reads: false,
      run: path => time(python, pathOf('pandas_analysis.py'), path),
    });
  if (hasDuckDb)
    peers.push({
      name: 'DuckDB, reading alone',
      reads: true,
      run: path => time(execPath, pathOf('duckdb-read.mjs'), path),
    });
  return peers;
}
