import { sha256Of } from '#electron/core/media/media-folder.ts';
import { createProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { seededLot } from '#electron/core/synth/seeded-lot.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import {
  type CategoryId,
  FormulaId,
  OperationId,
  PageId,
  RelationId,
  type SymbolClassId,
  SymbolId,
} from '#schemas/domain/id.ts';
import { absentLayer, type Layer } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { importActorId } from '#schemas/domain/person.ts';

const symbolsPerFormula = 8;
const operationsPerTransaction = 64;

/** What the made-up formulas are made of. */
interface Parts {
  readonly project: Project;
  readonly classes: readonly SymbolClassId[];
  readonly categories: readonly CategoryId[];
  readonly random: () => number;
}

/** Makes a project of so many pages with one formula each, in all states; without the pictures themselves. */
export async function makeLargeProject(path: string, formulas: number): Promise<void> {
  const project = await createProject(path, { name: 'Bench', personName: 'Bench' }, systemRuntime());
  try {
    const records = (await project.store.schemaRecords()).map(({ record }) => record);
    const parts: Parts = {
      project,
      classes: records.flatMap((record) => (record.kind === 'symbol-class' ? [record.id] : [])),
      categories: records.flatMap((record) => (record.kind === 'category' ? [record.id] : [])),
      random: seededLot(3),
    };
    for (let done = 0; done < formulas; done += operationsPerTransaction) {
      const numbers = Array.from({ length: Math.min(operationsPerTransaction, formulas - done) }, (_, i) => done + i);
      const pages = numbers.map((number) => makePage(number, parts));
      const media = pages.map(({ imageSha256 }) => ({ sha256: imageSha256, byteCount: 1, contentType: 'image/png' }));
      await project.store.commitAll(
        pages.map((page) => operationOf(parts, [created(page), created(...makeFormula(page, parts))])),
        media,
      );
    }
  } finally {
    await project.close();
  }
}

function makePage(number: number, { project: { runtime } }: Parts): Page {
  const sha256 = sha256Of(`page ${number}`);
  return {
    kind: 'page',
    id: PageId.parse(runtime.newId()),
    sourceSha256: sha256,
    sourceName: `scans/page-${number}.png`,
    imageSha256: sha256,
    width: 1600,
    height: 1200,
    orientation: 1,
    inkRendererVersion: null,
    perceptualHash: sha256.slice(0, 16),
    holds: 'one-formula',
    writer: `writer ${number % 50}`,
    importedAt: runtime.now(),
    batch: null,
    regions: absentLayer,
  };
}

function makeFormula(
  page: Page,
  { project: { runtime }, classes, categories, random }: Parts,
): [Formula, ...DocumentRecord[]] {
  const layer: Layer = random() < 0.6 ? { state: 'accepted', source: 'imported', reason: null } : absentLayer;
  const symbols = Array.from(
    { length: symbolsPerFormula },
    (_, index): Extract<DocumentRecord, { kind: 'symbol' }> => ({
      kind: 'symbol',
      id: SymbolId.parse(runtime.newId()),
      symbolClass: pick(classes, random),
      box: { x: 40 + index * 60, y: 100 + random() * 20, width: 20 + random() * 30, height: 30 + random() * 40 },
    }),
  );
  const relations = symbols.slice(1).flatMap((child, index): DocumentRecord[] => {
    const parent = symbols[index];
    return parent
      ? [{ kind: 'relation', id: RelationId.parse(runtime.newId()), parent: parent.id, child: child.id, type: 'Right' }]
      : [];
  });
  const category = pick(categories, random);
  const formula: Formula = {
    kind: 'formula',
    id: FormulaId.parse(runtime.newId()),
    page: page.id,
    region: { x: 0, y: 0, width: page.width, height: page.height },
    placement: null,
    latex:
      layer.state === 'absent'
        ? ''
        : `\\frac{${Math.floor(random() * 1000)}}{x^{2}} + y_{${Math.floor(random() * 10)}} = z`,
    order: null,
    categories: category ? [category] : [],
    layers: { symbols: layer, layout: layer, latex: layer },
    unusable: null,
    note: '',
  };
  return [formula, ...symbols, ...relations];
}

function pick<Item>(items: readonly Item[], random: () => number): Item | null {
  return items[Math.floor(random() * items.length)] ?? null;
}

function created(...records: readonly [Page | Formula, ...DocumentRecord[]]): AnnotationPatch {
  const [root] = records;
  return { document: { type: root.kind, id: root.id }, base: 0, added: [...records], updated: [], removed: [] };
}

function operationOf({ project: { runtime } }: Parts, patches: AnnotationPatch[]): Operation {
  return {
    id: OperationId.parse(runtime.newId()),
    kind: 'import',
    actor: importActorId,
    at: runtime.now(),
    patches,
    undoes: null,
  };
}
