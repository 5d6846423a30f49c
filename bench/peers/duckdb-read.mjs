// DuckDB reads the trace's lines and aggregates inside: a peer for reading, where @duckdb/node-api is installed.
//
//   node duckdb-read.mjs trace.jsonl     prints the seconds of the query

import { argv, stdout } from 'node:process';

const { DuckDBInstance } = await import('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('SET threads TO 2');
const [, , path] = argv;
const columns =
  "{start: 'DOUBLE', \"end\": 'DOUBLE', worker: 'VARCHAR', arch: 'BIGINT[]', quality: 'DOUBLE'}";
const start = performance.now();
await connection.runAndReadAll(
  `SELECT count(*), max(quality), min(start), max("end"), count(DISTINCT worker), sum(len(arch))
   FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited', columns = ${columns})`,
);
stdout.write(`${(performance.now() - start) / 1000}\n`);
