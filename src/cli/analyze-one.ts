// One trace of `nastrace analyze`, from its files to its report in its folder.

import { join } from 'node:path';
import type { AnalyzeOptions, OutputFile, Summary, SummaryPart } from '../analysis.ts';
import { awaitedLater } from '../shared/awaited-later.ts';
import { needThreads, startAnalysisThreads } from './analysis-threads.ts';
import type { AnalyzeFlags } from './analyze-options.ts';
import { analyzeTaken } from './analyze-trace.ts';
import { startDrawing } from './drawing.ts';
import type { Session } from './io.ts';
import type { Progress } from './progress.ts';
import { putReport } from './put-report.ts';
import { type Taken, takeTrace } from './read.ts';

/** The file of records left out, inside the report's folder. */
const REJECTED = 'rejected.jsonl';

export interface Result {
  readonly folder: string;
  readonly summary: Summary;
}

export async function analyzeOne(
  paths: readonly string[],
  folder: string,
  flags: AnalyzeFlags,
  options: AnalyzeOptions,
  { io }: Session,
  progress: Progress,
): Promise<Result> {
  const thread = startDrawing(io, flags.figures);
  const begun = (await needThreads(paths)) ? startAnalysisThreads(io, flags.jobs) : undefined;
  try {
    const { drawFigures, drawingBy, drawReport, moduleFiles, summaryFile } = await import('../analysis.ts');
    const where = `, see ${join(folder, REJECTED)}`;
    const { trace, rejections } = await takeTrace(paths, flags, io, { where, progress });
    const drawing = thread && (await drawingBy(thread.drawSvg));
    const parts: Promise<OutputFile[]>[] = [];
    // At once, so that the thread draws a part while others are analyzed.
    const onPart = (part: SummaryPart) => {
      const figures = drawFigures(part, flags.figures, flags, drawing);
      parts.push(Promise.resolve(moduleFiles(part)), awaitedLater(figures));
    };
    const wishes = { jobs: flags.jobs, progress, onPart, candidates: true, begun };
    return await analyzeTaken(trace, options, io, wishes, async ({ summary, candidates }) => {
      // Further than any count of steps has come by now.
      progress.update({ label: 'figures', done: 9, total: 10, unit: null });
      // The page is made and the summary laid out while the thread draws.
      const report = await drawReport(summary);
      const own = [summaryFile(summary), candidates, report];
      const kept = flags.onInvalid === 'skip' ? [rejectedFile(rejections)] : [];
      // The thread ends while the last files are written.
      const drawn = awaitedLater(
        Promise.all(parts).finally(() => {
          progress.clear();
          thread?.close();
        }),
      );
      // PNGs take seconds, in which an interrupt may still come.
      const made = flags.figures.includes('png') ? (await drawn).flat() : parts;
      await putReport(folder, [...own, ...kept, ...made], flags, io, '');
      return { folder, summary };
    });
  } finally {
    thread?.close();
    await begun?.close();
  }
}

/** The records left out, one a line with its reasons; written empty too, lest an older list stay beside a new summary. */
function rejectedFile(rejections: Taken['rejections']): OutputFile {
  return {
    path: REJECTED,
    content: rejections.map(each => `${JSON.stringify(each)}\n`).join(''),
  };
}
