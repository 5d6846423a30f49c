import { test } from 'vitest';
import { analyzeTrace } from '../../src/pipeline/analyze.ts';
import { traceOf } from '../support/facts.ts';
import { createRandom } from '../support/random.ts';
import { simulateSearch } from '../support/search.ts';
import { judgeClaims } from './claims.ts';
import { findDifferences } from './compare.ts';
import { referenceSummary } from './index.ts';

const FROM = Number(process.env['FROM'] ?? 0), TO = Number(process.env['TO'] ?? 20);
export function make(seed: number): any {
  const r = createRandom(seed * 7919 + 13);
  r.uniform(); 
  const pick = <T,>(...xs: T[]): T => xs[r.below(xs.length)] as T;
  const chance = (p: number) => r.uniform() < p;
  const population = pick(1, 2, 5, 10, 12, 15, 20, 30);
  const search: any = {
    seed, evaluations: pick(1, 2, 5, 20, 50, 80, 100, 120), population, sample: Math.min(population, pick(1, 2, 3, 5, 8)),
    workers: pick(1, 2, 4, 8), options: Array.from({ length: pick(1, 2, 4, 6, 8) }, () => pick(1, 2, 3, 4, 5)),
    mutation: pick('redraw', 'replace'), selection: pick('tournament', 'tournament', 'uniform'),
    search: pick('evolution', 'evolution', 'evolution', 'random'), retire: pick('oldest', 'oldest', 'worst', 'random'),
    qualityNoise: pick(0, 0.1, 1), ties: chance(0.4), failureRate: pick(0, 0, 0.1, 0.5), managerClock: chance(0.3), recordParents: chance(0.35),
  };
  if (search.mutation === 'replace' && search.options.every((n: number) => n === 1)) search.options[0] = 2;
  if (search.options.every((n: number) => n === 1)) search.options[0] = 3;
  let { records } = simulateSearch(search);
  const notes: string[] = [];
  const options: any = {};
  if (chance(0.3)) { notes.push('coarse'); const q = pick(1, 5, 10); for (const x of records) { for (const k of ['start', 'end', 'submit', 'gather'] as const) if (x[k] !== undefined) x[k] = Math.round((x[k] as number) / q) * q; } }
  if (chance(0.25)) { notes.push('mixed'); for (const x of records) { const f = Number(x.arch[0]); x.arch = x.arch.slice(0, Math.max(1, x.arch.length - (f % 2) - (chance(0.02) ? 1 : 0))); } }
  if (chance(0.25)) { notes.push('transferred'); for (const x of records) if (chance(0.8)) x.transferred = r.below(x.arch.length + 1); }
  if (chance(0.2)) { notes.push('tensors'); for (const x of records) if (chance(0.8)) x.tensors = x.arch.slice(0, r.below(x.arch.length + 1)).map((a, i) => pick('', 'z') + `t${i}-${a}`); }
  if (chance(0.2)) { notes.push('noparent'); for (const x of records) if (chance(0.1)) { if (chance(0.5)) delete x.parent; else x.parent = 'nobody'; } }
  const t = pick('', '', '', '', '', '', 'none', 'end', 'start', 'manager', 'gather', 'submit','submit+own');
  if (t) notes.push('times:' + t);
  for (const x of records) {
    if (t === 'none') { delete x.start; delete x.end; delete x.submit; delete x.gather; }
    if (t === 'end') { delete x.start; delete x.submit; delete x.gather; }
    if (t === 'start') { delete x.end; delete x.submit; delete x.gather; }
    if (t === 'manager') { x.submit ??= x.start; x.gather ??= x.end; delete x.start; delete x.end; }
    if (t === 'gather') { x.gather ??= x.end; delete x.submit; delete x.start; delete x.end; }
    if (t === 'submit') { x.submit ??= x.start; delete x.gather; delete x.start; delete x.end; }
    if (t === 'submit+own') { x.submit ??= x.start; delete x.gather; }
    if (t === 'gather+own') { x.gather ??= x.end; delete x.submit; }
  }
  if (chance(0.2)) { notes.push('noworker'); for (const x of records) delete x.worker; }
  if (chance(0.2)) { notes.push('shuffled'); records = records.map(x => [r.uniform(), x] as const).sort((a, b) => a[0] - b[0]).map(p => p[1]); }
  if (chance(0.3)) { notes.push('labels'); const L = ['b', 'a-b', 'a\\', 'x10', 'x9', '\u{1F600}', '\uFFFF']; for (const x of records) x.arch = x.arch.map((a, i) => (i % 2 ? L[Number(a)] as string : a)); }
  if (chance(0.1)) { notes.push('const quality'); for (const x of records) if (x.quality !== null) x.quality = 1; }
  if (chance(0.3)) {
    notes.push('space');
    const n = Math.max(...records.map(x => x.arch.length)) + pick(0, 0, 0, 1);
    options.space = Array.from({ length: n }, (_, i) => {
      const seen = [...new Set(records.flatMap(x => x.arch.slice(i, i + 1)))];
      if (chance(0.5)) seen.reverse();
      if (chance(0.4) || seen.length === 0) seen.splice(r.below(seen.length + 1), 0, seen.some(x => typeof x === 'string') ? 'never' : 77);
      return { name: `n${i}`, choices: seen };
    });
  }
  if (chance(0.25)) options.header = pick({ population: search.population, sample: search.sample }, { population: search.population }, { sample: search.sample });
  if (chance(0.25)) options.population = pick(search.population, search.population, 7, 3, 1);
  if (chance(0.2)) options.sample = Math.min(options.population ?? options.header?.population ?? 99, pick(search.sample, 2, 1, 3));
  if (options.header?.sample > (options.population ?? 1e9)) delete options.header;
  if (chance(0.2)) options.mutation = pick('redraw', 'replace');
  if (chance(0.3)) options.window = pick(1, 5, 13, 40);
  if (chance(0.4)) options.prefixLength = pick(1, 2, 5, 9);
  if (chance(0.3)) options.minShare = pick(0, 0.05, 0.5, 1);
  if (chance(0.2)) options.snapshots = pick([1], [10, 5, 10, 5000], [50, 60]);
  if (chance(0.2)) options.access = pick('presence', 'transfers');
  if (chance(0.2)) options.lowQuality = pick(-1, 0, 1);
  return { records, options, notes, search };
}
const strip = (e: any) => { for (const s of e.trace.space) delete s.name; };
for (let seed = FROM; seed < TO; seed++) {
  test(`${seed}`, () => {
    const { records, options, notes, search } = make(seed);
    let expected: any;
    try { expected = referenceSummary(records, options); } catch (e) { console.log(seed, 'REF THROWS', String(e), (e as Error).stack?.split('\n').slice(1, 4), notes, JSON.stringify(options)); return; }
    const { space, header, ...o } = options;
    let actual: any;
    try { actual = analyzeTrace(traceOf(records, { ...header, ...(space && { space }) }), { permutations: 120, ...o }, 'test'); } catch (e) { console.log(seed, 'SRC THROWS', String(e), (e as Error).stack?.split('\n').slice(1, 4), notes, JSON.stringify(options)); return; }
    const d = (() => { const c = structuredClone(expected); strip(c); if (c.analyses.quality.diminishing.spearman !== null && c.analyses.quality.diminishing.pValue === null) { delete c.analyses.quality.diminishing.pValue; delete c.analyses.quality.diminishing.pValueTwoSided; } return findDifferences(c, actual); })();
    const loc = actual.analyses.locality, q = actual.analyses.quality;
    const claims = judgeClaims(expected, { withinTemporal: loc?.withinWorker?.temporalNull, acrossTemporal: loc?.acrossWorkers?.temporalNull, diminishing: q.diminishing });
    const got = Object.fromEntries(actual.claims.map((c: any) => [c.id, c.verdict]));
    const cd = findDifferences(claims, got, [], 'claims');
    const all = [...d, ...cd];
    if (all.length) console.log(seed, all.length, notes.join(), JSON.stringify(options).slice(0, 300), JSON.stringify({ ...search }), '\n' + all.slice(0, 6).map(x => JSON.stringify(x).slice(0, 400)).join('\n'));
  }, 600000);
}
