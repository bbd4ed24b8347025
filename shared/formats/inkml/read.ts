import type { LayerName } from '#schemas/domain/layer.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportedFormula, ImportOutcome } from '#schemas/formats/import-record.ts';
import { combineTruth } from '../lg/combine-truth.ts';
import { locateStrokes } from '../lg/locate-strokes.ts';
import type { SymbolTruth } from '../lg/symbol-truth.ts';
import { truthOfGraph } from '../lg/truth-of-graph.ts';
import type { SourceText } from '../source-text.ts';
import { type InkDocument, readInk } from './read-ink.ts';
import { reportStrokes } from './report-strokes.ts';

/** An InkML file and the label graph beside it. */
export interface InkSources {
  readonly inkml: SourceText;
  readonly lg: SourceText | null;
  /** Which of the two decides where both speak of the same thing; the other fills what is missing. */
  readonly believe: 'inkml' | 'lg';
}

/**
 * Reads ink, its truth, and the label graph beside it: one record with the page of this one formula, and whatever had
 * to be quarantined. An InkML file that cannot be read takes its label graph with it; a label graph that cannot be
 * read leaves the ink with the truth of the InkML file alone.
 */
export function readInkml({ inkml, lg, believe }: InkSources): ImportOutcome[] {
  const ink = readInk(inkml);
  if (ink.kind === 'refused') return [quarantined(inkml, ink.reason), ...(lg === null ? [] : [withoutInk(lg, inkml)])];
  const { document } = ink;
  if (lg === null) return [toRecord(document, document.truth, [inkml.path])];
  const graph = truthOfGraph(lg, locateStrokes(lg, { path: inkml.path, strokes: document.traces }));
  if (graph.kind === 'refused')
    return [toRecord(document, document.truth, [inkml.path]), ...graph.reasons.map((why) => quarantined(lg, why))];
  const ofInkml = { file: inkml.path, truth: document.truth };
  const ofGraph = { file: lg.path, truth: graph.truth };
  const truth = believe === 'inkml' ? combineTruth(ofInkml, ofGraph) : combineTruth(ofGraph, ofInkml);
  const unreadable = (graph.truth.unreadable ?? []).map((why) => quarantined(lg, why));
  return [toRecord(document, truth, [inkml.path, lg.path]), ...unreadable];
}

function toRecord(
  document: InkDocument,
  truth: SymbolTruth | null,
  sources: readonly [string, ...string[]],
): ImportOutcome {
  const formula: ImportedFormula = {
    region: null,
    placement: null,
    latex: document.annotations.latex,
    symbols: truth?.symbols ?? null,
    relations: truth?.relations ?? null,
    order: null,
  };
  return {
    kind: 'record',
    record: {
      sources,
      picture: { kind: 'ink', ink: { strokes: document.traces.strokes } },
      writer: document.annotations.writer,
      hasRegions: false,
      formulas: [formula],
      incomplete: truth === null ? [] : incompleteLayers(truth),
      repairs: [
        ...document.repairs,
        ...(truth === null ? [] : reportStrokes(truth.symbols, document.traces, sources[0])),
        ...(truth?.repairs ?? []),
      ],
    },
  };
}

function incompleteLayers(truth: SymbolTruth): LayerName[] {
  const layers: LayerName[] = [];
  if (!truth.symbolsComplete) layers.push('symbols');
  if (truth.relations !== null && !truth.layoutComplete) layers.push('layout');
  return layers;
}

function quarantined(source: SourceText, why: Reason): ImportOutcome {
  return { kind: 'quarantined', quarantined: { source: source.path, reason: why } };
}

function withoutInk(lg: SourceText, inkml: SourceText): ImportOutcome {
  const message = `${lg.path}: its ink ${inkml.path} could not be read, so there is nothing to label. Mend the ink and import both again.`;
  return quarantined(lg, reason('lg-ink-unreadable', message, { file: lg.path, ink: inkml.path }));
}
