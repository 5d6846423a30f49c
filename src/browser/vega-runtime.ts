// The parts of Vega that the figures need: views, the parser, transforms of data, scales and axes.
//
// Left out against the whole of Vega: projections, forces, hierarchies, contours, Voronoi cells, word clouds.
// Expressions are interpreted, never compiled: the page's policy forbids evaluating text.

import type { Spec } from 'vega';
import { transforms } from 'vega-dataflow';
import * as encoders from 'vega-encode';
import { expressionInterpreter } from 'vega-interpreter';
import { parse } from 'vega-parser';
import * as dataTransforms from 'vega-transforms';
import { View } from 'vega-view';
import * as viewTransforms from 'vega-view-transforms';

Object.assign(transforms, dataTransforms, viewTransforms, encoders);

/** A view of the specification in an element, or in none for drawing files. */
export function createView(spec: Spec, container: HTMLElement | null): View {
  const runtime = parse(spec, undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: 'svg', hover: container !== null });
  return container === null ? view : view.initialize(container);
}

export type { View };
