// Numbers of which few are distinct, each by a small code in the order in which they were met; 0 is code 0.
//
// Found by hashing their bits; −0 is 0, NaN is not to be coded. Hot.

import { float64At, int32At } from '../../shared/columns.ts';

export class NumberCodes {
  private numbers = new Float64Array(256);
  private slots = new Int32Array(1024).fill(-1);
  private readonly probe = new Float64Array(1);
  private readonly bits = new Int32Array(this.probe.buffer);
  /** Codes given. */
  count = 1;

  of(number: number): number {
    if (number === 0) return 0;
    this.probe[0] = number;
    const hash = this.hashProbe();
    let slot = hash & (this.slots.length - 1);
    for (let code = int32At(this.slots, slot); code >= 0; code = int32At(this.slots, slot)) {
      if (this.numbers[code] === number) return code;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    return this.append(slot, number);
  }

  /** The numbers by code. */
  finish(): Float64Array {
    return this.numbers.slice(0, this.count);
  }

  private append(slot: number, number: number): number {
    const code = this.count++;
    if (code === this.numbers.length) {
      const grown = new Float64Array(code * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[code] = number;
    this.slots[slot] = code;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return code;
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let code = 1; code < this.count; code++) {
      this.probe[0] = float64At(this.numbers, code);
      let slot = this.hashProbe() & (this.slots.length - 1);
      while (int32At(this.slots, slot) >= 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = code;
    }
  }

  private hashProbe(): number {
    const mixed = Math.imul(int32At(this.bits, 0) ^ Math.imul(int32At(this.bits, 1), 0x9e3779b1), 0x85ebca6b);
    return mixed ^ (mixed >>> 15);
  }
}
