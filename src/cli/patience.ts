// How long functions wait until V8 optimizes them: longer than by its own measure, but not while code is loaded.
//
// A short run ends before what V8 optimizes pays. Of the processor's time on a thousand evaluations waiting is a quarter,
// on a hundred thousand nothing. Measured on Node 20 and left alone elsewhere.
//
// V8 takes code that was compiled ahead, Node's own modules included, only under the flags that it was compiled under,
// which are V8's own: the flag is taken back while something is loaded. Flags are the whole process's, so a thread that
// goes on with its work may set it while another loads; what the other loads is compiled anew then.

import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

const IS_MEASURED = process.versions.v8.startsWith('11.3.');
const USUAL = '--interrupt-budget=67584';
const PATIENT = '--interrupt-budget=400000';

/** Threads of this one's that are starting. */
let starting = 0;

/** From now on functions wait, unless a thread is starting. */
export function waitLonger(): void {
  if (IS_MEASURED && starting === 0) setFlagsFromString(PATIENT);
}

/** What loads code; functions wait as usual meanwhile, and longer from then on. */
export function loading<T>(load: () => T): T {
  if (IS_MEASURED) setFlagsFromString(USUAL);
  try {
    return load();
  } finally {
    waitLonger();
  }
}

/** Functions wait as usual until what is returned is called. */
export function loadingElsewhere(): () => void {
  if (IS_MEASURED) setFlagsFromString(USUAL);
  starting++;
  let isUp = false;
  return () => {
    if (isUp) return;
    isUp = true;
    starting--;
    waitLonger();
  };
}
