// Who may import whom: the layer table as rules that a build can fail on.
//
// `npm run layers` runs it. Type imports count as imports: a layer that knows another's types knows the layer.

/** Layer → layers it may import besides itself and npm. */
const LAYERS = {
  shared: [],
  stats: ['shared'],
  trace: ['shared'],
  charts: ['shared'],
  ingest: ['shared', 'trace'],
  lineage: ['shared', 'stats', 'trace'],
  analyses: ['shared', 'stats', 'trace', 'lineage', 'charts'],
  summary: ['shared'],
  claims: ['shared', 'stats', 'charts', 'summary'],
  checks: ['shared', 'stats', 'charts', 'summary'],
  compare: ['shared', 'stats', 'charts', 'summary'],
  report: ['shared', 'charts', 'summary', 'claims', 'checks', 'compare'],
  simulate: ['shared', 'stats', 'trace', 'lineage', 'charts'],
  replay: ['shared', 'stats', 'trace', 'lineage', 'charts'],
  pipeline: ['ingest', 'trace', 'lineage', 'analyses', 'replay', 'summary', 'claims', 'shared'],
  experiments: ['shared', 'stats', 'charts', 'simulate', 'replay', 'pipeline', 'compare'],
  cli: ['shared'],
  browser: ['shared'],
};

/** Files of another layer that a layer may import beside its layers. */
const SINGLE_FILES = {
  summary: ['^src/analyses/[^/]+/schema\\.ts$', '^src/replay/schema\\.ts$'],
  // Threads that analyze or draw load no more than that.
  cli: ['^src/(index|analysis)\\.ts$', '^src/pipeline/analyze-by-steps\\.ts$', '^src/report/svg\\.ts$'],
  browser: [
    '^src/report/page/(figure-payload|pack|patch)\\.ts$',
    '^src/report/trace-page/embedded\\.ts$',
    '^src/charts/figure\\.ts$',
  ],
};

/** Why each layer knows so little, and where code belongs that wants to know more. */
const REASONS = {
  shared:
    'Everything imports shared, so it imports nothing. Code that knows a domain belongs to the layer of that domain.',
  stats:
    'A statistical function takes numbers and gives numbers. What reads a trace belongs in lineage or an analysis.',
  trace:
    'The trace is the narrow waist: it knows neither files nor questions. Reading belongs in ingest, asking in analyses.',
  charts:
    'Charts know marks, not the domain. What names a tensor or a parent belongs in an analysis’ charts.ts.',
  ingest: 'Ingest turns bytes into a trace and asks nothing of it. Derived facts belong in trace or lineage.',
  lineage:
    'Lineage serves all analyses, so it knows none. What answers one question belongs in its analysis.',
  analyses:
    'An analysis sees facts and gives its summary. Files belong in ingest, the whole document in summary, verdicts in claims.',
  summary:
    'The summary composes schemas only, so that it is read without running an analysis. Computing belongs in analyses or pipeline.',
  claims:
    'A claim is a function of the summary. A number that it misses belongs in the summary of its analysis.',
  checks:
    'A check is a function of the summary. A number that it misses belongs in the summary of its analysis.',
  compare:
    'A comparison is a function of summaries. A number that it misses belongs in the summary of its analysis.',
  report:
    'The report draws what the summary says and never sees a trace. A number that it misses belongs in the summary.',
  simulate: 'A simulation makes a trace and analyzes none. Sweeps that do both belong in experiments.',
  replay: 'A replay reads a trace and its lineage. Sweeps over several belong in experiments.',
  pipeline: 'The pipeline orders the work and draws nothing. Drawing belongs in report, arguments in cli.',
  experiments: 'Experiments combine simulation, pipeline and comparison. Arguments and files belong in cli.',
  browser:
    'The page’s program runs in a browser, bundled by itself: of the report it knows only the form of what a page embeds.',
  cli: 'A command parses, calls the public API and prints. What it cannot do so belongs behind index.ts.',
};

/** Modules of Node's that touch files, streams, the network or the process. */
const PLATFORM =
  '^(node:)?(fs|process|stream|child_process|worker_threads|os|net|tls|http|http2|https|dgram|dns|readline|repl|tty|cluster|timers|perf_hooks|vm)(/|$)';

/** The rim: the only places where a file, a stream, the clock or the process is touched. */
const RIM = [
  '^src/ingest/(source|decompress)',
  '^src/report/write',
  '^src/report/page/assets',
  '^src/report/fonts\\.ts$',
  '^src/cli/',
];

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `${layer}-imports`,
  comment: `${REASONS[layer]} (${layer} may import: ${allowed.join(', ') || 'nothing'})`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: '^src/',
    pathNot: [...[layer, ...allowed].map(name => `^src/${name}/`), ...(SINGLE_FILES[layer] ?? [])],
  },
}));

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'known-layer',
      comment:
        'Every file of src belongs to a layer of the table; a new layer gets its row and its reason here first.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [...Object.keys(LAYERS).map(name => `^src/${name}/`), '^src/(index|analysis)\\.ts$'],
      },
      to: {},
    },
    {
      name: 'analyses-apart',
      comment:
        'An analysis never imports another, so that each can be read, run and removed alone. What two share belongs in lineage (facts of a trace), stats (numbers) or charts (marks).',
      severity: 'error',
      from: { path: '^src/analyses/([^/]+)/' },
      to: { path: '^src/analyses/[^/]+/', pathNot: '^src/analyses/$1/' },
    },
    {
      name: 'pure-core',
      comment:
        'Only ingest (source and decompress), report/write, report/page/assets and cli touch files, streams, the clock or the process: the rest is then the same on every machine and tested without any. Pass the value in, or hand the bytes out.',
      severity: 'error',
      from: { path: '^src/', pathNot: RIM },
      to: { path: PLATFORM, dependencyTypes: ['core'] },
    },
    {
      name: 'index-without-cli',
      comment:
        'The public API is a library: it parses no arguments and prints nothing. Such code belongs in cli.',
      severity: 'error',
      from: { path: '^src/(index|analysis)\\.ts$' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-circular',
      comment:
        'Files in a circle cannot be understood one at a time. Move what both need to a file of its own below them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'only-declared-packages',
      comment:
        'src may use what package.json lists under dependencies: what is installed by chance or for tests is missing at the user’s. The page’s program, and what stands in for parts of Vega, are bundled when nastrace is built, hence need none of their packages at the user’s.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(browser|report/vega-once)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that names no file.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
