// One evaluation as numbers and codes, for readers that make no object of it: filled, added to a builder, used again.

/** Places in `Row.numbers`. */
export const START = 0;
export const END = 1;
export const SUBMIT = 2;
export const GATHER = 3;
export const QUALITY = 4;
const NUMBERS = 5;

export class Row {
  /** Times in seconds and the quality; NaN where missing, for a failure. */
  readonly numbers = new Float64Array(NUMBERS);
  /** The builder's codes of the choices, `length` of them. */
  codes: Int32Array = new Int32Array(64);
  length = 0;
  /** The builder's code of the worker, −1 without one. */
  worker = -1;
  id: string | number | undefined;
  parent: string | number | undefined;
  /** −1 not recorded. */
  transferred = -1;
  error: string | undefined;

  /** Empties the row. */
  clear(): void {
    for (let place = 0; place < NUMBERS; place++) this.numbers[place] = Number.NaN;
    this.length = 0;
    this.worker = -1;
    this.id = undefined;
    this.parent = undefined;
    this.transferred = -1;
    this.error = undefined;
  }

  /** Room for twice as many codes; those that are there stay. */
  widen(): Int32Array {
    const wider = new Int32Array(2 * this.codes.length);
    wider.set(this.codes);
    this.codes = wider;
    return wider;
  }
}
