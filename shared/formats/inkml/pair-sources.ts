import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { listImages } from '../images/list-images.ts';
import { compareNaturally } from '../natural-order.ts';
import { extensionOf, folderOf, isLeftoverOfSystem, stemOf } from '../path.ts';
import { exactFirst, nameKey } from '../reading/alike-names.ts';

/** InkML files, label graphs and the images of label graphs, by what belongs together. */
export interface InkListing {
  /** In natural order. */
  readonly inks: readonly { readonly inkml: string; readonly lg: string | null }[];
  /** Images, once a label graph speaks of one of them; those without a graph arrive without truth. */
  readonly images: readonly { readonly image: string; readonly lg: string | null }[];
  /** Label graphs that belong to nothing, or to more than one thing. */
  readonly quarantined: readonly QuarantinedSource[];
}

/**
 * Finds the label graph of each InkML file: of the same stem (`a.inkml` and `a.lg` or `a.inkml.lg`), in the same folder,
 * in one whose path differs in one part (`inkml/HAMEX` and `lg/HAMEX`), or in one directly above or below. Label graphs without ink go to an image of
 * their stem, found in the same way.
 */
export function pairInkSources(paths: readonly string[]): InkListing {
  const sources = paths.filter((path) => !isLeftoverOfSystem(path)).sort(compareNaturally);
  const inks = sources.filter((path) => extensionOf(path) === 'inkml');
  const inksByStem = Map.groupBy(inks, (path) => nameKey(stemOf(path)));
  const imagesByStem = Map.groupBy(listImages(sources), (path) => nameKey(stemOf(path)));
  const graphsOf = new Map<string, string[]>();
  const quarantined: QuarantinedSource[] = [];
  for (const lg of sources.filter((path) => extensionOf(path) === 'lg')) {
    const stem = stemOf(lg).replace(/\.inkml$/i, '');
    const called = (alike: readonly string[] = []) => exactFirst(alike, (path) => stemOf(path) === stem);
    const ink = nearest(lg, called(inksByStem.get(nameKey(stem))));
    const image = nearest(lg, called(imagesByStem.get(nameKey(stem))));
    const [picture, another] = ink.length > 0 ? ink : image;
    if (picture !== undefined && another === undefined) graphsOf.set(picture, [...(graphsOf.get(picture) ?? []), lg]);
    else quarantined.push({ source: lg, reason: reportAlone(lg, ink.length > 0 ? ink : image) });
  }
  for (const [picture, graphs] of graphsOf) {
    if (graphs.length > 1)
      quarantined.push(...graphs.map((lg) => ({ source: lg, reason: reportRivals(lg, picture, graphs) })));
  }
  const images = listImages(sources).map((image) => ({ image, lg: only(graphsOf.get(image)) }));
  return {
    inks: inks.map((inkml) => ({ inkml, lg: only(graphsOf.get(inkml)) })),
    images: images.some(({ image }) => graphsOf.has(image)) ? images : [],
    quarantined,
  };
}

function only(graphs: readonly string[] | undefined): string | null {
  return graphs?.length === 1 ? (graphs[0] ?? null) : null;
}

/** Candidates in the same folder, else those in a folder beside, above or below it. */
function nearest(path: string, candidates: readonly string[]): readonly string[] {
  const folder = folderOf(path);
  const beside = candidates.filter((candidate) => folderOf(candidate) === folder);
  return beside.length > 0 ? beside : candidates.filter((candidate) => areNeighbours(folderOf(candidate), folder));
}

/** Whether two folders differ in one part of their paths, or one of them lies directly in the other. */
function areNeighbours(a: string, b: string): boolean {
  const [left, right] = [a, b].map((folder) => (folder === '' ? [] : folder.split('/')));
  if (left === undefined || right === undefined) return false;
  const differing = left.filter((part, index) => part !== right[index] && index < right.length).length;
  return left.length === right.length ? differing === 1 : differing === 0 && Math.abs(left.length - right.length) === 1;
}

function reportAlone(lg: string, candidates: readonly string[]): Reason {
  if (candidates.length > 0) {
    const others = candidates.join(', ');
    const message = `${lg}: more than one file can be meant by it: ${others}. Keep it beside the one that it belongs to.`;
    return reason('lg-picture-ambiguous', message, { file: lg, candidates: others });
  }
  const message = `${lg}: there is no InkML file and no image of this name in the same folder or a folder beside it. Add the ink or the image.`;
  return reason('lg-without-picture', message, { file: lg });
}

function reportRivals(lg: string, picture: string, graphs: readonly string[]): Reason {
  const others = graphs.filter((graph) => graph !== lg).join(', ');
  const message = `${lg}: ${picture} has another label graph, too (${others}), so neither was taken. Import the one that is true.`;
  return reason('lg-rivals', message, { file: lg, picture, others });
}
