// The thread that draws: compiled figures come in as JSON, drawings go out.

import { parentPort } from 'node:worker_threads';
import type { Compiled } from '../analysis.ts';
import { loadVega, renderSvg } from '../report/svg.ts';

/** A drawing, or why there is none. */
export interface Drawn {
  readonly svg: string | null;
  readonly error: string;
}

/** Loads Vega before anything is asked for, then draws what the thread is sent, one after another. */
export function serveDrawing(): void {
  // Why Vega cannot be loaded is told of each drawing.
  let drawing: Promise<unknown> = loadVega().catch(() => undefined);
  parentPort?.on('message', (compiled: string) => {
    drawing = drawing.then(() => draw(compiled)).then(drawn => parentPort?.postMessage(drawn));
  });
}

async function draw(compiled: string): Promise<Drawn> {
  try {
    return { svg: await renderSvg(JSON.parse(compiled) as Compiled), error: '' };
  } catch (error) {
    return { svg: null, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
