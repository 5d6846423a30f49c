// One trace of `nastrace analyze`, from its files to the files of its report; nothing is written yet.

import { join } from 'node:path';
import type { AnalyzeOptions, OutputFile, PiecewiseFile, Summary, SummaryPart } from '../index.ts';
import type { AnalyzeFlags } from './analyze-options.ts';
import { analyzeTaken } from './analyze-trace.ts';
import { startDrawing } from './drawing.ts';
import type { Session } from './io.ts';
import type { Progress } from './progress.ts';
import { type Taken, takeTrace } from './read.ts';

/** The file of records left out, inside the report's folder. */
const REJECTED = 'rejected.jsonl';

export interface Result {
  readonly folder: string;
  readonly summary: Summary;
  readonly files: (OutputFile | PiecewiseFile)[];
}

export async function analyzeOne(
  paths: readonly string[],
  folder: string,
  flags: AnalyzeFlags,
  options: AnalyzeOptions,
  { io }: Session,
  progress: Progress,
): Promise<Result> {
  const drawing = startDrawing(io, flags.figures);
  try {
    const { drawFigures, drawReport, figureSpecs, summaryFiles } = await import('../index.ts');
    const where = `, see ${join(folder, REJECTED)}`;
    const taken = await takeTrace(paths, flags, io, { where, progress });
    const begin = drawing && ((part: SummaryPart) => figureSpecs(part, flags).forEach(drawing.begin));
    const { trace } = taken;
    const wishes = { jobs: flags.jobs, progress, onPart: begin, candidates: true };
    const { summary, candidates } = await analyzeTaken(trace, options, io, wishes);
    progress.update({ label: 'figures', done: 9, total: 10, unit: null });
    const drawn = Promise.all([
      drawFigures(summary, flags.figures, flags, drawing?.svg),
      drawReport(summary),
    ]);
    // Laid out while the thread draws.
    const summaries = summaryFiles(summary);
    const [figures, report] = await drawn;
    const kept = flags.onInvalid === 'skip' ? [rejectedFile(taken)] : [];
    return { folder, summary, files: [...summaries, candidates, ...figures, report, ...kept] };
  } finally {
    await drawing?.close();
  }
}

/** The records left out, one a line with its reasons; written empty too, lest an older list stay beside a new summary. */
function rejectedFile({ rejections }: Taken): OutputFile {
  return {
    path: REJECTED,
    content: rejections.map(each => `${JSON.stringify(each)}\n`).join(''),
  };
}
