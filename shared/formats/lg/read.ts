import type { Box } from '#schemas/domain/geometry.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportOutcome } from '#schemas/formats/import-record.ts';
import { fitBox, type PictureSize } from '../fit-box.ts';
import { absentFormula } from '../images/absent-formula.ts';
import { readImage } from '../images/read.ts';
import type { SourceText } from '../source-text.ts';
import { truthOfGraph } from './truth-of-graph.ts';

/** A label graph with `BB` lines and the image that they speak of. */
export interface LgImageSources {
  readonly lg: SourceText;
  readonly image: PictureSize & { readonly path: string };
}

/**
 * Reads the label graph of an image. Lines that cannot be read are quarantined one by one. A graph of none that can, without boxes, or with boxes outside the image is
 * quarantined and the image arrives without truth. A label graph of ink is read with its ink: `readInkml`.
 */
export function readLgImage({ lg, image }: LgImageSources): ImportOutcome[] {
  const cut: { label: string; excess: number }[] = [];
  const graph = truthOfGraph(lg, (object) => {
    if (object.box === null) return reportMissing(lg, object.label, object.id);
    const fitted = fitBox(object.box, image);
    if (fitted.kind === 'outside') return reportOutside(lg, object.label, object.box, image);
    if (fitted.kind === 'cut') cut.push({ label: object.label, excess: fitted.excess });
    return { kind: 'box', box: fitted.box };
  });
  if (graph.kind === 'refused') {
    return [{ kind: 'record', record: readImage(image.path, 'symbols') }, ...quarantinedOf(lg, graph.reasons)];
  }
  const { symbols, symbolsComplete, relations, layoutComplete, repairs, unreadable = [] } = graph.truth;
  const incomplete: LayerName[] = symbolsComplete ? [] : ['symbols'];
  if (relations !== null && !layoutComplete) incomplete.push('layout');
  // Where no symbol could be placed, nothing is said of any.
  if (symbols.length === 0) {
    return [{ kind: 'record', record: readImage(image.path, 'symbols') }, ...quarantinedOf(lg, unreadable)];
  }
  return [
    {
      kind: 'record',
      record: {
        ...readImage(image.path, 'symbols'),
        sources: [image.path, lg.path],
        formulas: [{ ...absentFormula, symbols, relations }],
        incomplete,
        repairs: cut.length === 0 ? repairs : [...repairs, reportCut(lg, cut)],
      },
    },
    ...quarantinedOf(lg, unreadable),
  ];
}

function quarantinedOf(lg: SourceText, reasons: readonly Reason[]): readonly ImportOutcome[] {
  return reasons.map((why) => ({ kind: 'quarantined', quarantined: { source: lg.path, reason: why } }));
}

function reportMissing(lg: SourceText, label: string, id: string): Reason {
  const message = `${lg.path}: the symbol "${label}" (${id}) has no BB line, so nothing says where it is in the image. Add its box.`;
  return reason('lg-box-missing', message, { file: lg.path, label, symbol: id });
}

function reportOutside(lg: SourceText, label: string, box: Box, image: LgImageSources['image']): Reason {
  const corners = [box.x, box.y, box.x + box.width, box.y + box.height].join(', ');
  const message = `${lg.path}: the box of "${label}" (${corners}) lies outside ${image.path}, which has ${image.width} × ${image.height} px. Check that the two files belong together.`;
  return reason('lg-box-outside', message, { file: lg.path, label, image: image.path });
}

function reportCut(lg: SourceText, cut: readonly { readonly label: string; readonly excess: number }[]): Reason {
  const symbols = cut.map(({ label }) => label).join(', ');
  const excess = Math.max(...cut.map((box) => box.excess)).toFixed(1);
  const message = `${lg.path}: boxes reached outside the image (${excess} px at most) and were cut at its edge: ${symbols}.`;
  return reason('lg-box-cut', message, { file: lg.path, symbols, excess, count: cut.length });
}
