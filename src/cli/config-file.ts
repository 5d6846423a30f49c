// Where the configuration is: named by --config, or the nearest nastrace.config.json, .yaml or .yml upwards.

import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { lilconfig } from 'lilconfig';
import { NastraceError } from '../shared/errors.ts';

export const CONFIG_NAMES = ['nastrace.config.json', 'nastrace.config.yaml', 'nastrace.config.yml'];

export interface ConfigText {
  readonly file: string;
  readonly text: string;
}

/** Null where none is named and none is found. Throws NastraceError `config` for one that cannot be read. */
export async function findConfig(named: string | undefined): Promise<ConfigText | null> {
  if (named !== undefined) return { file: named, text: await readConfig(named) };
  const asText = (_: string, content: string) => content;
  const found = await lilconfig('nastrace', {
    searchPlaces: CONFIG_NAMES,
    loaders: { '.json': asText, '.yaml': asText, '.yml': asText },
  }).search();
  if (found === null) return null;
  // lilconfig gives an empty file no text.
  return { file: relative('.', found.filepath), text: typeof found.config === 'string' ? found.config : '' };
}

async function readConfig(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NastraceError('config', `${file}: the configuration cannot be read: ${reason}`, [
      'nastrace init <trace> writes one',
    ]);
  }
}
