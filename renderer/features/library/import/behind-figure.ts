import type { LibraryLink } from '#renderer/ui/library-link.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { LayerState } from '#schemas/domain/layer.ts';

/** Where what a figure of a report counts is found: in the library, or among what the log says the import made. */
export type BehindFigure =
  | { readonly kind: 'library'; readonly link: LibraryLink }
  | { readonly kind: 'log'; readonly counted: 'formulas' | 'relations' };

const filled = LayerState.options.filter((state) => state !== 'absent');

/**
 * What stands behind a figure of a report; null where nothing tells. What came with an archive is under no name of this
 * import, and its acts stand in the log with the time of the other project.
 */
export function behindFigure(
  name: keyof ImportReport['imported'],
  {
    batch,
    ontoKnownPages,
  }: Pick<ImportReport, 'batch'> & { readonly ontoKnownPages: Pick<ImportReport['ontoKnownPages'], 'formulas'> },
): BehindFigure | null {
  if (batch === null) return null;
  // Pages that were there keep the name of the import that made them: no link leads to all of it.
  const isElsewhere = ontoKnownPages.formulas > 0;
  const inLibrary = (link: LibraryLink): BehindFigure => ({ kind: 'library', link: { ...link, batches: [batch] } });
  switch (name) {
    case 'pages':
      return inLibrary({ tab: 'pages' });
    case 'formulas':
      return isElsewhere ? { kind: 'log', counted: 'formulas' } : inLibrary({});
    case 'relations':
      // No filter tells relations from the formulas that hold them.
      return { kind: 'log', counted: 'relations' };
    case 'regions':
      return isElsewhere ? null : inLibrary({ regions: filled });
    case 'symbols':
      return inLibrary({ tab: 'symbols', sheet: 'every' });
    case 'latex':
      return inLibrary({ latexLayer: filled });
  }
}
