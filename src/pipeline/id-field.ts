// The id of an evaluation as a field of a table: a number digit by digit, a text copied, else the place in the trace.

import { int32At } from '../shared/columns.ts';
import type { CsvBytes } from '../shared/csv-bytes.ts';
import { type PackedFields, packFields } from '../shared/packed-fields.ts';
import { MISSING, textPlace } from '../trace/id-column.ts';
import type { Trace } from '../trace/trace.ts';

const NUMBER_SIGN = 35;

/** The ids of a trace as plain data that threads can have in common. */
export interface IdFields {
  /** Null where no record has an id. */
  readonly codes: Int32Array | null;
  readonly texts: PackedFields;
}

export function idFields({ ids }: Pick<Trace, 'ids'>): IdFields {
  const texts = ids?.texts ?? [];
  return {
    codes: ids?.codes ?? null,
    texts: packFields(texts.length, (index, rows) => rows.text(texts[index] ?? '')),
  };
}

/** Writes what `evaluationId` says. */
export function idWriter({ codes, texts }: IdFields): (evaluation: number, rows: CsvBytes) => void {
  const bytes = new DataView(texts.bytes.buffer);
  return (evaluation, rows) => {
    const code = codes === null ? MISSING : int32At(codes, evaluation);
    if (code >= 0) return rows.integer(code);
    if (code !== MISSING) {
      const text = textPlace(code);
      return rows.copy(bytes, int32At(texts.ends, text), int32At(texts.ends, text + 1));
    }
    const memory = rows.room(1);
    memory.setUint8(rows.length, NUMBER_SIGN);
    rows.endAt(rows.length + 1);
    rows.integer(evaluation + 1);
  };
}
