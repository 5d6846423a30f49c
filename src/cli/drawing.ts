// Figures drawn in a thread of their own, while this one analyzes and writes the page.
//
// Vega takes longer to load and to warm up than a short trace takes to analyze: the thread begins before there is
// anything to draw.

import { availableParallelism } from 'node:os';
import type { Compiled, DrawSvg, FigureFormat } from '../analysis.ts';
import type { Io } from './io.ts';
import type { Drawn } from './serve-drawing.ts';

export interface DrawingThread {
  /** Rejects with what the thread could not do, a defect. */
  readonly drawSvg: DrawSvg;
  /** Does not wait for its end. */
  readonly close: () => void;
}

interface Asked {
  readonly resolve: (svg: string) => void;
  readonly reject: (error: unknown) => void;
}

/** Undefined where a thread is not to be had, would not help, or nothing is drawn. */
export function startDrawing(
  { startThread }: Io,
  formats: readonly FigureFormat[],
): DrawingThread | undefined {
  const draws = formats.includes('svg') || formats.includes('png');
  if (startThread === undefined || !draws || availableParallelism() < 2) return undefined;
  const thread = startThread({ role: 'drawing' });
  // All are sent at once: this thread may compute for seconds before it could send the next. Answers come in order.
  const asked: Asked[] = [];
  thread.on('message', ({ svg, error }: Drawn) => {
    const { resolve, reject } = asked.shift() ?? {};
    if (svg === null) reject?.(new Error(error));
    else resolve?.(svg);
  });
  thread.on('error', error => {
    for (const { reject } of asked.splice(0)) reject(error);
  });
  const drawSvg = (compiled: Compiled) =>
    new Promise<string>((resolve, reject) => {
      asked.push({ resolve, reject });
      thread.postMessage(JSON.stringify(compiled));
    });
  return { drawSvg, close: () => void thread.terminate() };
}
