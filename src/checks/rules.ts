// From presets and a configuration to the list of conditions that are judged. Throws for what cannot be meant.

import { mostSimilar } from '../shared/similar.ts';
import { CONDITIONS, type ConditionId } from './conditions.ts';
import {
  type Condition,
  type Config,
  type ConfigRule,
  isLevel,
  type PresetId,
  type RuleLevel,
  type Scalar,
} from './config-schema.ts';
import type { Level, Vocabulary } from './contract.ts';
import { PathProblem, resolvePath, type Target } from './path.ts';
import { presetRules, type RuleTable } from './presets.ts';

export interface CheckRule {
  readonly target: Target;
  readonly level: Level;
  readonly condition: ConditionId;
  /** What the condition asks for, as the configuration's schema types it. */
  readonly asked: unknown;
  /** As the configuration writes it. */
  readonly text: string;
}

const DEFAULT_PRESETS: readonly PresetId[] = ['sound', 'regression'];

/** A rule that cannot be meant, and where the configuration says it. */
export class RuleProblem extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** All conditions in the order of presets, then `expect`. Presets that compare are left out without a baseline. */
export function buildRules(config: Config, vocabulary: Vocabulary, comparing: boolean): CheckRule[] {
  const presets = config.extends === undefined ? DEFAULT_PRESETS : [config.extends].flat();
  const table = new Map<string, ConfigRule>();
  for (const id of presets) {
    if (id === 'regression' && !comparing) continue;
    for (const [path, rule] of Object.entries(presetRules(id, vocabulary))) table.set(path, rule);
  }
  const own: RuleTable = config.expect ?? {};
  for (const [path, rule] of Object.entries(own)) table.set(path, withLevel(path, rule, table.get(path)));
  return [...table].flatMap(([path, rule]) => conditionsOf(path, rule, vocabulary));
}

/** A level alone keeps what the preset asks for. */
function withLevel(path: string, rule: ConfigRule, before: ConfigRule | undefined): ConfigRule {
  if (!isLevel(rule) || rule === 'off') return rule;
  if (Array.isArray(before)) return [rule, before[1]];
  throw new RuleProblem(
    path,
    `${path}: ${rule} is the level of a rule, and no preset has one here; say what is expected`,
  );
}

function conditionsOf(path: string, rule: ConfigRule, vocabulary: Vocabulary): CheckRule[] {
  const target = targetOf(path, vocabulary);
  const [level, asked]: readonly [RuleLevel, Scalar | Condition] = Array.isArray(rule)
    ? rule
    : [rule === 'off' ? rule : 'error', rule];
  if (level === 'off') return [];
  const condition: Condition = typeof asked === 'object' ? asked : { equals: asked };
  const entries = Object.entries(condition).filter(([, value]) => value !== undefined);
  if (entries.length === 0)
    throw new RuleProblem(path, `${path}: expected a condition such as {"min": 0.9}, found none`);
  return entries.map(([id, value]) => {
    // The schema admits no other keys.
    const name = id as ConditionId;
    checkFit(target, name, value);
    return { target, level, condition: name, asked: value, text: `${id} ${JSON.stringify(value)}` };
  });
}

function targetOf(path: string, vocabulary: Vocabulary): Target {
  try {
    return resolvePath(path, vocabulary);
  } catch (error) {
    if (error instanceof PathProblem) throw new RuleProblem(path, error.message);
    throw error;
  }
}

/** A condition on numbers asks for a number, and a text must be one that can be there. */
function checkFit({ path, place, root }: Target, condition: ConditionId, asked: unknown): void {
  const { scalars, texts } = place;
  if (CONDITIONS[condition].of === 'number' && !scalars.has('number'))
    throw new RuleProblem(
      path,
      `${path}: ${condition} is for numbers, and this is ${[...scalars].join(' or ')}`,
    );
  if (condition === 'maxShare' && root !== 'integrity' && !path.startsWith('trace.'))
    throw new RuleProblem(
      path,
      `${path}: maxShare is for counts of evaluations, under trace. and integrity.; use max`,
    );
  if (condition !== 'equals' && condition !== 'oneOf') return;
  for (const value of [asked].flat()) {
    const type = typeof value === 'string' ? 'text' : typeof value;
    if (!scalars.has(type as 'number' | 'text' | 'boolean'))
      throw new RuleProblem(
        path,
        `${path}: expected ${[...scalars].join(' or ')}, found ${JSON.stringify(value)}`,
      );
    if (typeof value !== 'string' || texts === null || texts.includes(value)) continue;
    const meant = mostSimilar(value, texts);
    const hint = meant === null ? `expected one of ${texts.join(', ')}` : `did you mean ${meant}?`;
    throw new RuleProblem(path, `${path}: it is never ${JSON.stringify(value)}; ${hint}`);
  }
}
