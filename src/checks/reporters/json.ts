// For programs: the report itself. `passed` is true exactly when the exit code is 0.

import { stableJson } from '../../shared/stable-json.ts';
import type { Reporter } from './contract.ts';

export const json: Reporter = { id: 'json', isLog: false, render: report => stableJson(report) };
