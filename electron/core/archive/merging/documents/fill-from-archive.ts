import { ImportOptions } from '#schemas/contract/imports.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { CategoryId, PageId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportedFormula, ImportRecord } from '#schemas/formats/import-record.ts';
import { formulaOf, pageOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { addWhereFree, keptInstead } from '#shared/schema/propose-categories.ts';
import { ClassRegistry } from '../../../ingest/pages/class-registry.ts';
import { fillPage } from '../../../ingest/pages/fill-page.ts';
import type { Project } from '../../../project/project.ts';
import type { SchemaView } from '../../../services/schema-change/schema-view.ts';
import { fillFacts, isRuledOut, ruledOut } from './fill-facts.ts';

/**
 * A formula of an archive on a page that this project imported itself: there is no common state, so absent layers are
 * filled and what differs is named, as when any source is imported again. Its categories, place, note and usability come with it.
 *
 * @param view the schema after that of the archive was joined with it
 * @param isOnly Whether it is the only formula that the archive has on the page: of several nobody can tell which of them
 *   the one formula here is, so none is taken.
 */
export async function fillFromArchive(
  project: Project,
  view: SchemaView,
  page: PageId,
  document: AnnotationDocument,
  isOnly: boolean,
): Promise<{
  readonly source: string;
  readonly patches: readonly AnnotationPatch[];
  readonly filledLayers: number;
  readonly filledLatex?: readonly ImportedFormula[];
  readonly categorised?: number;
  readonly differing: readonly Reason[];
}> {
  const pageDocument = await project.store.getDocument({ type: 'page', id: page });
  const root = pageOf(pageDocument);
  const source = root?.sourceName ?? page;
  if (root?.holds !== 'one-formula') {
    const message = `${source}: the project drew regions of its own on this page, so the formulas of the archive cannot be told apart from them; they were not taken.`;
    return { source, patches: [], filledLayers: 0, differing: [reason('archive-page-elsewhere', message, { source })] };
  }
  if (!isOnly) {
    const message = `${source}: the archive has several formulas on this page and this project has one, so it cannot be told which of them it is; they were not taken.`;
    return {
      source,
      patches: [],
      filledLayers: 0,
      differing: [reason('archive-formulas-elsewhere', message, { source })],
    };
  }
  const formulas = await project.store.formulasOfPage(page);
  const [only] = formulas;
  const [own, theirs] = [only ? formulaOf(only) : null, formulaOf(document)];
  if (own && theirs?.unusable && isRuledOut(own, theirs)) {
    return { source, patches: [], filledLayers: 0, differing: [ruledOut(source, theirs.unusable)] };
  }
  const labels = new Map([...view.classes.values()].map(({ id, label }) => [id as string, label]));
  const record: ImportRecord = {
    sources: [source],
    picture: { kind: 'image', path: source },
    writer: null,
    hasRegions: false,
    formulas: [importedOf(document, labels)],
    incomplete: unfinishedLayers(document),
    repairs: [],
  };
  const given = [...new Set(theirs?.categories.map((id) => resolveAlias(id, view.categories)))];
  const conversion = {
    options: ImportOptions.parse({ categories: given }),
    categories: {
      of: () => given,
      onto: (before: readonly CategoryId[]) => addWhereFree(before, given, view),
      keptInstead: (after: readonly CategoryId[]) => keptInstead(after, given, view.categories),
    },
    classes: ClassRegistry.of([...view.classes.values()], project.runtime),
    runtime: project.runtime,
    batch: '',
  };
  const boxOf = ({ extent }: NonNullable<ImportedFormula['symbols']>[number]) => {
    if (extent.kind === 'box') return extent.box;
    throw new RangeError('An archive has no strokes.');
  };
  const filling = fillPage(pageDocument, formulas, record, boxOf, conversion, false);
  if (!only || !theirs || formulas.length > 1) return { source, ...filling };
  return { source, ...filling, ...fillFacts(only, filling, theirs, source) };
}

function importedOf(document: AnnotationDocument, labels: ReadonlyMap<string, string>): ImportedFormula {
  const formula = formulaOf(document);
  const has = (layer: 'symbols' | 'layout' | 'latex') => formula !== null && formula.layers[layer].state !== 'absent';
  return {
    region: null,
    placement: null,
    latex: has('latex') ? (formula?.latex ?? null) : null,
    symbols: has('symbols')
      ? symbolsOf(document).map(({ id, symbolClass, box }) => ({
          key: id,
          label: labels.get(symbolClass ?? '') ?? '',
          extent: { kind: 'box', box },
        }))
      : null,
    relations:
      has('layout') && has('symbols')
        ? relationsOf(document).map(({ parent, child, type }) => ({ parent, child, type }))
        : null,
    order: has('layout') && has('symbols') ? (formula?.order ?? null) : null,
  };
}

/** Layers that nobody accepted in the archive must not arrive as accepted. */
function unfinishedLayers(document: AnnotationDocument) {
  const formula = formulaOf(document);
  return (['symbols', 'layout', 'latex'] as const).filter((layer) => formula?.layers[layer].state !== 'accepted');
}
