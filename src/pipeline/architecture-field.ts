// An architecture as a field of a table, its choices copied as bytes: a long trace names millions.
//
// The text is that of trace/prefix-text.ts, whose choices are taken over once; where one of them would need quotes or
// care before a spreadsheet, whole texts are written as any other. Where there are few architectures each is made once.

import { int32At, itemAt } from '../shared/columns.ts';
import { csvField } from '../shared/csv.ts';
import { type CsvBytes, copyBytes } from '../shared/csv-bytes.ts';
import { packFields, RepeatedFields } from '../shared/packed-fields.ts';
import { sequenceText } from '../trace/prefix-text.ts';
import { codeAt, narrowest } from '../trace/sequences.ts';
import type { Trace, VariableNode } from '../trace/trace.ts';

/** More architectures than that are not kept as text: they would not come again soon. */
const MOST_KEPT = 1 << 16;

/** Bytes of UTF-8 for a unit of UTF-16. */
const MOST_UTF8_BYTES = 3;

/** Writes the sequence of choices as one field. */
export type WriteArchitecture = (sequence: number, rows: CsvBytes) => void;

export function architectureWriter(trace: Trace): WriteArchitecture {
  const write = plainWriter(trace) ?? ((sequence, rows) => rows.text(sequenceText(trace, sequence)));
  const { count } = trace.sequences;
  if (count > MOST_KEPT) return write;
  const fields = new RepeatedFields(count, write);
  return (sequence, rows) => fields.put(sequence, rows);
}

/** Null where a choice cannot be copied as it is. */
function plainWriter({ space, sequences }: Trace): WriteArchitecture | null {
  const texts = space.map(labelTexts);
  const isPlain =
    texts.every(labels => labels.every(label => csvField(`a${label}`) === `a${label}`)) &&
    (texts[0] ?? []).every(label => label !== '' && csvField(label) === label);
  if (!isPlain) return null;
  const { bytes, firstOf, ends, longest } = packed(texts);
  const { offsets, codes } = sequences;
  return (sequence, rows) => {
    const start = int32At(offsets, sequence);
    const length = int32At(offsets, sequence + 1) - start;
    const memory = rows.room(longest * length);
    let place = rows.length;
    for (let position = 0; position < length; position++) {
      const label = int32At(firstOf, position) + codeAt(codes, start + position);
      place = copyBytes(bytes, int32At(ends, label), int32At(ends, label + 1), memory, place);
    }
    rows.endAt(place);
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

/** All labels one after another, the separator before each but at the first node; those of node i begin at `firstOf[i]`. */
function packed(texts: readonly (readonly string[])[]) {
  const firstOf = new Int32Array(texts.length);
  const labels: string[] = [];
  texts.forEach((own, position) => {
    firstOf[position] = labels.length;
    for (const label of own) labels.push(position === 0 ? label : `-${label}`);
  });
  const { bytes, ends } = packFields(labels.length, (index, rows) => rows.part(itemAt(labels, index)));
  const longest = labels.reduce((most, label) => Math.max(most, MOST_UTF8_BYTES * label.length), 0);
  return { bytes: new DataView(bytes.buffer), firstOf, ends, longest };
}
