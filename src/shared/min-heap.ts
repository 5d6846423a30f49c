// A binary min-heap of integers under a caller's order, for event queues and free lists.

export class MinHeap {
  private readonly items: number[] = [];
  private readonly before: (a: number, b: number) => boolean;

  constructor(before: (a: number, b: number) => boolean) {
    this.before = before;
  }

  get size(): number {
    return this.items.length;
  }

  /** The least item, or undefined when empty. */
  peek(): number | undefined {
    return this.items[0];
  }

  push(item: number): void {
    const { items, before } = this;
    let hole = items.length;
    items.push(item);
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const other = items[above] as number;
      if (!before(item, other)) break;
      items[hole] = other;
      hole = above;
    }
    items[hole] = item;
  }

  /** Removes and returns the least item, or undefined when empty. */
  pop(): number | undefined {
    const { items } = this;
    const least = items[0];
    const last = items.pop();
    if (least !== undefined && last !== undefined && items.length > 0) this.sink(last);
    return least;
  }

  private sink(item: number): void {
    const { items, before } = this;
    let hole = 0;
    for (let child = 1; child < items.length; child = 2 * hole + 1) {
      const right = child + 1;
      if (right < items.length && before(items[right] as number, items[child] as number)) child = right;
      if (!before(items[child] as number, item)) break;
      items[hole] = items[child] as number;
      hole = child;
    }
    items[hole] = item;
  }
}
