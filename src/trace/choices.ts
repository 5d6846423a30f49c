// Choices as small integers: interning by text while a trace is read, their order when it is complete.
//
// METHOD §1: the order at a position is the search space's if the trace declares one, else numeric if all
// are numbers, else by code point. A number is known by its text, so that 1, 1.0 and "1" are one choice
// whether they come from CSV or JSON.

import { compareCodePoints } from '../shared/text-order.ts';
import type { Choice, VariableNode } from './trace.ts';

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/;

/** A choice's text: plain decimal numbers in their shortest form, everything else as it stands. */
export function choiceLabel(choice: Choice): string {
  if (typeof choice === 'number') return String(choice === 0 ? 0 : choice);
  return PLAIN_NUMBER.test(choice) ? String(Number(choice) || 0) : choice;
}

/** The choices seen at one position, numbered as they come. */
export class ChoiceInterner {
  private readonly codes = new Map<string, number>();
  private readonly recent = new Map<Choice, number>();
  readonly labels: string[] = [];
  readonly declared: boolean;

  constructor(declared: readonly Choice[] = []) {
    this.declared = declared.length > 0;
    for (const choice of declared) this.intern(choice);
  }

  /** The number of this choice at this position, new or known. */
  intern(choice: Choice): number {
    const known = this.recent.get(choice);
    if (known !== undefined) return known;
    const label = choiceLabel(choice);
    let code = this.codes.get(label);
    if (code === undefined) {
      code = this.labels.length;
      this.labels.push(label);
      this.codes.set(label, code);
    }
    this.recent.set(choice, code);
    return code;
  }

  /** The number of this choice at this position; undefined where it is not known. */
  find(choice: Choice): number | undefined {
    return this.recent.get(choice) ?? this.codes.get(choiceLabel(choice));
  }

  /** The labels in order, and for each interned number its rank in that order. */
  ordered(): { labels: string[]; rankOf: Int32Array } {
    const order = this.labels.map((_, code) => code);
    if (!this.declared) {
      const compare = this.labels.every(isNumeric) ? compareNumeric : compareCodePoints;
      order.sort((a, b) => compare(this.labels[a] as string, this.labels[b] as string));
    }
    const rankOf = new Int32Array(order.length);
    order.forEach((code, rank) => {
      rankOf[code] = rank;
    });
    return { labels: order.map(code => this.labels[code] as string), rankOf };
  }
}

/** The node as summaries show it: numbers where all its choices are numbers. */
export function variableNode(name: string, labels: readonly string[]): VariableNode {
  const numeric = labels.every(label => isNumeric(label) && String(Number(label)) === label);
  return { name, labels, choices: numeric ? labels.map(Number) : labels };
}

function isNumeric(label: string): boolean {
  return label.trim() !== '' && Number.isFinite(Number(label));
}

function compareNumeric(a: string, b: string): number {
  return Number(a) - Number(b) || compareCodePoints(a, b);
}
