// The quality as the user's file has it: a loss is negated in a trace and its summary (METHOD §1), never in a sentence.

/** The code of the warning that a trace's quality is a loss. */
export const NEGATED = 'negated';

/** What a summary's quality is in the file. */
export function ownQuality(quality: number, warnings: readonly { readonly code: string }[]): number {
  return warnings.some(({ code }) => code === NEGATED) ? 0 - quality : quality;
}
