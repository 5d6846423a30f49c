// What is a long product of ratios of integers, to the last digit?
//
// Every hypergeometric term is ∏ aᵢ/bᵢ. A plain product loses half a unit in the last place twice a factor,
// 1e-10 in the worst case at 10⁶ factors. Here each rounding error is computed exactly (Dekker, Numer. Math.
// 18, 1971: Veltkamp's splitting) and carried in a second number, which leaves about 1e-30 a factor.
// A hot loop: plain arithmetic on two fields, nothing allocated.

const SPLITTER = 2 ** 27 + 1;

/** A running product, `high + low`. Factors are integers below 2⁵³; the product stays in [0, 1e290]. */
export class RatioProduct {
  private high: number;
  private low: number;

  constructor(start = 1) {
    this.high = start;
    this.low = 0;
  }

  /** The product so far, rounded once. */
  get value(): number {
    return this.high + this.low;
  }

  /** Multiplies by `numerator / denominator`. */
  multiply(numerator: number, denominator: number): void {
    const product = this.high * numerator;
    const productError = multiplicationError(this.high, numerator, product);
    const quotient = product / denominator;
    const back = quotient * denominator;
    const remainder = product - back - multiplicationError(quotient, denominator, back);
    const error = (remainder + productError + this.low * numerator) / denominator;
    this.high = quotient + error;
    this.low = quotient - this.high + error;
  }
}

/** `a · b − product` exactly, where `product` is `a · b` rounded. */
function multiplicationError(a: number, b: number, product: number): number {
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = SPLITTER * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}
