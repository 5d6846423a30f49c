// The popularity analysis: which prefixes come to dominate, stay, and give their weights (METHOD §6, paper V-D).

import { defineAnalysis } from '../contract.ts';
import { figures } from './figures.ts';
import { popularityParams } from './params.ts';
import { needs, runPopularity, wants } from './run.ts';

export const popularity = defineAnalysis({
  meta: {
    id: 'popularity',
    title: 'Popularity of prefixes',
    question: 'When does a model architecture become popular, and when does it cease to be?',
    needs,
    wants,
  },
  params: popularityParams,
  run: runPopularity,
  figures,
});
