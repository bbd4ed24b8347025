import { readdir } from 'node:fs/promises';
import { runImport } from '#electron/core/ingest/run-import.ts';
import type { Project } from '#electron/core/project/project.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { OperationId, PageId } from '#schemas/domain/id.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { formulaOf, pageOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { realData } from '#test/support/real-data.ts';

/** Formulas that are imported beside those that are asked for. */
const spares = 5;

/** A formula as people gave it, without ids. */
export interface TrueFormula {
  readonly page: PageId;
  readonly sourceName: string;
  readonly imageSha256: string;
  readonly latex: string;
  readonly symbols: readonly { readonly label: string; readonly box: Box }[];
  /** Places among the symbols. */
  readonly relations: readonly { readonly parent: number; readonly child: number; readonly type: string }[];
}

/**
 * Imports so many handwritten formulas of CROHME, and takes their truth off them again: what is left in the project is
 * what an annotator begins with.
 */
export async function importBareFormulas(project: Project, count: number): Promise<readonly TrueFormula[]> {
  const folder = realData('crohme', 'inkml');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.inkml'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .toSorted();
  // Every so many files: other writers, other lengths.
  const step = Math.floor(files.length / count);
  const roots = Array.from({ length: count }, (_, place) => files[place * step] ?? '');
  // In place of those that turn out to have too little to be replayed.
  const spare = Array.from({ length: spares }, (_, place) => files[place * step + Math.floor(step / 2)] ?? '');
  const actor = {
    person: { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false },
    isOwner: true,
  } as const;
  const options = ImportOptions.parse({});
  const job = project.jobs.start('import', (handle) =>
    runImport(project, actor, { roots: [...roots, ...spare], options }, handle),
  );
  const ended = await project.jobs.whenEnded(job.id);
  if (ended.state !== 'done') throw new Error(ended.error?.message ?? ended.state);
  const pages = await project.store.pagesAfter(null, 10_000);
  const formulas = await Promise.all(pages.map(({ ref }) => strip(project, PageId.parse(ref.id))));
  return formulas.flatMap((formula) => formula ?? []).slice(0, count);
}

/** Takes what people gave off a page; null where they gave too little to replay it. */
async function strip(project: Project, page: PageId): Promise<TrueFormula | null> {
  const { store, runtime } = project;
  const record = pageOf(await store.getDocument({ type: 'page', id: page }));
  const [document] = await store.formulasOfPage(page);
  const formula = document ? formulaOf(document) : null;
  if (!record || !document || !formula) return null;
  const labels = new Map(
    (await store.schemaRecords()).flatMap(({ record: each }) =>
      each.kind === 'symbol-class' ? [[each.id, each.label] as const] : [],
    ),
  );
  const symbols = symbolsOf(document);
  const relations = relationsOf(document);
  const places = new Map(symbols.map(({ id }, place) => [id, place]));
  const after = {
    ...formula,
    latex: '',
    order: null,
    layers: { symbols: absentLayer, layout: absentLayer, latex: absentLayer },
  };
  await store.commit({
    id: OperationId.parse(runtime.newId()),
    kind: 'import',
    actor: importActorId,
    at: runtime.now(),
    patches: [
      {
        document: document.ref,
        base: document.revision,
        added: [],
        updated: [{ before: formula, after }],
        removed: [...relations, ...symbols],
      },
    ],
    undoes: null,
  });
  const isWhole = symbols.length > 1 && symbols.every(({ symbolClass }) => symbolClass !== null);
  if (!isWhole) return null;
  return {
    page,
    sourceName: record.sourceName,
    imageSha256: record.imageSha256,
    latex: formula.latex,
    symbols: symbols.map(({ symbolClass, box }) => ({
      label: (symbolClass === null ? undefined : labels.get(symbolClass)) ?? '?',
      box,
    })),
    relations: relations.map(({ parent, child, type }) => ({
      parent: places.get(parent) ?? -1,
      child: places.get(child) ?? -1,
      type,
    })),
  };
}
