import { ImportOptions } from '#schemas/contract/imports.ts';
import type { SynthesisAsked, SynthesisReport } from '#schemas/contract/synthesis.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { DocumentRecord, SchemaRecord } from '#schemas/domain/document.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { Layer } from '#schemas/domain/layer.ts';
import type { ImportRecord } from '#schemas/formats/import-record.ts';
import { ClassRegistry } from '../ingest/pages/class-registry.ts';
import { patchesOfNewPage } from '../ingest/pages/new-page.ts';
import { preparePage } from '../ingest/pages/prepare-page.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import type { Project } from '../project/project.ts';
import type { RenderedFormula } from '../sample/render-sample.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { announce, documentsOf, newOperation } from '../services/commit.ts';
import { quotaOverview } from '../services/quotas/quotas.ts';
import { drawHand } from './hand.ts';
import { type RandomWish, randomLatex } from './random-latex.ts';
import { renderInHand } from './render-hand.ts';
import { seededLot } from './seeded-lot.ts';

const exact: Layer = { state: 'accepted', source: 'machine', reason: null };

/**
 * Draws formulas and stores each as a page of its own, with boxes, relations and LaTeX that are right by construction.
 * What was drawn before a cancel stays; pages that the project has already are made once.
 */
export async function synthesise(
  project: Project,
  actor: Actor,
  asked: SynthesisAsked,
  handle: JobHandle,
): Promise<SynthesisReport> {
  requireRole(actor, 'lead');
  const lot = seededLot(asked.seed);
  const schema = (await project.store.schemaRecords()).map(({ record }) => record);
  const { wish, categories, count } = await planOf(project, asked, schema);
  const total = asked.latexes.length > 0 ? asked.latexes.length : count;
  const report: SynthesisReport = { asked: total, pages: 0, symbols: 0, skipped: [], newClasses: [] };
  handle.reportSoFar(report);
  const classes = await ClassRegistry.read(project);
  for (let index = 0; index < total; index += 1) {
    handle.throwIfCancelled();
    const latex = asked.latexes[index] ?? randomLatex(wish, lot);
    const drawn = await renderInHand(latex, drawHand(lot), mathJaxTypesetter());
    if (!drawn.ok) report.skipped.push({ source: latex, reason: drawn.reason });
    else {
      const made = await storePage(project, actor, drawn, nameOf(asked.seed, index), categories, classes);
      if (made) {
        report.pages += 1;
        report.symbols += drawn.symbols.length;
        report.newClasses.push(...made.newClasses);
      }
    }
    handle.progress('drawing', index + 1, total);
  }
  return report;
}

function nameOf(seed: number, index: number): string {
  return `synth-${seed}-${String(index + 1).padStart(5, '0')}.png`;
}

/** What is drawn by lot, and the kinds that every formula gets. */
async function planOf(project: Project, asked: SynthesisAsked, schema: readonly SchemaRecord[]) {
  const own = new Set(asked.categories);
  let missing = 0;
  let label: string | null = null;
  if (asked.quota !== null) {
    const { quotas } = await quotaOverview(project);
    const progress = quotas.find(({ quota }) => quota.id === asked.quota);
    if (!progress) throw new AppError('not-found', `There is no quota ${asked.quota}.`, { id: asked.quota });
    for (const category of progress.quota.categories) own.add(category);
    missing = Math.max(0, progress.quota.target - progress.accepted);
    const symbolClass = schema.find(({ id }) => id === progress.quota.symbolClass);
    label = symbolClass?.kind === 'symbol-class' ? symbolClass.label : null;
  }
  for (const [facet, key] of printedKinds) {
    const category = findCategory(schema, facet, key);
    if (category && !hasOther(schema, own, facet)) own.add(category);
  }
  refuseHandwriting(schema, own);
  const structures = [...own].flatMap((id) => {
    const category = schema.find((record) => record.id === id);
    return category?.kind === 'category' ? [category.key] : [];
  });
  const wish: RandomWish = { structures, label };
  return { wish, categories: [...own].toSorted(), count: asked.count ?? missing };
}

/** What drawn formulas are, where the project has words for it. */
const printedKinds = [
  ['script', 'printed'],
  ['capture', 'rendered'],
] as const;

function findCategory(schema: readonly SchemaRecord[], facetKey: string, key: string): CategoryId | null {
  const facet = schema.find((record) => record.kind === 'facet' && record.key === facetKey);
  const found = schema.find((record) => record.kind === 'category' && record.facet === facet?.id && record.key === key);
  return found?.kind === 'category' ? found.id : null;
}

function hasOther(schema: readonly SchemaRecord[], own: ReadonlySet<CategoryId>, facetKey: string): boolean {
  return schema.some(
    (record) =>
      record.kind === 'category' &&
      own.has(record.id) &&
      schema.some((facet) => facet.id === record.facet && facet.kind === 'facet' && facet.key === facetKey),
  );
}

/** @throws AppError where the quota asks for handwriting, which nobody can draw by machine */
function refuseHandwriting(schema: readonly SchemaRecord[], own: ReadonlySet<CategoryId>): void {
  const handwritten = findCategory(schema, 'script', 'handwritten');
  if (handwritten === null || !own.has(handwritten)) return;
  const message = 'Drawn formulas are printed, and this asks for handwritten ones; choose another quota or category.';
  throw new AppError('invalid-input', message, { category: 'script=handwritten' });
}

async function storePage(
  project: Project,
  actor: Actor,
  drawn: RenderedFormula,
  name: string,
  categories: readonly CategoryId[],
  classes: ClassRegistry,
): Promise<{ readonly newClasses: readonly string[] } | null> {
  const prepared = await preparePage(project, recordOf(drawn, name), drawn.png);
  if (prepared.kind !== 'new') return null;
  const options = ImportOptions.parse({ as: 'symbols' });
  const patches = patchesOfNewPage(prepared, { options, classes, runtime: project.runtime, batch: 'synth' });
  const planned = patches.map((patch) => ({
    ...patch,
    added: patch.added.map((record) => asDrawn(record, categories)),
  }));
  const made = classes.takeNewClasses();
  const operations = [
    ...(made.patches.length === 0 ? [] : [newOperation(project, actor, 'schema', made.patches)]),
    newOperation(project, actor, 'import', planned),
  ];
  for (const [index, outcome] of (await project.store.commitAll(operations, prepared.media)).entries()) {
    const documents = documentsOf(outcome);
    const operation = operations[index];
    if (operation) announce(project, operation, documents);
  }
  return { newClasses: made.labels };
}

function asDrawn(record: DocumentRecord, categories: readonly CategoryId[]): DocumentRecord {
  if (record.kind !== 'formula') return record;
  return { ...record, categories: [...categories], layers: { symbols: exact, layout: exact, latex: exact } };
}

function recordOf({ latex, symbols, layout }: RenderedFormula, name: string): ImportRecord {
  return {
    sources: [name],
    picture: { kind: 'image', path: name },
    writer: null,
    hasRegions: false,
    formulas: [
      {
        region: null,
        placement: null,
        latex,
        symbols: symbols.map(({ key, label, box }) => ({ key, label, extent: { kind: 'box', box } })),
        relations: layout.relations,
        order: null,
      },
    ],
    incomplete: [],
    repairs: [],
  };
}
