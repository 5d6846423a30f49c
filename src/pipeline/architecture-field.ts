// An architecture as a field of a table, its choices copied as bytes: a long trace names millions.
//
// The text is that of trace/prefix-text.ts, whose choices are taken over once; where one of them would need quotes or
// care before a spreadsheet, whole texts are written as any other.

import { int32At, itemAt } from '../shared/columns.ts';
import { csvField } from '../shared/csv.ts';
import type { CsvBytes } from '../shared/csv-bytes.ts';
import { sequenceText } from '../trace/prefix-text.ts';
import { choiceAt, narrowest, sequenceLength } from '../trace/sequences.ts';
import type { Trace, VariableNode } from '../trace/trace.ts';

/** The texts of a node's choices one after another, the separator before each but at the first node. */
interface Labels {
  readonly bytes: Uint8Array;
  readonly ends: Int32Array;
}

/** Writes the sequence of choices as one field. */
export type WriteArchitecture = (sequence: number, rows: CsvBytes) => void;

export function architectureWriter(trace: Trace): WriteArchitecture {
  const texts = trace.space.map(labelTexts);
  const isPlain =
    texts.every(labels => labels.every(label => csvField(`a${label}`) === `a${label}`)) &&
    (texts[0] ?? []).every(label => label !== '' && csvField(label) === label);
  if (!isPlain) return (sequence, rows) => rows.text(sequenceText(trace, sequence));
  const nodes = texts.map((labels, position) => packed(labels, position === 0 ? '' : '-'));
  const { sequences } = trace;
  return (sequence, rows) => {
    const length = sequenceLength(sequences, sequence);
    for (let position = 0; position < length; position++) {
      const code = choiceAt(sequences, sequence, position);
      const { bytes, ends } = itemAt(nodes, position);
      rows.part(bytes, code === 0 ? 0 : int32At(ends, code - 1), int32At(ends, code));
    }
    rows.empty();
  };
}

/** The node's choices as a prefix shows them: each the text of a sequence of its own. */
function labelTexts(node: VariableNode): string[] {
  const count = node.labels.length;
  const codes = narrowest(count, count).map((_, code) => code);
  const offsets = Int32Array.from({ length: count + 1 }, (_, index) => index);
  const sequences = { count, offsets, codes, minLength: 1, maxLength: 1 };
  return node.labels.map((_, code) => sequenceText({ sequences, space: [node] }, code));
}

function packed(labels: readonly string[], separator: string): Labels {
  const utf8 = new TextEncoder();
  const bytes = utf8.encode(labels.map(label => separator + label).join(''));
  const ends = new Int32Array(labels.length);
  let end = 0;
  labels.forEach((label, code) => {
    end += utf8.encode(separator + label).length;
    ends[code] = end;
  });
  return { bytes, ends };
}
