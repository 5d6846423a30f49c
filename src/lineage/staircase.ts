// The best quality from some place on, while places are added in any order and left behind from the first on.
//
// Kept are those places alone that no later one equals or beats: a staircase, going down. Among n in random order
// that is ln n of them.

export class Staircase {
  private readonly places: number[] = [];
  private readonly qualities: number[] = [];

  add(place: number, quality: number): void {
    const { places, qualities } = this;
    let end = places.length;
    while (end > 0 && (places[end - 1] as number) > place) end--;
    if (end < places.length && (qualities[end] as number) >= quality) return;
    let from = end;
    while (from > 0 && (qualities[from - 1] as number) <= quality) from--;
    places.splice(from, end - from, place);
    qualities.splice(from, end - from, quality);
  }

  /** Leaves behind all places before one. */
  leave(place: number): void {
    let left = 0;
    while (left < this.places.length && (this.places[left] as number) < place) left++;
    if (left === 0) return;
    this.places.splice(0, left);
    this.qualities.splice(0, left);
  }

  /** −∞ of none. */
  best(): number {
    return this.qualities[0] ?? Number.NEGATIVE_INFINITY;
  }
}
