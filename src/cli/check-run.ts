// The work of a check: each trace read, analyzed and judged; one that cannot be read is reported, the others go on.

import { readFile } from 'node:fs/promises';
import type { CheckReport, CheckRule, OutputFile, Summary, TraceReport } from '../index.ts';
import { NastraceError } from '../shared/errors.ts';
import { analyzeTaken } from './analyze-trace.ts';
import type { CheckPlan } from './check-plan.ts';
import type { Io } from './io.ts';
import { groupFiles, takeTrace } from './read.ts';

export interface Checked {
  readonly report: CheckReport;
  /** Of the traces that could be read. */
  readonly summaries: readonly { readonly trace: string; readonly summary: Summary }[];
}

export async function runCheck(plan: CheckPlan, comparing: boolean, io: Io): Promise<Checked> {
  const { composeReport, VERSION } = await import('../index.ts');
  const baselines = comparing ? await readBaselines(plan.baselines.files) : [];
  const rules = comparing ? plan.rules : plan.rules.filter(needsNoBaseline);
  const traces: TraceReport[] = plan.absent.map(trace =>
    unreadable(trace, new NastraceError('source-unreadable', `${trace}: there is no such file`)),
  );
  const summaries: { trace: string; summary: Summary }[] = [];
  for (const files of groupFiles(plan.traces, plan.reading)) {
    const trace = files.join(', ');
    const summary = await summarize(files, plan, io);
    if (summary instanceof NastraceError) traces.push(unreadable(trace, summary));
    else {
      summaries.push({ trace, summary });
      traces.push(await judge(trace, summary, rules, baselines));
    }
  }
  const missing = comparing ? plan.baselines.missing : [];
  const tool = { name: 'nastrace', version: VERSION } as const;
  const files = { baselines: plan.baselines.files, missingBaselines: missing };
  return { report: composeReport(traces, files, tool), summaries };
}

async function judge(
  trace: string,
  summary: Summary,
  rules: readonly CheckRule[],
  baselines: readonly Summary[],
) {
  const { judgeTrace } = await import('../index.ts');
  return judgeTrace(trace, summary, rules, baselines);
}

function needsNoBaseline({ condition }: CheckRule): boolean {
  return !['same', 'maxDrop', 'maxRise', 'within'].includes(condition);
}

/** The trace's summary, or why it cannot be read. */
async function summarize(files: readonly string[], { reading, analysis }: CheckPlan, io: Io) {
  try {
    const { trace } = await takeTrace(files, reading, io);
    return await analyzeTaken(trace, analysis, io, {}, ({ summary }) => summary);
  } catch (error) {
    if (error instanceof NastraceError && error.exitCode === 3) return error;
    throw error;
  }
}

function unreadable(trace: string, { code, message, details }: NastraceError): TraceReport {
  return { trace, error: { code, message: [message, ...details].join('; ') }, results: [] };
}

/** Throws NastraceError `summary-invalid` for what is no summary of this version. */
async function readBaselines(files: readonly string[]): Promise<Summary[]> {
  const { parseSummary } = await import('../index.ts');
  return Promise.all(files.map(async file => parseSummary(await readFile(file, 'utf8'), file)));
}

/** One file a trace and baseline, in their order. Throws NastraceError `usage` unless they are as many. */
export function baselineFiles(
  { report, summaries }: Checked,
  { baselines, traces }: CheckPlan,
  text: (summary: Summary) => string,
): OutputFile[] {
  const places = [...baselines.files, ...baselines.missing];
  if (places.length !== summaries.length || report.counts.unreadable > 0) {
    throw new NastraceError(
      'usage',
      `--update-baseline has ${traces.length} traces and ${places.length} baselines`,
      ['name one --baseline for each trace, in their order'],
    );
  }
  return summaries.map(({ summary }, index) => ({ path: places[index] ?? '', content: text(summary) }));
}
