import { availableParallelism } from 'node:os';
import type { ImportOptions, ImportReport } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { archiveExtension } from '#schemas/formats/archive-manifest.ts';
import type { ImportRecord } from '#schemas/formats/import-record.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { latexFault } from '#shared/latex/latex-fault.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { type Actor, hasRole, requireRole } from '../services/actor.ts';
import { announce, documentsOf, newOperation } from '../services/commit.ts';
import { readLatexPolicy } from '../services/latex-policy.ts';
import type { MediaRecord } from '../store/store.ts';
import { type InFlight, inOrder } from './in-order.ts';
import { checkImportCategories } from './pages/check-categories.ts';
import { ClassRegistry } from './pages/class-registry.ts';
import { countsFilled, fillPage } from './pages/fill-page.ts';
import { asRefused, LockedTests } from './pages/locked-tests.ts';
import { type Conversion, patchesOfNewPage } from './pages/new-page.ts';
import { type PreparedPage, preparePage } from './pages/prepare-page.ts';
import { RuleCategories } from './pages/rule-categories.ts';
import { formatsByName, readSources } from './reading/read-sources.ts';
import type { SourceOutcome, SourcePage, SourcePages } from './reading/source-page.ts';
import { unreadPictures } from './reading/unread-pictures.ts';
import { refuseArchiveOptions } from './refuse-archive-options.ts';
import { ImportTally } from './report/import-report.ts';
import { ReasonLists } from './report/reason-lists.ts';
import { UnpackedArchives } from './sources/containers/unpacked-archives.ts';
import { type ListedSources, listSources } from './sources/list-sources.ts';

/** Pages that share a transaction: enough to spare the disk, few enough to keep requests waiting for some milliseconds only. */
const pagesPerTransaction = 32;

/**
 * Pages under way: so many that work waits for every core while a transaction is written, and no more megabytes of
 * files than memory has to spare.
 */
const pagesInFlight: InFlight = { count: Math.max(16, 4 * availableParallelism()), weight: 128_000_000 };

/**
 * Imports files and folders: each page with its truth is one operation. What was imported before a cancel, a full disk
 * or a crash stays; a page is there with all that belongs to it or not at all.
 *
 * @param sources.roots absolute paths of files and folders
 */
export async function runImport(
  project: Project,
  actor: Actor,
  sources: { readonly roots: readonly string[]; readonly options: ImportOptions },
  handle: JobHandle,
): Promise<ImportReport> {
  const { roots, options } = sources;
  await checkImportCategories(project, options.categories);
  if (options.status === 'accepted' && !hasRole(actor, 'reviewer')) {
    throw new AppError(
      'forbidden',
      `${actor.person.name} may import truth as submitted; to import it as accepted takes the role reviewer.`,
      {
        person: actor.person.name,
        role: 'reviewer',
      },
    );
  }
  handle.progress('scanning', 0, null);
  const unpacked = new UnpackedArchives(project.path, handle);
  try {
    return await importListed(project, actor, sources, await listSources(roots, unpacked, handle), handle);
  } finally {
    await unpacked.remove();
  }
}

async function importListed(
  project: Project,
  actor: Actor,
  { roots, options }: { readonly roots: readonly string[]; readonly options: ImportOptions },
  { listing, quarantined: refused, notices }: ListedSources,
  handle: JobHandle,
): Promise<ImportReport> {
  const [single] = listing.values();
  if (single && listing.size === 1 && single.path.endsWith(archiveExtension)) {
    requireRole(actor, 'lead');
    refuseArchiveOptions(single.path, options);
    const { importArchive } = await import('../archive/merging/import-archive.ts');
    return await importArchive(project, actor, single.path, handle);
  }
  const found = await readSources(roots.join(', '), listing, options, handle);
  const batchName = options.batch ?? batchNameAt(project.runtime.now());
  const tally = new ImportTally(found.format, batchName, new ReasonLists(project));
  for (const archive of refused) tally.addQuarantined(archive);
  for (const picture of unreadPictures(listing.keys())) tally.addQuarantined(picture);
  for (const quarantined of found.quarantined) tally.addQuarantined(quarantined);
  for (const notice of [...notices, ...found.notices]) tally.addRepaired(notice.source, [notice.reason]);
  const categories = await RuleCategories.read(project.store, options, { roots, formatOf: formatsByName(found) });
  const conversion: Conversion = {
    options,
    classes: await ClassRegistry.read(project),
    categories,
    runtime: project.runtime,
    batch: batchName,
  };
  const lockedTests = await LockedTests.read(project.store);
  const latexPolicy = await readLatexPolicy(project.store);
  const formatOf = formatsByName(found);
  const batch = new Batch(project, actor, { conversion, categories, latexPolicy, lockedTests, tally, formatOf });
  handle.reportSoFar(tally.report);
  try {
    await readPages(found, { project, batch, tally }, handle);
  } finally {
    handle.reportSoFar(tally.finish());
  }
  return tally.report;
}

async function readPages(
  found: SourcePages,
  { project, batch, tally }: { readonly project: Project; readonly batch: Batch; readonly tally: ImportTally },
  handle: JobHandle,
): Promise<void> {
  let done = 0;
  for await (const outcomes of inOrder(
    found.pages,
    pagesInFlight,
    ({ byteCount }) => byteCount,
    (page) => prepare(project, page, handle),
  )) {
    handle.throwIfCancelled();
    for (const outcome of outcomes) {
      if (outcome.kind === 'quarantined') tally.addQuarantined(outcome.quarantined);
      else await batch.add(outcome);
    }
    const read = found.pages[done];
    if (read) tally.countSource(read.format);
    done += 1;
    handle.progress('importing', done, found.pages.length);
  }
  await batch.flush();
}

/** What an import is called where nobody named it: the UTC second at which it started. */
function batchNameAt(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)}`;
}

type NewPage = Extract<PreparedPage, { kind: 'new' }>;
type Prepared = PreparedPage | Extract<SourceOutcome, { kind: 'quarantined' }>;

async function prepare(project: Project, page: SourcePage, handle: JobHandle): Promise<readonly Prepared[]> {
  if (handle.signal.aborted) return [];
  const outcomes = await page.read();
  return await Promise.all(
    outcomes.map(async (outcome) =>
      outcome.kind === 'page' ? await preparePage(project, outcome.record, outcome.bytes) : outcome,
    ),
  );
}

function nameOf({ sources }: ImportRecord): string {
  return sources[0] ?? '';
}

interface BatchParts {
  readonly conversion: Conversion;
  readonly categories: RuleCategories;
  readonly latexPolicy: LatexPolicy;
  readonly lockedTests: LockedTests;
  readonly tally: ImportTally;
  /** The format that a source was read in, by its name. */
  readonly formatOf: (name: string) => string;
}

/** Collects new pages into transactions and counts each once it is stored. */
class Batch {
  readonly #project: Project;
  readonly #actor: Actor;
  readonly #conversion: Conversion;
  readonly #categories: RuleCategories;
  readonly #latexPolicy: LatexPolicy;
  readonly #lockedTests: LockedTests;
  readonly #tally: ImportTally;
  readonly #formatOf: BatchParts['formatOf'];
  /** What the pages that this import made are called, by the SHA-256 of their source. */
  readonly #made = new Map<Sha256, string>();
  #pages: NewPage[] = [];

  constructor(project: Project, actor: Actor, parts: BatchParts) {
    const { conversion, categories, latexPolicy, lockedTests, tally, formatOf } = parts;
    this.#project = project;
    this.#actor = actor;
    this.#conversion = conversion;
    this.#categories = categories;
    this.#latexPolicy = latexPolicy;
    this.#lockedTests = lockedTests;
    this.#tally = tally;
    this.#formatOf = formatOf;
  }

  async add(page: PreparedPage): Promise<void> {
    if (page.kind === 'refused') {
      this.#tally.addQuarantined({ source: page.record.sources[0] ?? '', reason: page.reason });
      return;
    }
    if (page.kind === 'existing') {
      await this.flush();
      await this.#fill(page);
      return;
    }
    if (this.#pages.some((waiting) => waiting.sourceSha256 === page.sourceSha256)) await this.flush();
    const [known] = (await this.#project.store.pagesBySource([page.sourceSha256])).values();
    if (known) {
      await this.#fill({ ...page, kind: 'existing', page: known });
      return;
    }
    if (this.#isRefused(page.record, this.#repeatsOf(page))) return;
    this.#pages.push(page);
    if (this.#pages.length >= pagesPerTransaction) await this.flush();
  }

  #repeatsOf({ record, sourceSha256, picture: { perceptualHash }, inkHash }: NewPage): readonly Reason[] {
    const { batch } = this.#conversion;
    const { writer } = record;
    return this.#lockedTests.repeatsOfNew(nameOf(record), {
      sourceSha256,
      writer,
      batch,
      perceptualHash,
      inkHash,
    });
  }

  /** Names what repeats a locked test set. Returns whether it is not to be taken at all. */
  #isRefused(record: ImportRecord, repeats: readonly Reason[]): boolean {
    const source = nameOf(record);
    const [first] = repeats;
    if (!first) return false;
    if (this.#conversion.options.testRepeats === 'hold-out') {
      this.#tally.addHeldOut(source, repeats);
      return false;
    }
    this.#tally.addQuarantined({ source, reason: asRefused(first) });
    return true;
  }

  /** Stores what is waiting. */
  async flush(): Promise<void> {
    const pages = this.#pages;
    this.#pages = [];
    if (pages.length === 0) return;
    const operations = pages.map((page) => this.#operation(patchesOfNewPage(page, this.#conversion)));
    await this.#store(
      operations,
      pages.flatMap((page) => page.media),
    );
    for (const page of pages) {
      this.#tally.countPage(page.record);
      this.#tally.addUnreadable(nameOf(page.record), this.#unreadableOf(page.record));
      const name = page.record.sources[0] ?? page.sourceSha256;
      this.#made.set(page.sourceSha256, name);
      this.#tally.countRules(this.#categories.speakingOf(name), page.record.formulas.length);
      this.#tally.addRepaired(page.record.sources[0] ?? '', [...page.notes, ...page.record.repairs]);
    }
  }

  async #fill(known: Extract<PreparedPage, { kind: 'existing' }>): Promise<void> {
    const { store } = this.#project;
    const repeats = this.#lockedTests.repeatsOfKnown(nameOf(known.record), known.page, known.sourceSha256);
    if (this.#isRefused(known.record, repeats)) return;
    const page = await store.getDocument({ type: 'page', id: known.page });
    const formulas = await store.formulasOfPage(known.page);
    const [work] = await store.review.workOnPages([known.page], null);
    const isWorkedOn = work !== undefined && (work.isEdited || work.isDiscussed);
    const filling = fillPage(page, formulas, known.record, known.boxOf, this.#conversion, isWorkedOn);
    const source = known.record.sources[0] ?? '';
    this.#tally.addDiffering(source, filling.differing, { page: known.page, formula: null });
    if (filling.patches.length === 0) {
      this.#tally.addRepaired(source, this.#repeatedPicture(known, filling.differing.length > 0));
      if (filling.differing.length === 0) this.#tally.countAlreadyThere();
      return;
    }
    await this.#store([this.#operation(filling.patches)], []);
    this.#tally.countFilledLayers(filling.filledLayers);
    if (filling.regions) this.#tally.countRegions(filling.regions);
    else if (pageOf(page)?.batch === this.#conversion.batch) this.#tally.addCounts(countsFilled(filling));
    // Among what this import made nobody would find it.
    else this.#tally.countOntoKnown(countsFilled(filling));
    this.#tally.countCategorised(filling.categorised);
    const ofFilled = { ...known.record, formulas: filling.filledLatex ?? [] };
    this.#tally.addUnreadable(source, this.#unreadableOf(ofFilled));
    this.#tally.addRepaired(source, known.record.repairs);
  }

  /** Names a source whose picture another one of the same dataset has, too: of the two, one page was made. */
  #repeatedPicture(
    { record, sourceSha256 }: Pick<PreparedPage & { kind: 'existing' }, 'record' | 'sourceSha256'>,
    differs: boolean,
  ): readonly Reason[] {
    const [source = ''] = record.sources;
    const other = this.#made.get(sourceSha256);
    if (other === undefined || this.#formatOf(other) !== this.#formatOf(source)) return [];
    const same = `${source}: its picture is that of ${other}, byte by byte, so the two are one page`;
    return differs
      ? [
          reason('picture-repeated-differs', `${same}; where it says something else, that was not taken.`, {
            file: source,
            other,
          }),
        ]
      : [reason('picture-repeated', `${same}, which holds what it says already.`, { file: source, other })];
  }

  /** LaTeX of formulas that arrive as accepted and cannot be read. */
  #unreadableOf({
    formulas,
    incomplete,
    sources,
  }: Pick<ImportRecord, 'formulas' | 'incomplete' | 'sources'>): readonly Reason[] {
    const { options } = this.#conversion;
    if (options.status !== 'accepted' || incomplete.includes('latex')) return [];
    const file = sources[0] ?? '';
    return formulas.flatMap(({ latex }) => {
      const fault = latex === null ? null : latexFault(latex, this.#latexPolicy);
      if (fault === null || latex === null) return [];
      const message = `${file}: the LaTeX ${latex} cannot be read (${fault.message.replace(/\.$/, '')}). It was accepted all the same, and no dataset holds it until it is mended.`;
      return [reason('import-latex-unreadable', message, { file, latex, problem: fault.message })];
    });
  }

  #operation(patches: readonly AnnotationPatch[]): Operation {
    return newOperation(this.#project, this.#actor, 'import', patches);
  }

  /** Stores operations with the classes that they need, in one transaction, and reports these classes. */
  async #store(operations: readonly Operation[], media: readonly MediaRecord[]): Promise<void> {
    const { patches, labels, alike } = this.#conversion.classes.takeNewClasses();
    const schema = patches.length === 0 ? [] : [newOperation(this.#project, this.#actor, 'schema', patches)];
    const all = [...schema, ...operations];
    const outcomes = await this.#project.store.commitAll(all, media);
    for (const [index, outcome] of outcomes.entries()) {
      const documents = documentsOf(outcome);
      const operation = all[index];
      if (operation) announce(this.#project, operation, documents);
    }
    this.#tally.addNewClasses(labels);
    for (const { label, other } of alike) {
      const message = `${label} is a class of its own now, beside ${other}, which is also called so. If they are the same symbol, merge them in the settings of symbol classes.`;
      this.#tally.addRepaired('', [reason('class-alike', message, { label, other })]);
    }
  }
}
