// How a prefix is written: its choices joined by "-", a "-" or "\" inside a choice escaped by "\".

import { int32At, itemAt } from '../shared/columns.ts';
import { choiceAt } from './sequences.ts';
import type { Trace, VariableNode } from './trace.ts';

/** Escaped labels, once a node: a large trace writes millions of sequences. */
const escaped = new WeakMap<VariableNode, readonly string[]>();

/** The first `depth` choices of a sequence, as in `0-1-1`. */
export function prefixText(
  trace: Pick<Trace, 'sequences' | 'space'>,
  sequence: number,
  depth: number,
): string {
  const parts: string[] = [];
  for (let position = 0; position < depth; position++) {
    const code = choiceAt(trace.sequences, sequence, position);
    parts.push(itemAt(escapedLabels(itemAt(trace.space, position)), code));
  }
  return parts.join('-');
}

/** The whole sequence as text. */
export function sequenceText(trace: Pick<Trace, 'sequences' | 'space'>, sequence: number): string {
  const { offsets } = trace.sequences;
  return prefixText(trace, sequence, int32At(offsets, sequence + 1) - int32At(offsets, sequence));
}

function escapedLabels(node: VariableNode): readonly string[] {
  const known = escaped.get(node);
  if (known !== undefined) return known;
  const labels = node.labels.map(label => label.replace(/[-\\]/g, '\\$&'));
  escaped.set(node, labels);
  return labels;
}
