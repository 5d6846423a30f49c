// A trace whose every text is an attack on whoever shows it.

import { simulateSearch } from './search.ts';

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

const attack = (index: number) => ATTACKS[index % ATTACKS.length] ?? '';

/** A sound search whose every text is an attack. */
export function attackedTrace(): string {
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
