// Types of Vega's packages, which publish theirs with the package `vega` alone.

declare module 'vega-view' {
  export { View } from 'vega';
}
declare module 'vega-parser' {
  export { parse } from 'vega';
}
declare module 'vega-dataflow' {
  export const transforms: Record<string, unknown>;
}
declare module 'vega-transforms' {
  const definitions: Record<string, unknown>;
  export = definitions;
}
declare module 'vega-view-transforms' {
  const definitions: Record<string, unknown>;
  export = definitions;
}
declare module 'vega-encode' {
  const definitions: Record<string, unknown>;
  export = definitions;
}
