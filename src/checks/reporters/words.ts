// The words that reporters share.

import type { CheckReport, Result } from '../contract.ts';

export function labelOf({ verdict, level }: Result): string {
  if (verdict === 'failed') return level === 'error' ? 'failed' : 'warning';
  return verdict === 'no-baseline' ? 'no baseline' : verdict;
}

export function sentenceOf({ expected, found, note }: Result): string {
  return `expected ${expected}, found ${found}${note === '' ? '' : `: ${note}`}`;
}

/** "2 failed, 1 inconclusive, 14 passed" */
export function totalsOf({ counts }: CheckReport): string {
  const { failed, warnings, noBaseline, inconclusive, passed, unreadable } = counts;
  const parts: [number, string][] = [
    [unreadable, unreadable === 1 ? 'trace unreadable' : 'traces unreadable'],
    [failed, 'failed'],
    [noBaseline, 'without a baseline'],
    [warnings, warnings === 1 ? 'warning' : 'warnings'],
    [inconclusive, 'inconclusive'],
    [passed, 'passed'],
  ];
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, word]) => `${count} ${word}`)
      .join(', ') || 'nothing checked'
  );
}

export function missingText({ missingBaselines }: CheckReport): string | null {
  if (missingBaselines.length === 0) return null;
  return `baseline not found: ${missingBaselines.join(', ')}; nastrace check --update-baseline writes it`;
}
