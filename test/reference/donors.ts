// Which model gave a record its weights, and how many layers (METHOD §2)?

import { itemAt } from '../../src/shared/columns.ts';
import { codesOf, countCommon, knownAt, qualityOf } from './reading.ts';
import type { World } from './world.ts';

export interface Donation {
  donor: number | null;
  /** Layers transferred, t_c. */
  depth: number;
}

export function findDonation(world: World, child: number): Donation {
  const { parent, transferred, tensors } = itemAt(world.records, child);
  // An empty list of tensors says that nothing came from the parent.
  const read = tensors !== undefined && tensors.length > 0;
  const fromParent = parent !== undefined && (transferred !== undefined || read);
  const recorded = fromParent ? world.records.findIndex(record => record.id === parent) : -1;
  const donor = recorded >= 0 ? recorded : findLongestPrefix(world, child);
  const common = donor === null ? 0 : countCommon(codesOf(world, child), codesOf(world, donor));
  return { donor, depth: transferred ?? common };
}

/** Ties by quality, then the latest; none if no prefix is common. */
function findLongestPrefix(world: World, child: number): number | null {
  let best: { member: number; common: number } | null = null;
  for (const member of knownAt(world, child)) {
    const common = countCommon(codesOf(world, child), codesOf(world, member));
    if (common === 0) continue;
    const wins =
      best === null ||
      common > best.common ||
      (common === best.common && qualityOf(world, member) >= qualityOf(world, best.member));
    if (wins) best = { member, common };
  }
  return best === null ? null : best.member;
}
