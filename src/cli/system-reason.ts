// What the system says of a file that cannot be read, in words and with the next step.

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file; check the path',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'no permission to read it; check its owner and mode',
  ENOTDIR: 'a part of the path is no folder; check the path',
  ENAMETOOLONG: 'the name is too long for a file; check the path',
};

/** Anything that is none of the system's errors is a defect, and thrown. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  const code = String(error.code);
  return REASONS[code] ?? `cannot be read (${code})`;
}
