// What does a space file say? `[{"name", "choices"}, …]`, or an object with that list as `space`, such as the header
// of a trace. `choices` is a list, or the number of choices, which are then 0, 1, 2 …

import { z } from 'zod';
import { checkSpace, numbered, type SearchSpace, spaceError } from './space.ts';

const MOST_CHOICES = 65_536;
const MOST_NODES = 10_000;

const choice = z.union([z.string().min(1), z.number()]);
const choices = z.union([
  z.array(choice).min(1).max(MOST_CHOICES),
  z.int().min(1).max(MOST_CHOICES).transform(numbered),
]);
const nodes = z
  .array(z.object({ name: z.string().min(1), choices }))
  .min(1)
  .max(MOST_NODES);

/** The space that a file's text describes. Throws NastraceError `config`, naming the node that is wrong. */
export function parseSpace(text: string, file: string): SearchSpace {
  const value = parseJson(text, file);
  const listed = typeof value === 'object' && value !== null && 'space' in value ? value.space : value;
  const verdict = nodes.safeParse(listed);
  if (!verdict.success) throw spaceError(file, describe(verdict.error));
  checkSpace(verdict.data, file);
  return verdict.data;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw spaceError(file, 'expected JSON');
  }
}

function describe(error: z.ZodError): string {
  const path = error.issues[0]?.path ?? [];
  const [node, field] = path;
  if (node === undefined) return `expected a list of 1 to ${MOST_NODES} variable nodes`;
  const where = `node ${Number(node) + 1}`;
  if (field === 'name') return `${where}: name: expected the name of a variable node`;
  return field === 'choices'
    ? `${where}: choices: expected a list of texts and numbers, or how many there are (1 to ${MOST_CHOICES})`
    : `${where}: expected {"name", "choices"}`;
}
