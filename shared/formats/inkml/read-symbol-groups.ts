import { type Reason, reason } from '#schemas/domain/reason.ts';
import { lineAt } from '../line-at.ts';
import type { SourceText } from '../source-text.ts';
import type { Traces } from './read-traces.ts';
import { childElements, descendantElements, ownText, type XmlElement } from './xml-element.ts';

/** A `traceGroup` that holds strokes: one symbol. */
export interface SymbolGroup {
  /** As written, without the white space around it; empty where the file names none. */
  readonly label: string;
  /** Id of the MathML element that it is, `null` where the file does not say. */
  readonly href: string | null;
  /** Indices into the strokes, ascending. */
  readonly strokes: readonly number[];
  /** Where the group starts in the text, in UTF-16 units. */
  readonly offset: number;
}

export type ReadSymbolGroups =
  /** `null`: the file holds no segmentation, or none of its groups has ink. */
  | { readonly kind: 'groups'; readonly groups: readonly SymbolGroup[] | null; readonly repairs: readonly Reason[] }
  | { readonly kind: 'refused'; readonly reason: Reason };

/**
 * Reads the segmentation: each `traceGroup` with strokes directly in it is a symbol, groups of groups only hold it.
 * Where a file holds several segmentations the last one counts, as in CROHME's own tools. Refused: a group that
 * refers to a trace that is not there.
 */
export function readSymbolGroups(ink: XmlElement, traces: Traces, source: SourceText): ReadSymbolGroups {
  const all = descendantElements(ink, 'traceGroup');
  if (all.length === 0) return { kind: 'groups', groups: null, repairs: [] };
  const { segmentation, repairs } = chooseSegmentation(ink, all, source);
  const groups: SymbolGroup[] = [];
  for (const element of segmentation.filter(holdsStrokes)) {
    const strokes = new Set<number>();
    for (const reference of strokeReferences(element)) {
      const stroke = traces.strokeOf.get(reference);
      if (stroke !== undefined) strokes.add(stroke);
      else if (!traces.empty.has(reference)) return refuseUndefined(reference, element, source);
    }
    const { offset } = element;
    if (strokes.size === 0) repairs.push(reportWithoutInk(element, source));
    else groups.push({ label: labelOf(element), href: hrefOf(element), strokes: [...strokes].sort(ascending), offset });
  }
  if (groups.length === 0) repairs.push(reportEmpty(source));
  return { kind: 'groups', groups: groups.length === 0 ? null : groups, repairs };
}

function chooseSegmentation(
  ink: XmlElement,
  all: readonly XmlElement[],
  source: SourceText,
): { readonly segmentation: readonly XmlElement[]; readonly repairs: Reason[] } {
  const wrappers = childElements(ink, 'traceGroup').filter((group) => !holdsStrokes(group));
  const last = wrappers.at(-1);
  if (wrappers.length < 2 || last === undefined) return { segmentation: all, repairs: [] };
  const line = lineAt(source.text, last.offset);
  const message = `${source.path}: holds ${wrappers.length} segmentations; the last one, at line ${line}, was taken.`;
  const repair = reason('inkml-several-segmentations', message, { file: source.path, line, count: wrappers.length });
  return { segmentation: descendantElements(last, 'traceGroup'), repairs: [repair] };
}

function holdsStrokes(group: XmlElement): boolean {
  return group.children.some(
    (child) => typeof child !== 'string' && (child.name === 'traceView' || child.name === 'trace'),
  );
}

function strokeReferences(group: XmlElement): string[] {
  const references: string[] = [];
  for (const child of childElements(group)) {
    // InkML writes a reference as a URI fragment, CROHME as the bare id.
    if (child.name === 'traceView') references.push((child.attributes.get('traceDataRef') ?? '').replace(/^#/, ''));
    if (child.name === 'trace') references.push(child.attributes.get('id') ?? '');
  }
  return references;
}

function labelOf(group: XmlElement): string {
  const annotations = childElements(group, 'annotation');
  const truth = annotations.find((annotation) => annotation.attributes.get('type') === 'truth');
  return truth === undefined ? '' : ownText(truth).trim();
}

function hrefOf(group: XmlElement): string | null {
  const [link] = childElements(group, 'annotationXML');
  return link?.attributes.get('href') || null;
}

function refuseUndefined(reference: string, group: XmlElement, source: SourceText): ReadSymbolGroups {
  const line = lineAt(source.text, group.offset);
  const message = `${source.path}, line ${line}: the symbol "${labelOf(group)}" refers to stroke "${reference}", which the file does not hold. Export the file again with all its traces.`;
  const parameters = { file: source.path, line, label: labelOf(group), stroke: reference };
  return { kind: 'refused', reason: reason('inkml-stroke-undefined', message, parameters) };
}

function reportWithoutInk(group: XmlElement, source: SourceText): Reason {
  const line = lineAt(source.text, group.offset);
  const label = labelOf(group);
  const message = `${source.path}, line ${line}: the symbol "${label}" has no ink and was left out.`;
  return reason('inkml-symbol-without-ink', message, { file: source.path, line, label });
}

function reportEmpty(source: SourceText): Reason {
  const message = `${source.path}: the segmentation names no symbol with ink, so the symbols are still to be boxed.`;
  return reason('inkml-segmentation-empty', message, { file: source.path });
}

function ascending(a: number, b: number): number {
  return a - b;
}
