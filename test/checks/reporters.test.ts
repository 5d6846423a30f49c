// Every kind of condition × verdict × reporter: do all say the verdict, and the exit code with it?

import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import {
  buildRules,
  type CheckReport,
  composeReport,
  judgeTrace,
  type Look,
  REPORTERS,
} from '../../src/checks/index.ts';
import { analyzeTrace, CHECK_VOCABULARY, readTrace, type Summary } from '../../src/index.ts';
import { RULE_CASES, type RuleCase } from './cases.ts';

const look: Look = {
  width: 80,
  paint: (_, text) => text,
  columnsOf: text => text.length,
  clip: (text, columns) => text.slice(0, columns),
};
const EXIT_CODES = { passed: 0, failed: 1, inconclusive: 0, 'no-baseline': 2 } as const;
const xsd = readFileSync('fixtures/checks/junit.xsd', 'utf8');
let summary: Summary;

beforeAll(async () => {
  const { trace } = await readTrace('fixtures/traces/nb201-seed1.csv');
  summary = analyzeTrace(trace, { permutations: 99 });
});

function baselineWith(best: number): Summary {
  const { quality } = summary.analyses;
  if (quality === undefined || 'skipped' in quality) throw new Error('quality was skipped');
  return { ...summary, analyses: { ...summary.analyses, quality: { ...quality, best } } };
}

function reportOf({ path, rule, baselines = [] }: RuleCase): CheckReport {
  const rules = buildRules({ extends: [], expect: { [path]: rule } }, CHECK_VOCABULARY, true);
  const judged = judgeTrace('run.csv', summary, rules, baselines.map(baselineWith));
  return composeReport([judged], { baselines: [], missingBaselines: [] }, summary.tool);
}

test.each(RULE_CASES)('$path $rule is $verdict ($baselines)', async each => {
  const report = reportOf(each);
  expect(report.traces[0]?.results.map(({ verdict }) => verdict)).toEqual([each.verdict]);
  expect(report.exitCode).toBe(EXIT_CODES[each.verdict]);
  expect(report.passed).toBe(report.exitCode === 0);

  const json = JSON.parse(REPORTERS.json.render(report, look));
  expect(json).toMatchObject({ passed: report.passed, exitCode: report.exitCode, schemaVersion: 1 });

  const isPassed = each.verdict === 'passed';
  const pretty = REPORTERS.pretty.render(report, look);
  expect(pretty).toMatch(report.passed ? /^passed: /m : /^FAILED: /m);
  if (!isPassed) expect(pretty).toMatch(/^ +expected .* found /m);
  expect(Math.max(...pretty.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);

  const github = REPORTERS.github.render(report, look);
  const kind = { passed: null, failed: 'error', 'no-baseline': 'error', inconclusive: 'notice' }[
    each.verdict
  ];
  expect(/^::(\w+) /m.exec(github)?.[1] ?? null).toBe(kind);

  const markdown = REPORTERS.markdown.render(report, look);
  expect(markdown).toContain(report.passed ? '## nastrace check: passed' : '## nastrace check: failed');
  expect(markdown.includes('| expected |')).toBe(!isPassed);

  const junit = REPORTERS.junit.render(report, look);
  const element = { passed: null, failed: 'failure', 'no-baseline': 'error', inconclusive: 'skipped' }[
    each.verdict
  ];
  expect(/<(failure|error|skipped) /.exec(junit)?.[1] ?? null).toBe(element);
  const validated = await validateXML({ xml: junit, schema: xsd });
  expect(validated.errors).toEqual([]);
});

test('the schema can say no', async () => {
  const junit = REPORTERS.junit.render(
    reportOf({ path: 'quality.best', rule: { min: 90 }, verdict: 'failed' }),
    look,
  );
  const { valid } = await validateXML({ xml: junit.replace('<failure', '<broken'), schema: xsd });
  expect(valid).toBe(false);
});

test('annotations are escaped, at most ten of a kind, worst first', () => {
  const results = Array.from({ length: 25 }, (_, i) => ({
    path: `quality.best${i}`,
    rule: 'min 1',
    level: i < 13 ? ('error' as const) : ('warn' as const),
    verdict: 'failed' as const,
    expected: '≥ 1, or 5%',
    found: 'a:b\nc',
    note: '',
  }));
  const report = composeReport(
    [{ trace: 'odd,name: 1%.csv', error: null, results }],
    { baselines: [], missingBaselines: [] },
    { name: 'nastrace', version: '0' },
  );
  const lines = REPORTERS.github.render(report, look).split('\n');
  expect(lines.filter(line => line.startsWith('::error '))).toHaveLength(10);
  expect(lines.filter(line => line.startsWith('::warning '))).toHaveLength(10);
  expect(lines[0]).toMatch(
    /^::error file=odd%2Cname%3A 1%25\.csv,title=failed%3A quality\.best0::expected ≥ 1, or 5%25, found a:b/,
  );
});
