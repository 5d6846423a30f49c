// How far long work is: a bar on a terminal's stderr, for work over a second, and nothing anywhere else.
//
// The bar goes away before anything else is printed and when the work ends. Analyses are computed without a pause, so
// the bar is drawn when it is told something, not by a clock.

import { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';
import { durationText, numberText } from './numbers.ts';

const QUIET_MILLISECONDS = 1000;
/** Time left is not guessed from less than this share of the work. */
const LEAST_SHARE = 0.02;
const FORMAT = '{label} [{bar}] {percentage} %{rate}{left}';
const COLUMNS_BESIDE_THE_BAR = 56;
const MOST_BAR_COLUMNS = 30;

export interface Step {
  /** What is being done: `reading`, `locality`. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What is counted, whose rate and time left are shown; null for steps of unequal length. */
  readonly unit: 'bytes' | 'traces' | 'searches' | 'replays' | null;
}

export interface Progress {
  update(step: Step): void;
  /** Takes the bar away; the next update brings it back. */
  clear(): void;
}

export const NO_PROGRESS: Progress = { update: () => undefined, clear: () => undefined };

export function startProgress({ stderr }: Io, quiet: boolean): Progress {
  if (quiet || stderr.isTTY !== true) return NO_PROGRESS;
  const began = Date.now();
  let bar: SingleBar | null = null;
  return {
    update(step) {
      const elapsed = Date.now() - began;
      if (elapsed < QUIET_MILLISECONDS) return;
      const texts = { label: step.label, ...paceOf(step, elapsed / 1000) };
      bar ??= openBar(stderr);
      if (!bar.isActive) bar.start(step.total, step.done, texts);
      bar.setTotal(step.total);
      bar.update(step.done, texts);
    },
    clear() {
      bar?.stop();
      bar = null;
    },
  };
}

function openBar(stderr: Io['stderr']): SingleBar {
  return new SingleBar({
    stream: stderr,
    format: FORMAT,
    barsize: Math.max(10, Math.min(MOST_BAR_COLUMNS, (stderr.columns ?? 80) - COLUMNS_BESIDE_THE_BAR)),
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    hideCursor: false,
    gracefulExit: false,
    synchronousUpdate: true,
    noTTYOutput: false,
  });
}

function paceOf({ done, total, unit }: Step, elapsedSeconds: number): { rate: string; left: string } {
  if (unit === null || done === 0) return { rate: '', left: '' };
  const perSecond = done / elapsedSeconds;
  const rate =
    unit === 'bytes'
      ? `${numberText(round(perSecond / 1e6))} MB/s`
      : `${numberText(round(perSecond))} ${unit}/s`;
  const left =
    done < LEAST_SHARE * total ? '' : `, ${durationText(Math.ceil((total - done) / perSecond))} left`;
  return { rate: `, ${rate}`, left: left.replaceAll('\u00a0', ' ') };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
