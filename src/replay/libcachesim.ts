// How can other policies be tried on the same requests? The stream as CSV that libCacheSim reads.
//
// libCacheSim (Yang et al., github.com/1a1a11a/libCacheSim) takes columns by number: time in whole seconds, object as a
// number, size in whole units. The worker comes last, for streams of one worker.

import { float64At, int32At } from '../shared/columns.ts';
import type { Trace } from '../trace/trace.ts';
import type { RequestStream } from './requests.ts';

export const LIBCACHESIM_HEADER = 'time,object,size,worker';

/** Lines with their ends, the header first; objects from 1, workers from 1 and 0 where unknown. */
export function* libCacheSimLines(trace: Pick<Trace, 'worker'>, stream: RequestStream): Iterable<string> {
  yield `${LIBCACHESIM_HEADER}\n`;
  for (let job = 0; job < stream.jobs.length; job++) {
    const seconds = Math.floor(float64At(stream.start, job));
    const worker = int32At(trace.worker, int32At(stream.jobs, job)) + 1;
    const end = int32At(stream.offsets, job + 1);
    for (let request = int32At(stream.offsets, job); request < end; request++) {
      const object = int32At(stream.objects, request);
      yield `${seconds},${object + 1},${float64At(stream.sizes, object)},${worker}\n`;
    }
  }
}
