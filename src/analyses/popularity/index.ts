// The popularity analysis: which prefixes come to dominate, stay, and give their weights (METHOD §6, paper V-D).

import { defineAnalysis } from '../contract.ts';
import { figures } from './figures.ts';
import { needs, runPopularity, wants } from './run.ts';
import { popularityParams, popularitySummary } from './schema.ts';

export const popularity = defineAnalysis({
  meta: {
    id: 'popularity',
    title: 'Popularity of prefixes',
    question: 'When does a model architecture become popular, and when does it cease to be?',
    needs,
    wants,
  },
  params: popularityParams,
  summary: popularitySummary,
  run: runPopularity,
  figures,
});
