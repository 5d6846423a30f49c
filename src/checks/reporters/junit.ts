// For CI servers: JUnit's XML as Jenkins and GitLab read it. A trace is a suite, a condition a case: failed is a failure,
// unreadable an error, the rest that did not pass is skipped with its reason.

import xmlbuilder from 'xmlbuilder';
import { printable } from '../../shared/printable.ts';
import type { CheckReport, Result, TraceReport } from '../contract.ts';
import type { Reporter } from './contract.ts';
import { labelOf, missingText, sentenceOf } from './words.ts';

type Attributes = Readonly<Record<string, string | number>>;
interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
}

export const junit: Reporter = { id: 'junit', isLog: false, render: renderXml };

function renderXml(report: CheckReport): string {
  const suites = [...report.traces.map(suiteOf), ...missingSuite(report)];
  const total = (outcome: Case['outcome']) =>
    suites.flatMap(({ cases }) => cases).filter(each => each.outcome === outcome);
  const root = xmlbuilder.create('testsuites', { version: '1.0', encoding: 'UTF-8' });
  setAll(root, {
    name: 'nastrace check',
    tests: suites.flatMap(({ cases }) => cases).length,
    failures: total('failure').length,
    errors: total('error').length,
  });
  for (const { name, cases } of suites) {
    const count = (outcome: Case['outcome']) => cases.filter(each => each.outcome === outcome).length;
    const suite = setAll(root.ele('testsuite'), {
      name,
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
    });
    for (const each of cases) addCase(suite, name, each);
  }
  return `${root.end({ pretty: true })}\n`;
}

function addCase(
  suite: xmlbuilder.XMLElement,
  classname: string,
  { name, outcome, type, message }: Case,
): void {
  const element = setAll(suite.ele('testcase'), { name, classname });
  if (outcome === 'skipped') element.ele('skipped').att('message', message);
  else if (outcome !== 'passed') setAll(element.ele(outcome), { message, type });
}

function setAll(element: xmlbuilder.XMLElement, attributes: Attributes): xmlbuilder.XMLElement {
  for (const [name, value] of Object.entries(attributes)) element.att(name, value);
  return element;
}

function suiteOf({ trace, error, results }: TraceReport): { name: string; cases: Case[] } {
  const name = printable(trace);
  if (error === null) return { name, cases: results.map(caseOf) };
  return {
    name,
    cases: [
      { name: 'read the trace', outcome: 'error', type: error.code, message: printable(error.message) },
    ],
  };
}

function caseOf(result: Result): Case {
  const { verdict, level, path, rule } = result;
  const isFailure = verdict === 'failed' && level === 'error';
  const outcome =
    verdict === 'passed' ? 'passed' : isFailure ? 'failure' : verdict === 'no-baseline' ? 'error' : 'skipped';
  return {
    name: printable(`${path} ${rule}`),
    outcome,
    type: labelOf(result),
    message: printable(`${labelOf(result)}: ${sentenceOf(result)}`),
  };
}

function missingSuite(report: CheckReport): { name: string; cases: Case[] }[] {
  const message = missingText(report);
  if (message === null) return [];
  return [
    {
      name: 'baseline',
      cases: [
        { name: 'read the baseline', outcome: 'error', type: 'no baseline', message: printable(message) },
      ],
    },
  ];
}
