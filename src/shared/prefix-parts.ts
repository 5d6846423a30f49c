// A written prefix taken apart: `0-1-1` is three choices; a "-" or "\" inside a choice stands behind a "\".

/** The choices of a prefix as the trace layer writes it. */
export function splitPrefix(prefix: string): string[] {
  const parts: string[] = [''];
  for (let i = 0; i < prefix.length; i++) {
    const isEscape = prefix[i] === '\\';
    if (isEscape) i++;
    if (prefix[i] === '-' && !isEscape) parts.push('');
    else parts.push((parts.pop() ?? '') + (prefix[i] ?? ''));
  }
  return parts;
}
