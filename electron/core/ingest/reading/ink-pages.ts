import { reason } from '#schemas/domain/reason.ts';
import { listImages } from '#shared/formats/images/list-images.ts';
import { pairInkSources } from '#shared/formats/inkml/pair-sources.ts';
import { readInkml } from '#shared/formats/inkml/read.ts';
import { readLgImage } from '#shared/formats/lg/read.ts';
import { isSymbolicGraph, symbolicLeftOut } from '#shared/formats/lg/symbolic.ts';
import { extensionOf } from '#shared/formats/path.ts';
import { mapInOrder } from '../in-order.ts';
import { filesAtOnce, type SourceListing } from '../sources/source-file.ts';
import { readHead } from './detect-formats.ts';
import { pictureWithText } from './read-picture.ts';
import { readBytes, readText, toText, withBytes } from './read-source-file.ts';
import type { FoundPages, SourceOutcome, SourcePage } from './source-page.ts';

/** Ink with the label graphs beside it, and pictures with label graphs of their symbols. */
export async function inkPages(
  format: 'inkml' | 'lg',
  names: readonly string[],
  listing: SourceListing,
): Promise<FoundPages> {
  const symbolic = await symbolicGraphs(names, listing);
  const found = pairInkSources(names.filter((name) => !symbolic.has(name)));
  const inks = found.inks.map(
    ({ inkml, lg }): SourcePage => ({
      name: inkml,
      tellsTruth: async () => lg !== null || (await hasInkTruth(inkml, listing)),
      byteCount: listing.get(inkml)?.byteCount ?? 0,
      read: async () => {
        const bytes = await readBytes(inkml, listing);
        if (bytes.kind === 'quarantined') return [bytes, ...withoutInk(lg, inkml)];
        const ink = toText(inkml, bytes.bytes);
        if (ink.kind === 'quarantined') return [ink, ...withoutInk(lg, inkml)];
        const graph = lg === null ? null : await readText(lg, listing);
        const graphText = graph?.kind === 'text' ? graph.text : null;
        const outcomes = withBytes(
          readInkml({ inkml: ink.text, lg: graphText, believe: format === 'lg' ? 'lg' : 'inkml' }),
          bytes.bytes,
        );
        return graph?.kind === 'quarantined' ? [...outcomes, graph] : outcomes;
      },
    }),
  );
  // Pictures of graphs that say nothing of them come in without truth, too.
  const alone = symbolic.size > 0 && inks.length === 0 ? listImages(names) : [];
  const pictures = found.images.length > 0 ? found.images : alone.map((image) => ({ image, lg: null }));
  const images = pictures.map(({ image, lg }) =>
    pictureWithText(
      { image, text: lg, as: 'symbols', read: (picture, graph) => readLgImage({ lg: graph, image: picture }) },
      listing,
    ),
  );
  const graphs = [...symbolic];
  const [first] = graphs;
  const notices = first === undefined ? [] : [{ source: first, reason: symbolicLeftOut(graphs) }];
  return { pages: [...inks, ...images], quarantined: found.quarantined, notices, readFiles: symbolic };
}

async function symbolicGraphs(names: readonly string[], listing: SourceListing): Promise<ReadonlySet<string>> {
  const graphs = names.filter((name) => extensionOf(name) === 'lg');
  const looked = await mapInOrder(graphs, filesAtOnce, async (name) => {
    const file = listing.get(name);
    return file !== undefined && isSymbolicGraph(await readHead(name, file)) ? [name] : [];
  });
  return new Set(looked.flat());
}

/** Whether an InkML file says what its ink means, by the names under which datasets say it. */
async function hasInkTruth(inkml: string, listing: SourceListing): Promise<boolean> {
  const text = await readText(inkml, listing);
  return text.kind === 'text' && /type\s*=\s*["'](truth|label|normalizedLabel)["']/.test(text.text.text);
}

/** A label graph says nothing without the ink that it speaks of. */
function withoutInk(lg: string | null, inkml: string): readonly SourceOutcome[] {
  if (lg === null) return [];
  const message = `${lg}: its ink ${inkml} could not be read, so the label graph was not used. Mend the InkML file and import again.`;
  return [
    {
      kind: 'quarantined',
      quarantined: { source: lg, reason: reason('lg-ink-unreadable', message, { file: lg, ink: inkml }) },
    },
  ];
}
