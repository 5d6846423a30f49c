// The best quality from some place on, while places are added in any order and left behind from the first on.
//
// Kept are those places alone that no later one equals or beats: a staircase, going down. Among n in random order
// that is ln n of them. Hot: steps are not moved but where one is added among others.

/** Steps left behind that are kept before those left are moved to the front. */
const MOST_LEFT = 1024;

export class Staircase {
  /** Steps are those from `first` to `end` − 1. */
  private readonly places: number[] = [];
  private readonly qualities: number[] = [];
  private first = 0;
  private end = 0;

  add(place: number, quality: number): void {
    const { places, qualities, first } = this;
    let later = this.end;
    while (later > first && (places[later - 1] as number) > place) later--;
    if (later < this.end && (qualities[later] as number) >= quality) return;
    let from = later;
    while (from > first && (qualities[from - 1] as number) <= quality) from--;
    if (later < this.end) {
      places.splice(from, later - from, place);
      qualities.splice(from, later - from, quality);
      this.end += 1 - (later - from);
      return;
    }
    places[from] = place;
    qualities[from] = quality;
    this.end = from + 1;
  }

  /** Leaves behind all places before one. */
  leave(place: number): void {
    const { places, end } = this;
    let { first } = this;
    while (first < end && (places[first] as number) < place) first++;
    this.first = first;
    if (first < MOST_LEFT) return;
    places.splice(0, first);
    this.qualities.splice(0, first);
    this.end -= first;
    this.first = 0;
  }

  /** −∞ of none. */
  best(): number {
    return this.first === this.end ? Number.NEGATIVE_INFINITY : (this.qualities[this.first] as number);
  }
}
