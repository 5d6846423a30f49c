// Which options cannot do what they ask of this trace? Said in the summary, lest they take effect in silence.

import type { Orders } from '../trace/orders.ts';
import type { Trace, Warning } from '../trace/trace.ts';

/** Those of the options that a trace can be too short for. */
interface Ranged {
  readonly snapshots?: readonly number[] | undefined;
  readonly prefixLength?: number | undefined;
  readonly permutations?: number | undefined;
  readonly window?: number | undefined;
}

export function optionWarnings(
  { snapshots, prefixLength, permutations, window }: Ranged,
  trace: Trace,
  { candidates }: Orders,
): Warning[] {
  const messages: string[] = [];
  const beyond = (snapshots ?? []).filter(candidate => candidate > candidates.length);
  const { maxLength } = trace.sequences;
  if (beyond.length > 0) {
    messages.push(
      `snapshots at ${beyond.join(', ')} were left out: the trace has ${candidates.length} successes`,
    );
  }
  if (prefixLength !== undefined && prefixLength > maxLength)
    messages.push(`prefix length ${prefixLength} was cut to ${maxLength}, the longest architecture`);
  if (window !== undefined && window > candidates.length) {
    messages.push(
      `no window of ${window} is ever full: the trace has ${candidates.length} successes, and what needs a full window is left out`,
    );
  }
  if (permutations === 0) messages.push('without permutations no test of locality has a p-value');
  return messages.map(message => ({ code: 'option-out-of-range', message, count: 1 }));
}
