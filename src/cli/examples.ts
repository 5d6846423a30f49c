// Examples at the end of a help page.

/** The section "Examples", one command a line with what it does. */
export function examples(...pairs: readonly (readonly [command: string, does: string])[]): string {
  return `\nExamples:\n${pairs.map(([command, does]) => `  ${command}\n      ${does}\n`).join('')}`;
}
