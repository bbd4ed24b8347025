import type { NamedReason } from '#schemas/contract/import-look.ts';
import type { MessageParameters } from '#schemas/domain/app-error.ts';
import { FormulaId, PageId, type ReleaseId, type Sha256, type SplitId } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import { ArchivedItem, ArchivedRelease, ArchivedSetting, ArchivedVersion } from '#schemas/formats/archive-parts.ts';
import { DatasetRecipe, folderOfRecipe } from '#schemas/formats/dataset-recipe.ts';
import { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { BesideRelease, type GonePage } from '#schemas/formats/left-open.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { fitsRecipe } from '#shared/formats/fits-recipe.ts';
import type { GroupNumbers } from '#shared/formats/writing/group-numbers.ts';
import type { Project } from '../../../project/project.ts';
import { groupsOf, readGroups } from '../../../release/freezing/classes/group-numbers.ts';
import { inTurn } from '../../../release/freezing/in-turn.ts';
import { listItems } from '../../../release/list-items.ts';
import { readBeside } from '../../../release/read-beside.ts';
import { readOwnSubModels } from '../../../release/sub-models/read-sub-models.ts';
import type { FormulaVersion, ReleaseItem } from '../../../store/release-store.ts';
import type { MediaRecord } from '../../../store/store.ts';
import type { OpenArchive } from '../../proving/open-archive.ts';
import type { IdMap } from '../remap-ids.ts';
import { type AdoptedClasses, adoptClasses } from './adopt-classes.ts';
import { classesHere } from './classes-here.ts';
import { isTrainedOnHere } from './is-trained-on-here.ts';
import { sidesOf, takeAssignments } from './take-assignments.ts';
import { type TakenSplits, takeSplits } from './take-splits.ts';
import { takeTestVersions } from './take-test-versions.ts';

export interface TakenReleases {
  readonly releases: number;
  readonly splits: number;
  /** What both projects have and hold differently: what is here was kept. */
  readonly conflicts: readonly Reason[];
  /** Pages that got no side; see `takeAssignments`. */
  readonly parted: readonly NamedReason[];
}

const versionsAtOnce = 500;

/**
 * What of an archive this project holds under another id: pages with the same bytes, and their formulas. Null: on such
 * a page, but not to be told which of the formulas here it is.
 */
export type HeldElsewhere = ReadonlyMap<string, string | null>;

/** What is known of records of an archive. */
interface KnownRecords {
  /** Schema records that are here under another id. */
  readonly ids: IdMap;
  readonly elsewhere: HeldElsewhere;
  /** Pages that were removed from its project. */
  readonly gonePage: (page: string) => GonePage | undefined;
}

/**
 * Brings splits, locked test sets, releases and export settings of an archive into a project. They are only
 * ever added to: what this project holds differently stays as it is and is named.
 *
 * @param mediaOf brings a picture that the project lacks
 */
export async function takeReleases(
  project: Project,
  archive: OpenArchive,
  known: KnownRecords,
  mediaOf: (hashes: readonly Sha256[]) => Promise<readonly MediaRecord[]>,
): Promise<TakenReleases> {
  return await inTurn(project.store, () => new ReleaseTaking(project, archive, known, mediaOf).run());
}

class ReleaseTaking {
  readonly #store: Project['store'];
  readonly #archive: OpenArchive;
  readonly #elsewhere: HeldElsewhere;
  readonly #mediaOf: (hashes: readonly Sha256[]) => Promise<readonly MediaRecord[]>;
  readonly #conflicts: Reason[] = [];
  readonly #ids: IdMap;
  readonly #gonePage: KnownRecords['gonePage'];
  readonly #renumbered = new Set<string>();
  /** Releases of the archive by what they are here: where both projects froze the same, this one has its own. */
  readonly #releases = new Map<ReleaseId, ReleaseId>();

  constructor(
    project: Project,
    archive: OpenArchive,
    { ids, elsewhere, gonePage }: KnownRecords,
    mediaOf: (hashes: readonly Sha256[]) => Promise<readonly MediaRecord[]>,
  ) {
    this.#gonePage = gonePage;
    this.#ids = ids;
    this.#store = project.store;
    this.#archive = archive;
    this.#elsewhere = elsewhere;
    this.#mediaOf = mediaOf;
  }

  async run(): Promise<TakenReleases> {
    await this.#takeSettings();
    const splits = await takeSplits(this.#store, this.#archive, this.#ids);
    this.#conflicts.push(...splits.conflicts);
    await this.#takeVersions();
    const releases = await this.#takeAllReleases();
    const trained = await this.#findTrained(splits);
    const sides = await takeAssignments(this.#store, this.#archive, splits.added, (id) => this.#idHere(id));
    this.#conflicts.push(...sides.conflicts);
    const contradicted = new Set([...sides.contradicted, ...trained, ...(await this.#findUnplaced(splits))]);
    const left = await takeTestVersions(this.#store, splits.testVersions, contradicted, (id) => this.#releaseHere(id));
    this.#conflicts.push(...left);
    return { releases, splits: splits.added.size, conflicts: this.#conflicts, parted: sides.parted };
  }

  async #takeSettings(): Promise<void> {
    for await (const line of this.#archive.lines('releases/setting-')) {
      const { kind, key, record } = ArchivedSetting.parse(line);
      const own = (await this.#store.releases.exportSettings(kind)).get(key);
      if (own !== undefined) {
        if (canonicalJson(own) !== canonicalJson(record))
          this.#differ('archive-setting-differs', `the export setting ${key}`, { key });
        continue;
      }
      const taken = kind === 'recipes' ? await this.#recipesHere(key, DatasetRecipe.array().parse(record)) : record;
      if (taken !== null) await this.#store.releases.setExportSetting(kind, key, taken);
    }
  }

  /** Those that can be written for a sub-model as it is here; null where none can. */
  async #recipesHere(key: SubModelKey, recipes: readonly DatasetRecipe[]): Promise<readonly DatasetRecipe[] | null> {
    const subModels = await readOwnSubModels(this.#store);
    const fitting = recipes.filter((recipe) => fitsRecipe(recipe, subModels));
    if (fitting.length === recipes.length) return recipes;
    const formats = recipes
      .filter((recipe) => !fitting.includes(recipe))
      .map(folderOfRecipe)
      .join(', ');
    const message = `The archive keeps ${formats}, which cannot be written for ${key} as it is defined here, so that was not taken: choose its formats under Datasets.`;
    this.#conflicts.push(reason('archive-recipes-unwritable', message, { subModel: key, formats }));
    return fitting.length === 0 ? null : fitting;
  }

  async #takeVersions(): Promise<void> {
    let part: FormulaVersion[] = [];
    const keep = async () => {
      const pictures = new Set(part.map(({ document }) => pictureOf(document)));
      const lacking: Sha256[] = [];
      for (const sha256 of pictures) if (!(await this.#store.getMedia(sha256))) lacking.push(sha256);
      if (lacking.length > 0) await this.#store.commitAll([], await this.#mediaOf(lacking));
      await this.#store.releases.addVersions(part);
      part = [];
    };
    for await (const line of this.#archive.lines('releases/version-')) {
      part.push(ArchivedVersion.parse(line));
      if (part.length >= versionsAtOnce) await keep();
    }
    if (part.length > 0) await keep();
  }

  async #takeAllReleases(): Promise<number> {
    const items = new Map<string, ReleaseItem[]>();
    for await (const line of this.#archive.lines('releases/item-')) {
      const { release, ...item } = ArchivedItem.parse(line);
      const own = items.get(release);
      if (own) own.push(item);
      else items.set(release, [item]);
    }
    let added = 0;
    const taken: GroupNumbers[] = [];
    await this.#joinRecords();
    const classOf = await classesHere(this.#store);
    for await (const line of this.#archive.lines('releases/release-')) {
      const { release, classes, context, leftOpen } = ArchivedRelease.parse(line);
      const { releases } = this.#store;
      const known =
        (await releases.getRelease(release.id)) ?? (await releases.findReleaseByContent(release.contentSha256));
      this.#releases.set(release.id, known?.id ?? release.id);
      const own = items.get(release.id) ?? [];
      if (known) {
        await this.#learnGone(known.id, leftOpen, own);
        continue;
      }
      const numbers = new Set((await releases.listReleases()).map(({ number }) => number));
      const number = numbers.has(release.number) ? Math.max(...numbers) + 1 : release.number;
      const adopted = { ...release, number };
      if (number !== release.number) this.#conflicts.push(renumbered(release.name, release.number, number));
      const indices = adoptClasses(classes, await releases.trainingClasses(), classOf);
      this.#nameRenumbered(indices.renumbered);
      await releases.adoptRelease({
        release: adopted,
        classes,
        given: indices.given,
        items: own,
        context,
        leftOpen: this.#besideHere(leftOpen, own),
      });
      taken.push(groupsOf(context, classes));
      added += 1;
    }
    this.#nameRenumberedGroups(taken, await readGroups(this.#store));
    return added;
  }

  /** Remembers what schema records of the archive, and those of further projects that its releases name, are here. */
  async #joinRecords(): Promise<void> {
    const joined = new Map(this.#ids);
    for await (const line of this.#archive.lines('releases/release-')) {
      for (const [id, there] of Object.entries(ArchivedRelease.parse(line).joined ?? {})) {
        joined.set(id, this.#ids.get(there) ?? there);
      }
    }
    await this.#store.exchanges.saveJoinedRecords(joined);
  }

  /** Each class once for each index that releases of the archive have it under. */
  #nameRenumbered(classes: AdoptedClasses['renumbered']): void {
    for (const { label, there, here } of classes) {
      const name = `${there} ${here} ${label}`;
      if (this.#renumbered.has(name)) continue;
      this.#renumbered.add(name);
      const message = `The class ${label} has training index ${there} in releases of the archive and ${here} here; new releases keep ${here}, so do not mix models that were trained on both.`;
      this.#conflicts.push(reason('archive-class-renumbered', message, { class: label, there, here }));
    }
  }

  /** Each number once for each group that releases of the archive have it for. */
  #nameRenumberedGroups(taken: readonly GroupNumbers[], own: GroupNumbers): void {
    const named = new Set<string>();
    for (const [number, here] of own.entries()) {
      for (const groups of taken) {
        const there = groups[number];
        if (there === undefined || there === here || named.has(`${number} ${there}`)) continue;
        named.add(`${number} ${there}`);
        const message = `Where classes are exported by group, number ${number} is ${there} in releases of the archive and ${here} here; new releases keep ${here}, so do not mix models that were trained on both.`;
        this.#conflicts.push(reason('archive-group-renumbered', message, { number, there, here }));
      }
    }
  }

  /**
   * What is remembered beside a release, as far as it says something here: the log of this project is another one, so
   * what was open there is a figure alone, formulas are called what they are called here, and of test pages that are gone
   * there it says what they were. Null where there is nothing to say.
   */
  #besideHere(written: string | null, items: readonly ReleaseItem[]): string | null {
    const { lastOperation: _, dropped, gone: __, ...kept } = besideOf(written);
    const lost = this.#goneOf(written, items);
    if (written === null && lost.length === 0) return null;
    return canonicalJson({
      ...kept,
      ...(dropped && { dropped: dropped.flatMap((id) => FormulaId.nullable().parse(this.#idHere(id)) ?? []) }),
      ...(lost.length > 0 && { gone: lost }),
    });
  }

  /** Test pages of a release that are gone from the project of the archive, or were never there. */
  #goneOf(written: string | null, items: readonly ReleaseItem[]): readonly GonePage[] {
    const { gone = [] } = besideOf(written);
    const lost = new Map(gone.map((page) => [page.page, page]));
    for (const { page, side } of items) {
      const known = side === 'test' ? this.#gonePage(page) : undefined;
      if (known) lost.set(page, known);
    }
    return [...lost.values()];
  }

  /** Remembers what a release that was here before says too little of: what links others to test pages that are gone. */
  async #learnGone(id: ReleaseId, written: string | null, items: readonly ReleaseItem[]): Promise<void> {
    const lost = this.#goneOf(written, items);
    if (lost.length === 0) return;
    const here = await this.#store.releases.removedTestPages(id);
    const unknown = new Set(here.flatMap(({ page, perceptualHash }) => (perceptualHash === null ? page : [])));
    const learnt = lost.filter(({ page }) => unknown.has(page));
    if (learnt.length === 0) return;
    const beside = await readBeside(this.#store, id);
    await this.#store.releases.setLeftOpen(
      id,
      canonicalJson({ ...beside, gone: [...(beside?.gone ?? []), ...learnt] }),
    );
  }

  /** What this project calls something of the archive; null where that cannot be told. */
  #idHere(id: string): string | null {
    return this.#elsewhere.has(id) ? (this.#elsewhere.get(id) ?? null) : id;
  }

  #releaseHere(id: ReleaseId): ReleaseId | null {
    return this.#releases.get(id) ?? null;
  }

  /** Splits that were here before, of whose locked test set in the archive something may be trained on here. */
  async #findTrained({ added, testVersions }: TakenSplits): Promise<ReadonlySet<SplitId>> {
    const trained = new Set<SplitId>();
    const own = (await this.#store.splits.listSplits()).filter(({ id }) => !added.has(id));
    for (const split of own) {
      for (const version of testVersions) {
        const release = version.split === split.id ? this.#releaseHere(version.release) : null;
        if (release !== null && (await isTrainedOnHere(this.#store, split, release))) trained.add(split.id);
      }
    }
    return trained;
  }

  /** Splits that came with the archive, where something of a locked test set came without its side. */
  async #findUnplaced({ added, testVersions }: TakenSplits): Promise<ReadonlySet<SplitId>> {
    const unplaced = new Set<SplitId>();
    for (const { split, release } of testVersions) {
      const here = added.has(split) ? this.#releaseHere(release) : null;
      if (here === null || unplaced.has(split)) continue;
      const sideHere = sidesOf(await this.#store.splits.assignments(split));
      for (const type of ['page', 'formula'] as const) {
        for await (const { id, page, side } of listItems(this.#store, here, type)) {
          const [unit, pageHere] = [this.#idHere(id), PageId.parse(this.#idHere(page) ?? page)];
          if (side !== 'test' || unit === null) continue;
          if (sideHere({ page: pageHere, unit: FormulaId.parse(unit) }) !== 'test') unplaced.add(split);
        }
      }
    }
    return unplaced;
  }

  #differ(code: string, what: string, parameters: MessageParameters): void {
    const message = `The archive and this project differ in ${what}; what is here was kept.`;
    this.#conflicts.push(reason(code, message, parameters));
  }
}

/** What an archive remembers beside a release. */
function besideOf(written: string | null): BesideRelease {
  return written === null ? {} : BesideRelease.parse(JSON.parse(written));
}

function pictureOf(document: string): Sha256 {
  return FrozenFormula.or(FrozenPage).parse(JSON.parse(document)).picture.sha256;
}

function renumbered(name: string, before: number, after: number): Reason {
  const message = `The release “${name}” of the archive had number ${before}, which is taken here; it is number ${after} now.`;
  return reason('archive-release-renumbered', message, { name: { term: 'release', name }, before, after });
}
