import { ImportOptions, type ImportReport } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { DocumentRecord, SchemaRecord } from '#schemas/domain/document.ts';
import { absentLayer, type Layer } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { ClassRegistry } from '../ingest/pages/class-registry.ts';
import { patchesOfNewPage } from '../ingest/pages/new-page.ts';
import { preparePage } from '../ingest/pages/prepare-page.ts';
import { ImportTally } from '../ingest/report/import-report.ts';
import { ReasonLists } from '../ingest/report/reason-lists.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import type { Project } from '../project/project.ts';
import type { Actor } from '../services/actor.ts';
import { announce, commitOperation, documentsOf, newOperation } from '../services/commit.ts';
import { makeSamplePages, samplePageCount } from './make-sample-pages.ts';
import type { PlannedFormula, PlannedLayer, SamplePage } from './sample-page.ts';
import { sampleSchema } from './sample-schema.ts';

/** Whoever makes the sample: the program, with the rights of a lead. */
export const sampleActor: Actor = {
  person: { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false },
  isOwner: true,
};

/** Fills a new project with the sample: people, quotas, requirements, and pages in all states. */
export async function fillSampleProject(project: Project, handle: JobHandle): Promise<ImportReport> {
  const actor = sampleActor;
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  await commitOperation(project, actor, 'schema', sampleSchema(project, records).map(creation));
  const tally = new ImportTally('sample', 'sample', new ReasonLists(project));
  const classes = await ClassRegistry.read(project);
  let done = 0;
  for await (const page of makeSamplePages(mathJaxTypesetter())) {
    handle.throwIfCancelled();
    const prepared = await preparePage(project, page.record, page.png);
    if (prepared.kind !== 'new') throw new AppError('internal', `The sample page ${page.name} could not be made.`);
    const options = ImportOptions.parse({ as: page.regions.state === 'absent' ? 'symbols' : 'regions' });
    const patches = patchesOfNewPage(prepared, {
      options,
      classes,
      runtime: project.runtime,
      batch: 'sample',
    });
    const made = classes.takeNewClasses();
    const operations = [
      ...(made.patches.length === 0 ? [] : [newOperation(project, actor, 'schema', made.patches)]),
      newOperation(project, actor, 'import', applyPlan(patches, page, records)),
    ];
    for (const [index, outcome] of (await project.store.commitAll(operations, prepared.media)).entries()) {
      const documents = documentsOf(outcome);
      const operation = operations[index];
      if (operation) announce(project, operation, documents);
    }
    tally.countPage(page.record);
    tally.addNewClasses(made.labels);
    done += 1;
    handle.progress('drawing', done, samplePageCount);
  }
  return tally.finish();
}

function creation(record: SchemaRecord): AnnotationPatch {
  return { document: { type: record.kind, id: record.id }, base: 0, added: [record], updated: [], removed: [] };
}

/** The page and its formulas in the states and categories that are planned for them. */
function applyPlan(
  patches: readonly AnnotationPatch[],
  page: SamplePage,
  schema: readonly SchemaRecord[],
): readonly AnnotationPatch[] {
  let formulas = 0;
  return patches.map((patch) => {
    const plan = patch.document.type === 'formula' ? page.formulas[formulas++] : undefined;
    return { ...patch, added: patch.added.map((record) => planRecord(record, page, plan, schema)) };
  });
}

function planRecord(
  record: DocumentRecord,
  page: SamplePage,
  plan: PlannedFormula | undefined,
  schema: readonly SchemaRecord[],
): DocumentRecord {
  if (record.kind === 'page') return { ...record, regions: toLayer(page.regions) };
  if (record.kind !== 'formula' || !plan) return record;
  const { symbols, layout, latex } = plan.layers;
  return {
    ...record,
    categories: categoriesOf(plan, schema),
    layers: { symbols: toLayer(symbols), layout: toLayer(layout), latex: toLayer(latex) },
  };
}

function toLayer({ state, reason }: PlannedLayer): Layer {
  return state === 'absent' ? absentLayer : { state, source: 'machine', reason };
}

function categoriesOf(plan: PlannedFormula, schema: readonly SchemaRecord[]) {
  return schema
    .flatMap((category) => {
      if (category.kind !== 'category') return [];
      const facet = schema.find((record) => record.id === category.facet);
      const keys = facet?.kind === 'facet' ? (plan.categories[facet.key] ?? []) : [];
      return keys.includes(category.key) ? [category.id] : [];
    })
    .sort();
}
