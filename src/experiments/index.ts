// What experiments offer: sweeps over one option of a simulated search.

export type { SweepCell, SweepPlan, SweepResult, SweepValue } from './contract.ts';
export { drawSweep } from './figure.ts';
export { MEASURES, type MeasureId } from './measures.ts';
export { runSweep, type SweepProgress } from './sweep.ts';
export { sweepTable } from './table.ts';
