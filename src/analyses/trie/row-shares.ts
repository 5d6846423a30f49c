// The innermost loops of the EM over children (position-weights.ts): each row's weights over its likelihood, added up by place.
//
// Most rows have two or three entries: written out, they take half the time that loops over entries do. Sums run in the
// order of the entries everywhere. Hot: plain loads of what is within.

import type { RowBlock } from './child-evidence.ts';

/** Adds each row's weights over its likelihood under x, Σ x(place) · weight, to the shares of its places. */
export function addShares(block: RowBlock, x: Float64Array, shares: Float64Array): void {
  if (block.width === 2) addPairs(block, x, shares);
  else if (block.width === 3) addTriples(block, x, shares);
  else if (block.width > 3) addLonger(block, x, shares);
}

function addPairs({ rows, places, weights }: RowBlock, x: Float64Array, shares: Float64Array): void {
  for (let at = 0, to = rows * 2; at < to; at += 2) {
    const place0 = places[at] as number;
    const place1 = places[at + 1] as number;
    const weight0 = weights[at] as number;
    const weight1 = weights[at + 1] as number;
    const inverse = 1 / ((x[place0] as number) * weight0 + (x[place1] as number) * weight1);
    shares[place0] = (shares[place0] as number) + inverse * weight0;
    shares[place1] = (shares[place1] as number) + inverse * weight1;
  }
}

function addTriples({ rows, places, weights }: RowBlock, x: Float64Array, shares: Float64Array): void {
  for (let at = 0, to = rows * 3; at < to; at += 3) {
    const place0 = places[at] as number;
    const place1 = places[at + 1] as number;
    const place2 = places[at + 2] as number;
    const weight0 = weights[at] as number;
    const weight1 = weights[at + 1] as number;
    const weight2 = weights[at + 2] as number;
    const likelihood =
      (x[place0] as number) * weight0 + (x[place1] as number) * weight1 + (x[place2] as number) * weight2;
    const inverse = 1 / likelihood;
    shares[place0] = (shares[place0] as number) + inverse * weight0;
    shares[place1] = (shares[place1] as number) + inverse * weight1;
    shares[place2] = (shares[place2] as number) + inverse * weight2;
  }
}

/** Rows of four entries, and of more. */
function addLonger({ width, rows, places, weights }: RowBlock, x: Float64Array, shares: Float64Array): void {
  for (let at = 0, to = rows * width; at < to; at += width) {
    const place0 = places[at] as number;
    const place1 = places[at + 1] as number;
    const place2 = places[at + 2] as number;
    const place3 = places[at + 3] as number;
    const weight0 = weights[at] as number;
    const weight1 = weights[at + 1] as number;
    const weight2 = weights[at + 2] as number;
    const weight3 = weights[at + 3] as number;
    let likelihood = (x[place0] as number) * weight0 + (x[place1] as number) * weight1;
    likelihood = likelihood + (x[place2] as number) * weight2 + (x[place3] as number) * weight3;
    const end = at + width;
    for (let entry = at + 4; entry < end; entry++)
      likelihood += (x[places[entry] as number] as number) * (weights[entry] as number);
    const inverse = 1 / likelihood;
    shares[place0] = (shares[place0] as number) + inverse * weight0;
    shares[place1] = (shares[place1] as number) + inverse * weight1;
    shares[place2] = (shares[place2] as number) + inverse * weight2;
    shares[place3] = (shares[place3] as number) + inverse * weight3;
    for (let entry = at + 4; entry < end; entry++) {
      const place = places[entry] as number;
      shares[place] = (shares[place] as number) + inverse * (weights[entry] as number);
    }
  }
}
