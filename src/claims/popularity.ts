// The paper's findings about popularity (V-D) as tests on a trace (METHOD §7).

import {
  type ClaimDefinition,
  decide,
  percent,
  present,
  show,
  showProbability,
  undetermined,
  type View,
} from './view.ts';

const NO_WINDOW = 'fewer successes than one window';
const NO_LINEAGE = 'needs lineage, which the trace does not show';

/** Null where 30 % of a window is clearly more than chance gives, else why the claim cannot be judged. */
function chanceReaches({ popularity }: View): string | null {
  if (popularity === null || popularity.stage1 === null) return NO_WINDOW;
  const { p95 } = popularity.stage1.birthday.exact;
  if (p95 === null) return 'the window is too long for the exact law of random prefixes';
  if (0.3 * popularity.windowSize >= 2 * p95) return null;
  return `too few possible prefixes: chance alone gives one ${p95} of ${popularity.windowSize} places in 5 % of windows`;
}

export const popularityClaims: readonly ClaimDefinition[] = [
  {
    id: 'stage1-no-dominant',
    claim: 'no prefix dominates the random start',
    source: 'paper',
    discriminates: false,
    restsOnSettings: false,
    restsOnStart: true,
    judge: ({ popularity }) => {
      const start = popularity?.stage1 ?? null;
      if (start === null) return undetermined(NO_WINDOW);
      if (start.allStage1 !== true) return undetermined('the first window is not known to be all of stage 1');
      const { consistent, exact } = start.birthday;
      if (consistent === null)
        return undetermined('the window is too long for the exact law of random prefixes');
      return decide(
        consistent,
        exact.p999 !== null && start.maxCount > exact.p999,
        `the commonest prefix has ${start.maxCount} of ${start.windowSize}; at random ${exact.p95} is exceeded in 5 % of windows, ${exact.p999} in 0.1 %`,
      );
    },
  },
  {
    id: 'stage1-favourites-fade',
    claim: 'prefixes popular at random do not stay so',
    source: 'paper',
    discriminates: false,
    restsOnSettings: false,
    restsOnStart: true,
    judge: ({ popularity, trace }) => {
      const favourites = popularity?.series.favourites ?? null;
      if (popularity === null || favourites === null) return undetermined(NO_WINDOW);
      if (popularity.prefixes.possible < 50)
        return undetermined(`${popularity.prefixes.possible} possible prefixes, 50 needed`);
      if (trace.successes < 5 * popularity.windowSize)
        return undetermined(`${trace.successes} successes, five windows needed`);
      return decide(
        favourites.kept <= 1,
        favourites.kept >= 3,
        `${favourites.kept} of the five commonest prefixes of the first window are among those of the last`,
      );
    },
  },
  {
    id: 'few-dominant',
    claim: 'one or two prefixes come to dominate',
    source: 'paper',
    discriminates: true,
    restsOnSettings: false,
    judge: view => {
      const { popularity, trace } = view;
      const most = popularity?.dominance.maxSimultaneous ?? null;
      if (most === null) return undetermined(NO_WINDOW);
      const reason = chanceReaches(view);
      if (reason !== null) return undetermined(reason);
      const long = trace.successes >= 20 * trace.settings.population;
      return decide(
        most >= 1 && most <= 2,
        most > 2 || (most === 0 && long),
        `at most ${most} prefixes hold 30 % of a window at once`,
      );
    },
  },
  {
    id: 'three-tiers',
    claim: 'few dominate, some contend, many are rare',
    source: 'paper',
    discriminates: true,
    restsOnSettings: false,
    judge: view => {
      const { popularity, trace } = view;
      const tiers = popularity?.lastTiers ?? null;
      if (tiers === null) return undetermined(NO_WINDOW);
      const reason = chanceReaches(view);
      if (reason !== null) return undetermined(reason);
      const holds = tiers['1'] >= 1 && tiers['2'] >= 1 && tiers['3'] > tiers['2'];
      const long = trace.successes >= 20 * trace.settings.population;
      return decide(
        holds,
        !holds && long,
        `the last window has ${tiers['1']} prefixes in tier 1, ${tiers['2']} in tier 2, ${tiers['3']} in tier 3`,
      );
    },
  },
  {
    id: 'dominant-stays',
    claim: 'a dominant prefix is seldom dethroned',
    source: 'paper',
    discriminates: true,
    restsOnSettings: false,
    judge: view => {
      const { popularity } = view;
      const dethroned = popularity?.dominance.dethroned ?? null;
      if (popularity === null || dethroned === null) return undetermined(NO_WINDOW);
      const ever = popularity.prefixes.ever1.length;
      const evidence = `${dethroned} of ${ever} prefixes that held 30 % of a window ended below it`;
      const contradicted = dethroned > ever / 2 && ever >= 2;
      const reason = chanceReaches(view);
      if (reason !== null && !contradicted) return undetermined(reason);
      return decide(dethroned <= ever / 2 && ever >= 1 && reason === null, contradicted, evidence);
    },
  },
  {
    id: 'donors-repeat',
    claim: 'at least 5 donations in the last W make another one much likelier',
    source: 'paper',
    discriminates: true,
    restsOnSettings: true,
    judge: ({ popularity }) => {
      const donors = popularity === null ? null : present(popularity.donors);
      if (donors === null) return undetermined(NO_LINEAGE);
      const five = donors.conditional.find(({ threshold }) => threshold === 5);
      if (five === undefined || five.probability === null || donors.base === null) {
        return undetermined('no prefix donated 5 times within a window');
      }
      const apart =
        five.intervalLow !== null && donors.baseHigh !== null && five.intervalLow > donors.baseHigh;
      return decide(
        five.probability >= 3 * donors.base && apart,
        five.intervalHigh !== null && five.intervalHigh < 1.5 * donors.base,
        `a prefix with at least 5 donations donates to the next child with probability ${percent(five.probability)}, any prefix with ${percent(donors.base)}`,
      );
    },
  },
  {
    id: 'geometric-gap',
    claim: 'a new best is first mutated after about P/s generations',
    source: 'paper',
    discriminates: true,
    restsOnSettings: true,
    judge: ({ popularity, trace }) => {
      const gap = popularity === null ? null : present(popularity.improvementGap);
      if (gap === null) return undetermined(NO_LINEAGE);
      const { population, sample } = trace.settings;
      const expected = (gap.generationsAtRisk * sample) / population;
      if (gap.pValue === null || expected < 5) {
        return undetermined(`${show(expected)} children of new maxima expected, 5 needed`);
      }
      return decide(
        gap.pValue >= 0.05,
        gap.pValue < 0.01,
        `${show(gap.children)} children in ${gap.generationsAtRisk} generations at risk, ${show(expected)} expected (${showProbability('p', gap.pValue)}); one every ${show(gap.meanGenerations)} generations against P/s = ${show(gap.expectedGenerations)}`,
      );
    },
  },
];
