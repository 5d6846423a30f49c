// What a claim looks at: the parts of the summary, or null where a part was skipped.

import { isSkipped, type Skipped } from '../shared/skipped.ts';
import type { Claim, Summary } from '../summary/schema.ts';

/** The summary before its claims are judged. */
export type Findings = Omit<Summary, 'claims'>;

type Present<T> = Exclude<T, Skipped | undefined>;

export interface View {
  readonly trace: Summary['trace'];
  readonly trie: Present<Summary['analyses']['trie']> | null;
  readonly locality: Present<Summary['analyses']['locality']> | null;
  readonly quality: Present<Summary['analyses']['quality']> | null;
  readonly popularity: Present<Summary['analyses']['popularity']> | null;
  /** Null where the trace cannot tell (no times). */
  readonly lineage: Present<Summary['trace']['lineage']> | null;
}

export interface Judgement {
  readonly verdict: Claim['verdict'];
  readonly evidence: string;
}

export interface ClaimDefinition {
  readonly id: string;
  readonly claim: string;
  readonly source: Claim['source'];
  /** False where a random search would show the same. */
  readonly discriminates: boolean;
  /** True where it rests on lineage or ranks: undetermined when the settings used contradict the trace. */
  readonly restsOnSettings: boolean;
  /** True where it takes the first successes for a random start: undetermined for a part without the beginning. */
  readonly restsOnStart?: true;
  readonly judge: (view: View) => Judgement;
}

/** Code of the reader's warning about such a part (trace/trace.ts; claims see the summary alone). */
const LATER_START = 'part-without-beginning';

/** False for a part of a trace that does not begin where the search did. */
export function hasBeginning({ trace }: View): boolean {
  return trace.warnings.every(({ code }) => code !== LATER_START);
}

export function viewOf(findings: Findings): View {
  const { trace, analyses } = findings;
  return {
    trace,
    trie: present(analyses.trie),
    locality: present(analyses.locality),
    quality: present(analyses.quality),
    popularity: present(analyses.popularity),
    lineage: present(trace.lineage),
  };
}

/** The part itself, or null where it was skipped or not run. */
export function present<T>(part: T): Present<T> | null {
  return part === undefined || isSkipped(part) ? null : (part as Present<T>);
}

export function undetermined(reason: string): Judgement {
  return { verdict: 'undetermined', evidence: reason };
}

/** The verdict that two conditions give; both false: the numbers lie between. */
export function decide(supported: boolean, contradicted: boolean, evidence: string): Judgement {
  return { verdict: supported ? 'supported' : contradicted ? 'contradicted' : 'undetermined', evidence };
}

/** A number for a sentence: 3 significant digits, no exponent where it can be avoided. */
export function show(value: number | null): string {
  if (value === null) return 'unknown';
  if (value !== 0 && Math.abs(value) < 1e-4) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

/** A probability with its name; one below the smallest double underflows to 0 and is given as a bound. */
export function showProbability(name: string, value: number | null): string {
  return value === 0 ? `${name} < 1e-300` : `${name} = ${show(value)}`;
}

/** A share as a percentage for a sentence. */
export function percent(share: number | null): string {
  return share === null ? 'unknown' : `${Number((share * 100).toPrecision(3))} %`;
}
