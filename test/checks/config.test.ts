// Is a configuration read, and a mistake in it named with its line and what was probably meant?

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { buildRules, configJsonSchema, parseConfig } from '../../src/checks/index.ts';
import { CHECK_VOCABULARY } from '../../src/index.ts';

const EXAMPLE = `{
\t"$schema": "./node_modules/nastrace/dist/config.schema.json",
\t"extends": ["sound", "paper"],
\t"traces": ["runs/*.csv"],
\t"expect": {
\t\t"quality.best": ["error", {"min": 0.93}],
\t\t"trace.failures": ["warn", {"maxShare": 0.02}],
\t\t"claims.stage1-no-dominant": "supported",
\t\t"integrity.worker-overlap": {"max": 0},
\t\t"claims.geometric-gap": "warn",
\t\t"claims.donors-repeat": "off"
\t}
}`;

test('the example is read, and valid by the published schema', () => {
  const { config } = parseConfig(EXAMPLE, 'nastrace.config.json');
  const rules = buildRules(config, CHECK_VOCABULARY, false);
  const ruleOf = (path: string) => rules.find(({ target }) => target.path === path);
  expect(ruleOf('quality.best')).toMatchObject({ level: 'error', condition: 'min', asked: 0.93 });
  expect(ruleOf('claims.geometric-gap')).toMatchObject({
    level: 'warn',
    condition: 'equals',
    asked: 'supported',
  });
  expect(ruleOf('claims.donors-repeat')).toBeUndefined();
  const validate = new Ajv2020({ strict: false }).compile(configJsonSchema());
  expect(validate(JSON.parse(EXAMPLE))).toBe(true);
  expect(validate({ expects: {} })).toBe(false);
});

test.each([
  ['expects: {}', 'c.yaml:1: configuration: there is no "expects"; did you mean expect?'],
  ['extends: sond', 'did you mean sound?'],
  ['expect:\n  quality.best: {mn: 1}', 'c.yaml:2: expect: quality.best: there is no "mn"; did you mean min?'],
  ['expect:\n  quality.best: [eror, {min: 1}]', 'did you mean error?'],
  ['expect:\n  quality.best: {min: high}', 'c.yaml:2: expect: quality.best: min: expected number'],
  ['options:\n  poplation: 5', 'c.yaml:2: options: there is no "poplation"; did you mean population?'],
  ['expect: [', 'c.yaml:1: expected JSON or YAML'],
])('%j is refused: %s', (text, message) => {
  expect(() => parseConfig(text, 'c.yaml')).toThrow(message);
});

test.each([
  ['quality.bst', { min: 1 }, 'did you mean best?'],
  ['qualty.best', { min: 1 }, 'did you mean quality?'],
  ['quality', { min: 1 }, 'is a group; name one of'],
  ['quality.improvements', { min: 1 }, 'is a list; name an element'],
  ['claims.stage1-no-dominat', 'supported', 'did you mean stage1-no-dominant?'],
  ['integrity.worker-overlp', { max: 0 }, 'did you mean worker-overlap?'],
  ['claims.geometric-gap', 'suported', 'did you mean supported?'],
  ['trace.format', { min: 1 }, 'min is for numbers, and this is text'],
  ['quality.best', 'warn', 'is the level of a rule, and no preset has one here'],
  ['quality.transferBound.thresholds[epsilo=1].skipped', { min: 1 }, 'did you mean epsilon?'],
  ['quality..best', { min: 1 }, 'expected keys with points'],
] as const)('%s %j is refused: %s', (path, rule, message) => {
  expect(() => buildRules({ expect: { [path]: rule } }, CHECK_VOCABULARY, false)).toThrow(message);
});
