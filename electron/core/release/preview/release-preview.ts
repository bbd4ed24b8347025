import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { type OpenRelease, openRelease } from '../open-release.ts';
import { cutHere } from '../writing/pictures/picture-source.ts';
import { BoundedTasks } from '../writing/threads/bounded-tasks.ts';
import { countClasses, type SideCounts } from './count-classes.ts';
import { sampleOtherClasses, samplePages, samplePreview } from './sample-preview.ts';

/** A page with its regions, or a formula with its symbols, drawn as a person checks it. */
export interface Sample {
  readonly side: SplitSide;
  readonly name: string;
  /** PNG or JPEG, as a `data:` address. */
  readonly picture: string;
  /** Pixels of the cut that boxes refer to. */
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (Box & { readonly label: string })[];
  readonly latex: string;
}

/** What people see of a release: a few pages and formulas of each side, and its classes. */
export interface ReleasePreview {
  readonly pages: readonly Sample[];
  readonly formulas: readonly Sample[];
  readonly classes: readonly {
    readonly symbolClass: SymbolClassId;
    readonly counts: SideCounts;
    /** A symbol of each side, as a `data:` address. */
    readonly crops: Readonly<Partial<Record<SplitSide, string>>>;
  }[];
}

const cacheKind = 'previews';
/** Grows when the same release is shown otherwise. */
const previewVersion = 2;

/**
 * The preview of a release, as it was drawn when it was frozen; drawn now where that is lost. It is the same for all
 * exports of the release, and drawing it takes longer than to write a small one.
 *
 * @param onPicture Is called before each picture that is drawn. What it throws ends the work.
 * @throws AppError `corrupt-file` or `not-found` where a picture was lost
 */
export async function releasePreview(
  project: Project,
  opened: OpenRelease,
  onPicture: () => void = () => undefined,
): Promise<ReleasePreview> {
  const name = `${opened.release.contentSha256}-${previewVersion}.json`;
  const known = await project.media.readCached(cacheKind, name);
  const kept = known && readPreview(known);
  if (kept) return kept;
  const drawn = await drawPreview(project, opened, onPicture);
  try {
    await project.media.writeCached(cacheKind, name, Buffer.from(JSON.stringify(drawn)));
  } catch (error) {
    // The project's disk may be full where the export goes to another one.
    project.runtime.log('warning', 'The preview of a release could not be kept', error);
  }
  return drawn;
}

/**
 * Draws the preview of a release that was just frozen. A picture that was lost is told by whoever exports it. Where it is
 * cancelled, the release stands as it was frozen, and its first export draws the preview.
 */
export async function drawAhead(project: Project, { id }: Release, handle: JobHandle): Promise<void> {
  try {
    handle.progress('drawing-preview', 0, null);
    let drawn = 0;
    await releasePreview(project, await openRelease(project.store, id), () => {
      handle.throwIfCancelled();
      drawn += 1;
      handle.progress('drawing-preview', drawn, null);
    });
  } catch (error) {
    if (handle.signal.aborted) return;
    project.runtime.log('info', 'The preview of a release could not be drawn', error);
  }
}

/** What the program has kept itself under a name that says its version has the shape that it was kept in. */
function readPreview(bytes: Buffer): ReleasePreview | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as ReleasePreview;
  } catch {
    // Damaged: it is drawn anew.
    return null;
  }
}

async function drawPreview(
  { store, media }: Project,
  opened: OpenRelease,
  onPicture: () => void,
): Promise<ReleasePreview> {
  const cut = cutHere({ media, cuts: new BoundedTasks({ count: 1, weight: Number.POSITIVE_INFINITY }) });
  const cutBytes: typeof cut = async (...words) => {
    onPicture();
    return await cut(...words);
  };
  const { counts, firsts } = await countClasses(opened.reader);
  const pages = await samplePages(store, opened, cutBytes);
  const { formulas, crops } = await sampleOtherClasses(await samplePreview(store, opened, cutBytes), firsts, cutBytes);
  const classes = [...counts].map(([symbolClass, own]) => ({
    symbolClass,
    counts: own,
    crops: crops.get(symbolClass) ?? {},
  }));
  return { pages, formulas, classes };
}
