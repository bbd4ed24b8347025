import { type AgreementReport, PairDifference, type SecondPair } from '#schemas/contract/second.ts';
import type { AgreementFigures } from '#schemas/domain/agreement.ts';
import type { AnnotationDocument, SchemaRecord } from '#schemas/domain/document.ts';
import type { CategoryId, PersonId, SecondSampleId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy, type LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { compareAnnotations, type LabelOfClass, type PairAgreement } from '#shared/metrics/agreement.ts';
import { addAgreement, figuresOf, noAgreement, turnAgreement } from '#shared/metrics/agreement-figures.ts';
import type { Project } from '../../project/project.ts';
import { readVersion } from '../history.ts';
import { taskOf } from './annotate-second.ts';
import { readSeconds, type StoredSecond } from './second-documents.ts';

/** How labels and LaTeX are read while annotations are compared. */
interface Reading {
  readonly labelOf: LabelOfClass;
  readonly policy: LatexPolicy;
}

/** How far people agree: over all, for each person and for each category; of one sample or of all. */
export async function agreementReport(project: Project, sample: SecondSampleId | null): Promise<AgreementReport> {
  const reading = readingOf((await project.store.schemaRecords()).map(({ record }) => record));
  let overall = noAgreement;
  const people = new Map<PersonId, PairAgreement>();
  const kinds = new Map<CategoryId, PairAgreement>();
  let open = 0;
  for await (const second of readSeconds(project, { sample })) {
    if (second.root.state === 'open') {
      open += 1;
      continue;
    }
    const { first, agreement } = await comparePair(project, second, reading);
    overall = addAgreement(overall, agreement);
    const { firstAnnotator, annotator } = second.root;
    addTo(people, firstAnnotator, agreement);
    addTo(people, annotator, turnAgreement(agreement));
    for (const category of formulaOf(first)?.categories ?? []) addTo(kinds, category, agreement);
  }
  return {
    overall: figuresOf(overall),
    people: [...people].map(([person, agreement]) => ({ person, figures: figuresOf(agreement) })),
    kinds: [...kinds].map(([category, agreement]) => ({ category, figures: figuresOf(agreement) })),
    open,
  };
}

/** Second annotations that were submitted, with how far each agrees with the first; in parts. */
export async function listPairs(
  project: Project,
  query: {
    readonly sample: SecondSampleId | null;
    readonly states: readonly ('submitted' | 'resolved')[];
    readonly person: PersonId | null;
    readonly category: CategoryId | null;
    readonly confusion: { readonly first: string; readonly second: string } | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ pairs: SecondPair[]; next: string | null }> {
  const reading = readingOf((await project.store.schemaRecords()).map(({ record }) => record));
  const pairs: SecondPair[] = [];
  let last: string | null = null;
  for await (const second of readSeconds(project, { sample: query.sample, states: query.states }, query.after)) {
    if (pairs.length === query.limit) return { pairs, next: last };
    if (!(await isOf(project, second, query))) continue;
    const pair = await describePair(project, second, reading);
    if (pair && (query.confusion === null || hasConfusion(pair.figures, query.confusion))) pairs.push(pair);
    last = second.root.id;
  }
  return { pairs, next: null };
}

/** Whether a pair is one of those that a person, or a category, is counted with. */
async function isOf(
  project: Project,
  { root }: StoredSecond,
  { person, category }: { readonly person: PersonId | null; readonly category: CategoryId | null },
): Promise<boolean> {
  if (person !== null && root.firstAnnotator !== person && root.annotator !== person) return false;
  if (category === null) return true;
  const first = formulaOf(await readVersion(project, root.formula, root.firstRevision));
  return first?.categories.includes(category) ?? false;
}

function hasConfusion(
  { confusions }: AgreementFigures,
  { first, second }: { readonly first: string; readonly second: string },
): boolean {
  return confusions.some((one) => one.first === first && one.second === second);
}

/** A pair with its figures; null where its page is gone. */
export async function describePair(
  project: Project,
  second: StoredSecond,
  reading: Reading,
): Promise<SecondPair | null> {
  const task = await taskOf(project, second);
  if (!task) return null;
  const { agreement } = await comparePair(project, second, reading);
  const figures = figuresOf(agreement);
  const { firstAnnotator, annotator, submittedAt, resolution } = second.root;
  return { ...task, firstAnnotator, annotator, submittedAt, resolution, figures, differs: differencesOf(figures) };
}

/** How a project's schema says labels and LaTeX are read. */
export function readingOf(records: readonly SchemaRecord[]): Reading {
  const classes = new Map(
    records.flatMap((record) => (record.kind === 'symbol-class' ? [[record.id, record] as const] : [])),
  );
  const settings = records.find((record) => record.kind === 'settings');
  return {
    labelOf: (id) => {
      const found = id === null ? undefined : classes.get(id);
      if (!found) return null;
      return (found.aliasOf === null ? undefined : classes.get(found.aliasOf)?.label) ?? found.label;
    },
    policy: settings?.kind === 'settings' ? settings.latexPolicy : defaultLatexPolicy,
  };
}

async function comparePair(
  project: Project,
  { root, formula }: StoredSecond,
  { labelOf, policy }: Reading,
): Promise<{ readonly first: AnnotationDocument; readonly agreement: PairAgreement }> {
  const first = await readVersion(project, root.formula, root.firstRevision);
  return { first, agreement: compareAnnotations(first, formula, labelOf, policy) };
}

/** What a person would have to decide. LaTeX that is only written otherwise, and boxes that lie a little off, are not. */
function differencesOf(figures: AgreementFigures): PairDifference[] {
  const isWhole = (share: number | null) => share === null || share === 1;
  const differs: Readonly<Record<PairDifference, boolean>> = {
    boxes: !isWhole(figures.boxF1),
    labels: !isWhole(figures.labelShare),
    relations: !isWhole(figures.relationF1),
    // Where the trees differ, so do the orders that follow from them.
    order: isWhole(figures.relationF1) && isWhole(figures.boxF1) && !isWhole(figures.orderTau),
    latex: !isWhole(figures.latexExact) || figures.latexFormulas !== figures.formulas,
  };
  return PairDifference.options.filter((part) => differs[part]);
}

function addTo<Key>(sums: Map<Key, PairAgreement>, key: Key, agreement: PairAgreement): void {
  sums.set(key, addAgreement(sums.get(key) ?? noAgreement, agreement));
}
