import type { Point } from '#schemas/domain/geometry.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { parseFiniteNumber } from '../finite-number.ts';
import { lineAt } from '../line-at.ts';
import type { SourceText } from '../source-text.ts';
import { type ChannelPlaces, readTraceFormat } from './read-trace-format.ts';
import { descendantElements, ownText, type XmlElement } from './xml-element.ts';

/** The pen strokes of an InkML document. */
export interface Traces {
  /** In document order, in device units. */
  readonly strokes: readonly (readonly Point[])[];
  /** Name of each stroke for people: the id of its trace, or its place among them. */
  readonly names: readonly string[];
  /** Index into `strokes` by the id of a trace; a trace without points has none. */
  readonly strokeOf: ReadonlyMap<string, number>;
  /** Ids of traces that hold no points: known, but no strokes. */
  readonly empty: ReadonlySet<string>;
  readonly repairs: readonly Reason[];
}

export type ReadTraces =
  | { readonly kind: 'traces'; readonly traces: Traces }
  | { readonly kind: 'refused'; readonly reason: Reason };

/**
 * Reads every `trace` of a document, at any depth. A point is `x y` or `x y t …` in the channel order of the
 * `traceFormat`; points are separated by commas. Traces of type `penUp` are movement without ink and are left out.
 * Refused: a point that is no numbers, two traces with one id, no ink at all.
 */
export function readTraces(ink: XmlElement, source: SourceText): ReadTraces {
  const format = readTraceFormat(ink, source);
  if (format.kind === 'refused') return format;
  const strokes: (readonly Point[])[] = [];
  const names: string[] = [];
  const strokeOf = new Map<string, number>();
  const empty = new Set<string>();
  for (const trace of descendantElements(ink, 'trace')) {
    const id = trace.attributes.get('id') ?? null;
    if (id !== null && (strokeOf.has(id) || empty.has(id))) return refuseDuplicate(id, trace, source);
    const read = trace.attributes.get('type') === 'penUp' ? [] : readPoints(ownText(trace), format.places);
    if ('problem' in read) return refusePoint(read, id, trace, source);
    if (read.length === 0) {
      empty.add(id ?? `(trace at line ${lineAt(source.text, trace.offset)})`);
      continue;
    }
    if (id !== null) strokeOf.set(id, strokes.length);
    names.push(id ?? `#${strokes.length + 1}`);
    strokes.push(read);
  }
  if (strokes.length === 0) {
    const message = `${source.path}: holds no ink: there is no trace with points. Export the file again with its traces.`;
    return { kind: 'refused', reason: reason('inkml-without-ink', message, { file: source.path }) };
  }
  return { kind: 'traces', traces: { strokes, names, strokeOf, empty, repairs: reportEmpty(empty, source) } };
}

interface PointProblem {
  readonly problem: string;
  /** From 1. */
  readonly point: number;
}

function readPoints(text: string, places: ChannelPlaces): Point[] | PointProblem {
  const points: Point[] = [];
  const parts = text.split(',');
  // A comma may end the last point, too.
  if (parts.at(-1)?.trim() === '') parts.pop();
  for (const [index, part] of parts.entries()) {
    const values = part.trim().split(/\s+/);
    const x = numberOf(values[places.x]);
    const y = numberOf(values[places.y]);
    if (x === null || y === null) return { problem: part.trim(), point: index + 1 };
    points.push({ x, y });
  }
  return points;
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : parseFiniteNumber(text);
}

function refusePoint(
  { problem, point }: PointProblem,
  id: string | null,
  trace: XmlElement,
  source: SourceText,
): ReadTraces {
  const line = lineAt(source.text, trace.offset);
  const shown = problem.slice(0, 40);
  const message = `${source.path}, line ${line}: point ${point} of trace ${id ?? '(without id)'} is "${shown}", but x and y must be finite numbers, written in full and not as differences. Mend or remove the trace.`;
  return {
    kind: 'refused',
    reason: reason('inkml-point-unreadable', message, { file: source.path, line, trace: id ?? '', point, text: shown }),
  };
}

function refuseDuplicate(id: string, trace: XmlElement, source: SourceText): ReadTraces {
  const line = lineAt(source.text, trace.offset);
  const message = `${source.path}, line ${line}: a second trace has the id ${id}, so references to it are ambiguous. Give each trace an id of its own.`;
  return { kind: 'refused', reason: reason('inkml-trace-id-twice', message, { file: source.path, line, trace: id }) };
}

function reportEmpty(empty: ReadonlySet<string>, source: SourceText): Reason[] {
  if (empty.size === 0) return [];
  const traces = [...empty].join(', ');
  const message = `${source.path}: traces without ink were left out: ${traces}.`;
  return [reason('inkml-trace-empty', message, { file: source.path, traces, count: empty.size })];
}
