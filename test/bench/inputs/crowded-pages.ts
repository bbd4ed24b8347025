import type { Project } from '#electron/core/project/project.ts';
import { seededLot } from '#electron/core/synth/seeded-lot.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { FormulaId, OperationId, type PageId, RelationId, SymbolId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';

/** Fills the one formula of a page with labelled boxes in rows, related from left to right where asked. */
export async function crowdPage(
  project: Project,
  page: PageId,
  count: number,
  { isRelated = false }: { readonly isRelated?: boolean } = {},
): Promise<void> {
  const { store, runtime } = project;
  const record = pageOf(await store.getDocument({ type: 'page', id: page }));
  const [document] = await store.formulasOfPage(page);
  const formula = document ? formulaOf(document) : null;
  if (!record || !document || !formula) throw new Error(`Page ${page} holds no formula.`);
  const classes = (await store.schemaRecords()).flatMap(({ record: each }) =>
    each.kind === 'symbol-class' ? [each.id] : [],
  );
  const random = seededLot(count);
  const columns = Math.ceil(Math.sqrt((count * record.width) / record.height));
  const rows = Math.ceil(count / columns);
  const cell = { width: record.width / columns, height: record.height / rows };
  const symbols = Array.from({ length: count }, (_, place): Extract<DocumentRecord, { kind: 'symbol' }> => {
    const [column, row] = [place % columns, Math.floor(place / columns)];
    return {
      kind: 'symbol',
      id: SymbolId.parse(runtime.newId()),
      symbolClass: classes[Math.floor(random() * classes.length)] ?? null,
      box: {
        x: Math.round((column + 0.1 * random()) * cell.width),
        y: Math.round((row + 0.1 * random()) * cell.height),
        width: Math.max(2, Math.round(cell.width * 0.8)),
        height: Math.max(2, Math.round(cell.height * 0.8)),
      },
    };
  });
  const relations = !isRelated
    ? []
    : symbols.slice(1).flatMap((child, place): DocumentRecord[] => {
        const parent = symbols[place];
        return parent
          ? [
              {
                kind: 'relation',
                id: RelationId.parse(runtime.newId()),
                parent: parent.id,
                child: child.id,
                type: 'Right',
              },
            ]
          : [];
      });
  const drafted = { state: 'drafted', source: 'person', reason: null } as const;
  const after: Formula = { ...formula, layers: { ...formula.layers, symbols: drafted } };
  const outcome = await store.commit({
    id: OperationId.parse(runtime.newId()),
    kind: 'import',
    actor: importActorId,
    at: runtime.now(),
    patches: [
      {
        document: { type: 'formula', id: FormulaId.parse(formula.id) },
        base: document.revision,
        added: [...symbols, ...relations],
        updated: [{ before: formula, after }],
        removed: [],
      },
    ],
    undoes: null,
  });
  if (outcome.kind !== 'committed') throw new Error(`The boxes were not stored: ${outcome.kind}.`);
}
