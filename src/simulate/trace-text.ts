// How a simulated search becomes a trace in the canonical form: JSON lines, streamed (INTERFACE, `jsonl`).
//
// Times have six decimals, the microseconds that the search counts; qualities have six at most. So the trace says
// exactly what the search saw, in the same bytes on every machine.

import { int32At } from '../shared/columns.ts';
import { TICKS_A_SECOND } from './durations.ts';
import type { SimulatedEvaluation, SimulationTotals } from './evaluation.ts';
import { fillOptions, type SimulateOptions } from './options.ts';
import { simulateSearch } from './search.ts';

/** Characters handed out at a time: large enough to be fast, small against memory. */
const BATCH_LENGTH = 1 << 16;

export interface TraceTextOptions {
  /** Leave out parents and settings, as the traces of real searches do. */
  readonly blind?: boolean;
}

/** The trace in pieces of whole lines; the generator's last value sums the search up. */
export function* traceText(
  given: Partial<SimulateOptions>,
  { blind = false }: TraceTextOptions = {},
): Generator<string, SimulationTotals> {
  const settings = fillOptions(given);
  const lineOf = lineWriter(settings, blind);
  const search = simulateSearch(settings);
  let text = headerLine(settings, blind);
  for (;;) {
    const next = search.next();
    if (next.done === true) {
      if (text !== '') yield text;
      return next.value;
    }
    text += lineOf(next.value);
    if (text.length >= BATCH_LENGTH) {
      yield text;
      text = '';
    }
  }
}

function headerLine({ population, sample, space, search }: SimulateOptions, blind: boolean): string {
  const settings = blind || search === 'random' ? {} : { population, sample };
  return `${JSON.stringify({ nastrace: 1, ...settings, space })}\n`;
}

function lineWriter({ space }: SimulateOptions, blind: boolean): (evaluation: SimulatedEvaluation) => string {
  const texts = space.map(({ choices }) => choices.map(choice => JSON.stringify(choice)));
  return ({ id, parent, start, end, worker, architectures, offset, quality, error, transferred }) => {
    let arch = '';
    for (let i = 0; i < texts.length; i++) {
      const text = texts[i]?.[int32At(architectures, offset + i)];
      arch += i === 0 ? text : `,${text}`;
    }
    const ancestry = blind || parent < 0 ? '' : `,"parent":"${parent}"`;
    const transfer = transferred < 0 ? '' : `,"transferred":${transferred}`;
    const outcome = error === null ? `${quality}` : `null,"error":"${error}"`;
    return `{"id":"${id}","start":${timeText(start)},"end":${timeText(end)},"worker":"w${worker}","arch":[${arch}],"quality":${outcome}${ancestry}${transfer}}\n`;
  };
}

/** Whole microseconds as seconds with six decimals, without rounding. */
function timeText(ticks: number): string {
  const seconds = Math.floor(ticks / TICKS_A_SECOND);
  return `${seconds}.${String(ticks - seconds * TICKS_A_SECOND).padStart(6, '0')}`;
}
