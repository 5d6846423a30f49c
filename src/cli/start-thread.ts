// What a thread of the program runs.

import { fromScript } from './compiled.ts';
import type * as Program from './scripts.ts';

// The border between bundles: bundle-cli.mjs makes the script of that file.
(fromScript('program') as typeof Program).serveJobs();
