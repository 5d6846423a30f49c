// The optional first line of the canonical form: what the trace says of its search (INTERFACE).

import { z } from 'zod';
import type { TraceHeader } from '../trace/builder.ts';
import type { Problem } from './candidate.ts';
import { choice, expected } from './schema-parts.ts';

const count = z.int(expected('a whole number')).min(1, expected('1 or more')).optional();
const node = z.object(
  {
    name: z.string(expected('the name of a variable node')),
    choices: z.array(choice, expected('a list of choices')).min(1, expected('at least one choice')),
  },
  expected('a variable node {"name", "choices"}'),
);

const headerSchema = z
  .object({
    nastrace: z.literal(1, expected('version 1')),
    population: count,
    sample: count,
    clockOrigin: z.number(expected('a finite number of seconds')).optional(),
    space: z.array(node, expected('a list of variable nodes')).optional(),
  })
  .refine(({ population, sample }) => (sample ?? 1) <= (population ?? Number.POSITIVE_INFINITY), {
    path: ['sample'],
    error: 'expected at most the population, found more',
  });

/** The header that a JSON object is, or what is wrong with it. */
export function readHeader(value: object): { header: TraceHeader; problems: readonly Problem[] } {
  const verdict = headerSchema.safeParse(value);
  if (verdict.success) {
    const { nastrace: _version, ...header } = verdict.data;
    return { header: withoutGaps(header), problems: [] };
  }
  const problems = verdict.error.issues.map(({ path, message }) => ({
    field: path
      .map(part => (typeof part === 'number' ? `[${part}]` : String(part)))
      .join('.')
      .replaceAll('.[', '['),
    message,
  }));
  return { header: {}, problems };
}

/** The same without undefined settings, which the builder's exact optional fields rule out. */
function withoutGaps(header: {
  population?: number | undefined;
  sample?: number | undefined;
  clockOrigin?: number | undefined;
  space?: TraceHeader['space'];
}): TraceHeader {
  return {
    space: header.space,
    ...(header.population === undefined ? {} : { population: header.population }),
    ...(header.sample === undefined ? {} : { sample: header.sample }),
    clockOrigin: header.clockOrigin,
  };
}
