// The table of policies. One more is one file and one line here.

import { broadcast } from './broadcast.ts';
import type { Policy } from './contract.ts';
import { fifo } from './fifo.ts';
import { lfu } from './lfu.ts';
import { likely } from './likely.ts';
import { lru } from './lru.ts';
import { limit, min } from './min.ts';
import { popular } from './popular.ts';
import { prefetch } from './prefetch.ts';
import { push } from './push.ts';
import { s3Fifo } from './s3-fifo.ts';
import { tiers } from './tiers.ts';
import { twoQueue } from './two-queue.ts';

export const policyTable = [
  lru,
  fifo,
  lfu,
  twoQueue,
  s3Fifo,
  popular,
  likely,
  tiers,
  prefetch,
  broadcast,
  push,
  min,
  limit,
] as const satisfies readonly Policy[];

export type PolicyId = (typeof policyTable)[number]['id'];

export function policyOf(id: PolicyId): Policy {
  const policy = policyTable.find(each => each.id === id);
  if (policy === undefined) throw new RangeError(`no policy ${id}`);
  return policy;
}
