// How is the largest count distributed when W balls fall into c equally likely cells?
//
// P(max ≤ k) = W!/c^W · [x^W](Σ_{j≤k} x^j/j!)^c, here as
//   P(c Poisson counts of mean W/c are all ≤ k, and their sum W) / P(a Poisson variable of mean W is W),
// the numerator by Fourier inversion of the truncated counts' characteristic function (a finite sum over the
// circle). All of it is at most 1 and the denominator about 1/√(2πW), so the error stays near 1e-14 for any c;
// the power of a polynomial by Miller's recurrence would cancel for c < W, and W!/c^W overflow.

import { float64At } from '../shared/columns.ts';
import { type PoissonMass, poissonMass, probabilityOf } from './poisson.ts';

/** The distribution of the largest count among W balls in c equally likely cells. */
export class MaximumLaw {
  private readonly cells: number;
  private readonly balls: number;
  private readonly count: PoissonMass;
  private readonly circle: Circle;
  private readonly sumIsW: number;

  constructor(c: number, windowSize: number) {
    // Beyond 1e300 cells no two balls meet either way, and W/c must not underflow.
    this.cells = Math.min(c, 1e300);
    this.balls = windowSize;
    this.count = poissonMass(windowSize / this.cells);
    // Sums that differ by the number of points are confused; a Poisson sum of mean W beyond 2W + 100 has
    // probability below e^−125, and there is none below 0.
    this.circle = new Circle(windowSize + 100);
    this.sumIsW = probabilityOf(poissonMass(windowSize), windowSize);
  }

  /** P(max ≤ k), to about 1e-14 absolute. */
  probabilityUpTo(k: number): number {
    const { points } = this.circle;
    const tail = tailBeyond(this.count, k);
    let sum = this.integrand(0, k, tail);
    for (let t = 1; 2 * t <= points; t++) {
      // Conjugate pairs; the middle of an even circle stands alone.
      sum += (2 * t === points ? 1 : 2) * this.integrand(t, k, tail);
    }
    return Math.min(1, Math.max(0, sum / points / this.sumIsW));
  }

  /** Re(ψ(θ)^c · e^{−iWθ}) at θ = 2πt/points, ψ the characteristic function of a count cut off beyond k. */
  private integrand(t: number, k: number, tail: number): number {
    const { points, versine, sine } = this.circle;
    const { first, mass } = this.count;
    const last = Math.min(mass.length - 1, k - first);
    let step = (first * t) % points;
    let real = -tail;
    let imaginary = 0;
    for (let index = 0; index <= last; index++) {
      const p = float64At(mass, index);
      real -= p * float64At(versine, step);
      imaginary += p * float64At(sine, step);
      step += t;
      if (step >= points) step -= points;
    }
    // ψ = 1 + real + i·imaginary, its logarithm so that c → 1e300 loses nothing.
    const squareLessOne = 2 * real + real * real + imaginary * imaginary;
    const logarithm =
      squareLessOne > -0.5 ? Math.log1p(squareLessOne) / 2 : Math.log(Math.hypot(1 + real, imaginary));
    const phase = this.cells * Math.atan2(imaginary, 1 + real);
    const turn = (2 * Math.PI * ((this.balls * t) % points)) / points;
    return Math.exp(this.cells * logarithm) * Math.cos(phase - turn);
  }
}

/** sin θ and 1 − cos θ at equally spaced angles, so that multiples of an angle are looked up, not accumulated. */
class Circle {
  readonly points: number;
  readonly sine: Float64Array;
  readonly versine: Float64Array;

  constructor(points: number) {
    this.points = points;
    this.sine = Float64Array.from({ length: points }, (_, t) => Math.sin((2 * Math.PI * t) / points));
    this.versine = Float64Array.from({ length: points }, (_, t) => 2 * Math.sin((Math.PI * t) / points) ** 2);
  }
}

function tailBeyond(poisson: PoissonMass, k: number): number {
  let tail = 0;
  for (let index = poisson.mass.length - 1; index >= 0 && poisson.first + index > k; index--) {
    tail += float64At(poisson.mass, index);
  }
  return tail;
}
