// What a zod schema allows at a place: its keys, its elements, its scalar values. Paths and their suggestions are
// derived from here, so that a key added to the summary is a path at once.

import { z } from 'zod';

export interface Place {
  /** Keys of the objects that may stand here. */
  readonly keys: ReadonlyMap<string, z.core.$ZodType>;
  /** Schemas of the elements, where an array or tuple may stand here. */
  readonly elements: readonly z.core.$ZodType[];
  /** Schemas of the values, where a record may stand here. */
  readonly values: readonly z.core.$ZodType[];
  readonly scalars: ReadonlySet<'number' | 'text' | 'boolean'>;
  /** All texts that are possible; null where any is. */
  readonly texts: readonly string[] | null;
}

export function placeOf(schemas: readonly z.core.$ZodType[]): Place {
  const leaves = schemas.flatMap(unwrap);
  const keys = new Map<string, z.core.$ZodType>();
  const scalars = new Set<'number' | 'text' | 'boolean'>();
  const elements: z.core.$ZodType[] = [];
  const values: z.core.$ZodType[] = [];
  const texts: string[] = [];
  let anyText = false;
  for (const leaf of leaves) {
    if (leaf instanceof z.ZodObject) {
      for (const [key, value] of Object.entries(leaf.shape)) keys.set(key, value as z.core.$ZodType);
    } else if (leaf instanceof z.ZodArray) elements.push(leaf.element);
    else if (leaf instanceof z.ZodTuple) elements.push(...leaf.def.items);
    else if (leaf instanceof z.ZodRecord) values.push(leaf.valueType);
    else if (leaf instanceof z.ZodNumber) scalars.add('number');
    else if (leaf instanceof z.ZodBoolean) scalars.add('boolean');
    else if (leaf instanceof z.ZodEnum) texts.push(...leaf.options.map(String));
    else if (leaf instanceof z.ZodLiteral) {
      const [value] = leaf.values;
      if (typeof value === 'number') scalars.add('number');
      else texts.push(String(value));
    } else if (leaf instanceof z.ZodString) anyText = true;
  }
  if (anyText || texts.length > 0) scalars.add('text');
  return { keys, elements, values, scalars, texts: anyText ? null : texts };
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  return [schema];
}
