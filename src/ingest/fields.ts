// The fields of an evaluation and the names under which files carry them (INTERFACE, METHOD §1).
//
// The first name is canonical and wins over its aliases; an alias earlier in the list wins over a later
// one. DeepHyper's names: timestamp_* and dequed are job metadata (0.4 on; `m:` before them from 0.6 on),
// arch_seq the architecture to 0.6, objective the quality, job_id (before 0.3: id) the id, elapsed_sec the
// time at which the manager had the result (0.1–0.3).

import { NastraceError } from '../shared/errors.ts';
import { showName } from './show-value.ts';

export const FIELDS = [
  'arch',
  'quality',
  'start',
  'end',
  'submit',
  'gather',
  'worker',
  'id',
  'parent',
  'transferred',
  'tensors',
  'error',
] as const;

export type Field = (typeof FIELDS)[number];

export const FIELD_NAMES: Readonly<Record<Field, readonly string[]>> = {
  arch: ['arch', 'arch_seq', 'architecture', 'sequence'],
  quality: [
    'quality',
    'objective',
    'accuracy',
    'val_accuracy',
    'validation_accuracy',
    'val_acc',
    'score',
    'reward',
  ],
  start: ['start', 'timestamp_start', 'start_time'],
  end: ['end', 'timestamp_end', 'end_time'],
  submit: ['submit', 'timestamp_submit', 'submit_time'],
  gather: ['gather', 'timestamp_gather', 'gather_time', 'elapsed_sec'],
  worker: ['worker', 'worker_id', 'dequed', 'worker_name'],
  id: ['id', 'job_id', 'evaluation_id'],
  parent: ['parent', 'parent_id', 'parent_job_id'],
  transferred: ['transferred', 'transferred_layers', 'layers_transferred'],
  tensors: ['tensors', 'tensor_ids'],
  error: ['error', 'error_message'],
};

/** Checks the names on the left of `--map`; throws `usage` naming the fields there are. */
export function checkMappedFields(map: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(map)) {
    if (!FIELDS.some(field => field === name)) {
      throw new NastraceError('usage', `--map: no field ${showName(name)}; fields are ${FIELDS.join(', ')}`);
    }
  }
}
