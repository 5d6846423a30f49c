// What was found wrong while reading: kept up to a limit, counted beyond it.

import type { Finding } from './contract.ts';

/** The line that names a finding: `file:line: field: expected …, found …`. */
export function findingText(finding: Finding): string {
  return `${finding.file}:${finding.line}: ${finding.field}: ${finding.message}`;
}

export class FindingLog {
  private readonly limit: number;
  private readonly kept: Finding[] = [];
  private readonly warnings: Finding[] = [];
  /** The record inside which the file ends, if it does. */
  readonly cut: Finding[] = [];
  errorCount = 0;

  /** `limit` is the number of errors kept; warnings are few and all kept. */
  constructor(limit: number) {
    this.limit = limit;
  }

  add(finding: Finding): void {
    if (finding.severity === 'warning') {
      this.warnings.push(finding);
      return;
    }
    this.errorCount++;
    if (finding.code === 'record-cut') this.cut.push(finding);
    if (this.kept.length < this.limit) this.kept.push(finding);
  }

  get findingCount(): number {
    return this.errorCount + this.warnings.length;
  }

  get errors(): readonly Finding[] {
    return this.kept;
  }

  /** Kept errors and warnings, by line. */
  get findings(): Finding[] {
    return [...this.kept, ...this.warnings].sort((a, b) => a.line - b.line);
  }
}
