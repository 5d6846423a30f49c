// One evaluation as a plain record: what the generator writes and the reference implementation reads.
// The fields are METHOD §1's; an absent field is a column that the trace lacks.

export type Choice = string | number;

export interface TraceRecord {
  /** Seconds on the worker's clock. */
  start?: number;
  end?: number;
  /** Seconds on the manager's clock. */
  submit?: number;
  gather?: number;
  worker?: string;
  arch: Choice[];
  /** Higher is better; null is a failure. */
  quality: number | null;
  id?: string;
  /** The `id` of the evaluation it was mutated from. */
  parent?: string;
  /** Leading layers copied from the donor. */
  transferred?: number;
  /** Ids of the tensors read. */
  tensors?: string[];
}
