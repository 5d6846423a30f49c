// Which access model does a trace call for? Recorded tensors where it has them, else prefixes (METHOD §4).

import type { Known, Orders } from '../../trace/orders.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Donors } from '../donors.ts';
import type { AccessModel } from './access.ts';
import { PrefixAccess } from './prefix-access.ts';
import { recordedAccess } from './recorded-access.ts';

/** `presence` counts all prefixes of an evaluation, whatever was or would be transferred. */
export function accessModel(
  trace: Trace,
  orders: Orders,
  known: Known,
  donors: Donors,
  access: 'transfers' | 'presence',
): AccessModel {
  const presence = access === 'presence';
  if (trace.tensors !== null && !presence) return recordedAccess(trace.tensors);
  return new PrefixAccess(trace, orders, known, donors, presence);
}
