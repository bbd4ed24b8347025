import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { SymbolTruth } from '../lg/symbol-truth.ts';
import type { SourceText } from '../source-text.ts';
import { parseXml } from './parse-xml.ts';
import { type InkAnnotations, readAnnotations } from './read-annotations.ts';
import { readSymbolGroups } from './read-symbol-groups.ts';
import { readTraces, type Traces } from './read-traces.ts';
import { truthOfGroups } from './truth-of-groups.ts';

/** What an InkML file holds. */
export interface InkDocument {
  readonly traces: Traces;
  readonly annotations: InkAnnotations;
  /** `null`: the file holds no segmentation. */
  readonly truth: SymbolTruth | null;
  /** What was noticed about ink and annotations; the truth carries its own. */
  readonly repairs: readonly Reason[];
}

export type ReadInk =
  | { readonly kind: 'ink'; readonly document: InkDocument }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Reads one InkML file: CROHME's, with or without truth, or MathWriting's. */
export function readInk(source: SourceText): ReadInk {
  const xml = parseXml(source);
  if (xml.kind === 'refused') return xml;
  if (xml.root.name !== 'ink') {
    const message = `${source.path}: the root element is "${xml.root.name}" and not "ink", so this is no InkML file.`;
    return {
      kind: 'refused',
      reason: reason('inkml-other-root', message, { file: source.path, element: xml.root.name }),
    };
  }
  const traces = readTraces(xml.root, source);
  if (traces.kind === 'refused') return traces;
  const segmentation = readSymbolGroups(xml.root, traces.traces, source);
  if (segmentation.kind === 'refused') return segmentation;
  const annotations = readAnnotations(xml.root, source);
  const truth = segmentation.groups === null ? null : truthOfGroups(segmentation.groups, annotations.mathml, source);
  const repairs = [...traces.traces.repairs, ...annotations.repairs, ...segmentation.repairs];
  return { kind: 'ink', document: { traces: traces.traces, annotations, truth, repairs } };
}
