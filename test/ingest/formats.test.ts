// Every format and every refusal: a fixture and a line each.

import { expect, test } from 'vitest';
import { CASES, readsAs, refuses, usedCases } from './format-fixture.ts';

readsAs('deephyper-0.1.13');
readsAs('deephyper-0.1.13-mixed');
readsAs('deephyper-0.2.5');
readsAs('deephyper-0.3.3');
readsAs('deephyper-0.4.2');
readsAs('deephyper-0.4.2-mixed');
readsAs('deephyper-0.4.2-profile-queued');
readsAs('deephyper-0.6.0-mixed');
readsAs('deephyper-0.6.0-profile-queued');
readsAs('deephyper-0.9.3');
readsAs('deephyper-0.13.2-failures');
readsAs('deephyper-0.13.2-plain');
readsAs('deephyper-0.13.2-timeout');
readsAs('deephyper-float-minima');
readsAs('deephyper-natural-order');
readsAs('deephyper-nodes', { nodes: ['vnode_10', 'p:vnode_0', 'vnode_2'] });

readsAs('optuna-study');
readsAs('optuna-conditional');

readsAs('jsonl-canonical');
readsAs('jsonl-smallest');
readsAs('jsonl-aliases');
readsAs('jsonl-failures');
readsAs('jsonl-lengths-bom-crlf');

readsAs('csv-canonical');
readsAs('csv-architectures');
readsAs('csv-quoted-crlf');
readsAs('csv-gaps');
readsAs('csv-map', { map: { start: 't0', end: 't1', worker: 'host', arch: 'net', quality: 'fit' } });
readsAs('csv-nodes', { nodes: ['a', 'b', 'c'] });

refuses('error-blank');
refuses('error-cut-json');
refuses('error-cut-row');
refuses('error-empty');
refuses('error-every-field', { findingLimit: 30 });
refuses('error-header-only');
refuses('error-header-only-jsonl');
refuses('error-json-array');
refuses('error-latin1');
refuses('error-negative-duration');
refuses('error-no-architecture');
refuses('error-no-quality');
refuses('error-no-quality-jsonl');
refuses('error-parents');
refuses('error-png');
refuses('error-prose');
refuses('error-quality');
refuses('error-quotes');
refuses('error-terminal');

test('no fixture is forgotten', () => {
  expect([...usedCases].sort()).toEqual(CASES);
});
