// The paper's findings as tests on this trace: each can be supported, contradicted, or left undetermined
// for want of data or power (METHOD §7). A function of the summary alone.

import type { Claim } from '../summary/schema.ts';
import { localityClaims } from './locality.ts';
import { popularityClaims } from './popularity.ts';
import { qualityClaims } from './quality.ts';
import { structureClaims } from './structure.ts';
import {
  type ClaimDefinition,
  type Findings,
  hasBeginning,
  type Judgement,
  show,
  undetermined,
  type View,
  viewOf,
} from './view.ts';

export const claimTable: readonly ClaimDefinition[] = [
  ...structureClaims,
  ...localityClaims,
  ...qualityClaims,
  ...popularityClaims,
];

/** Natural-log likelihood lost by the settings from which on they contradict the trace (METHOD §2). */
const CONTRADICTION = 10;

export function judgeClaims(findings: Findings): Claim[] {
  const view = viewOf(findings);
  return claimTable.map(definition => {
    const { id, claim, source, discriminates } = definition;
    const { verdict, evidence } = judgeOne(view, definition);
    return { id, claim, source, discriminates, verdict, evidence };
  });
}

/** What a part without the search's beginning cannot tell comes first: its stage 1 is evolved, and so is a P estimated from it. */
function judgeOne(view: View, { restsOnSettings, restsOnStart, judge }: ClaimDefinition): Judgement {
  if (!hasBeginning(view)) {
    if (restsOnStart === true) return undetermined('the part lacks the random start of the search');
    if (restsOnSettings && view.trace.settings.source === 'estimated') {
      return undetermined(
        'P and s cannot be estimated from a part without the random start of the search; give --population and --sample',
      );
    }
  }
  return restsOnSettings ? judgeUnderSettings(view, judge) : judge(view);
}

function judgeUnderSettings(view: View, judge: ClaimDefinition['judge']): Judgement {
  const { shortfall, source, population, sample } = view.trace.settings;
  if (shortfall !== null && shortfall >= CONTRADICTION) {
    return undetermined(
      `the settings used, P = ${population} and s = ${sample}, contradict the trace (others are likelier by ${show(shortfall)})`,
    );
  }
  const judgement = judge(view);
  if (source !== 'estimated' || view.lineage === null || view.lineage.source === 'none') return judgement;
  return { ...judgement, evidence: `${judgement.evidence}; P and s estimated from the trace` };
}
