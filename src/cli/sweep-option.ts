// How `--sweep quantum=1,2,4` is read: one option of the simulation and several values of it.

import { InvalidArgumentError } from 'commander';
import type { SweepValue } from '../index.ts';
import { listOf, oneOf, type Parse } from './parse-values.ts';
import { keyOf, SIMULATE_OPTIONS, type SimulateOption } from './simulate-options.ts';

export interface Sweep {
  readonly option: string;
  readonly values: readonly SweepValue[];
}

/** `--transfer` has no value on the command line, but is worth sweeping: `transfer=off,on`. */
const SWITCHES = ['transfer'] as const;
const SWEPT = [...SIMULATE_OPTIONS.map(({ name }) => name).filter(name => name !== 'seed'), ...SWITCHES];

export function parseSweep(text: string): Sweep {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Expected option=value,value…, such as quantum=1,2,4.');
  const name = oneOf(SWEPT)(text.slice(0, equals).trim().replace(/^--/, ''));
  const found = SIMULATE_OPTIONS.find(option => option.name === name);
  const values = listOf(found === undefined ? parseSwitch(name) : parseValue(found))(text.slice(equals + 1));
  const labels = values.map(({ label }) => label);
  const twice = labels.find((label, i) => labels.indexOf(label) !== i);
  if (twice !== undefined) throw new InvalidArgumentError(`The value ${twice} is there twice.`);
  if (values.length < 2) throw new InvalidArgumentError('Expected two values or more to compare.');
  return { option: name, values };
}

function parseValue({ name, parse }: SimulateOption): Parse<SweepValue> {
  return text => {
    const value = parse(text);
    return { label: String(value), settings: { [keyOf(name)]: value } };
  };
}

function parseSwitch(name: string): Parse<SweepValue> {
  return text => {
    const value = oneOf(['off', 'on'])(text);
    return { label: value, settings: { [keyOf(name)]: value === 'on' } };
  };
}
