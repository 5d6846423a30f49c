// Figures drawn in a thread of their own, while this one analyzes and writes the page.
//
// Vega takes longer to load and to warm up than a short trace takes to analyze. What is begun early and asked for later is
// known by its text: a figure that turned out otherwise is drawn anew.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DrawSvg, FigureFormat } from '../index.ts';
import type { Io } from './io.ts';
import type { Drawn } from './serve-drawing.ts';

export interface Drawing {
  /** Starts to draw a figure that will probably be asked for. */
  readonly begin: (spec: unknown) => void;
  /** Rejects with what the thread could not do, a defect. */
  readonly svg: DrawSvg;
  readonly close: () => Promise<unknown>;
}

/** Undefined where a thread is not to be had, would not help, or nothing is drawn. */
export function startDrawing({ worker }: Io, formats: readonly FigureFormat[]): Drawing | undefined {
  const draws = formats.includes('svg') || formats.includes('png');
  if (worker === undefined || !draws || availableParallelism() < 2) return undefined;
  const thread = new Worker(worker, { workerData: { role: 'drawing' } });
  const begun = new Map<string, PromiseWithResolvers>();
  const failAll = (error: unknown) => {
    for (const { reject } of begun.values()) reject(error);
  };
  thread.on('message', ({ spec, svg, error }: Drawn) => {
    if (svg === null) begun.get(spec)?.reject(new Error(error));
    else begun.get(spec)?.resolve(svg);
  });
  thread.on('error', failAll);
  const ask = (spec: unknown): Promise<string> => {
    const text = JSON.stringify(spec);
    const known = begun.get(text);
    if (known !== undefined) return known.promise;
    const asked = withResolvers();
    begun.set(text, asked);
    thread.postMessage(text);
    return asked.promise;
  };
  return { begin: ask, svg: ask, close: () => thread.terminate() };
}

interface PromiseWithResolvers {
  readonly promise: Promise<string>;
  readonly resolve: (svg: string) => void;
  readonly reject: (error: unknown) => void;
}

function withResolvers(): PromiseWithResolvers {
  let settle: Omit<PromiseWithResolvers, 'promise'> | undefined;
  const promise = new Promise<string>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Nobody may ask for what was begun.
  promise.catch(() => undefined);
  return { promise, resolve: svg => settle?.resolve(svg), reject: error => settle?.reject(error) };
}
