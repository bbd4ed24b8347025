import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenPage } from '#schemas/formats/frozen-release.ts';
import { regionClipped, regionOutside } from '../boxes/box-dataset.ts';
import { type DatasetFormat, type Entry, type ReleaseReader, registerFormat } from '../dataset-format.ts';
import { chooseRegionClasses, type RegionClasses } from '../writing/class-choice.ts';
import { clipBox } from '../writing/cut-window.ts';
import { itemName } from '../writing/item-name.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { differs } from '../writing/place-formula.ts';
import { type CocoItem, type CocoObject, cocoImageFolder, cocoLoading, writeCoco } from './write-coco.ts';

/**
 * Pages with the regions of their formulas as COCO detection: one category `formula`, or one for each way in which a
 * formula stands in the text, which is also the attribute `placement`. A formula of which no truth could be made is a crowd annotation: it stands there, so
 * the page must not teach that there is none, but nobody is to be judged by it.
 */
const format: DatasetFormat<'regions'> = {
  id: 'coco',
  title: 'COCO',
  subModel: 'extractor',
  version: '1',
  options: ['regions'],
  isUsual: true,
  loading: cocoLoading,
  write: (release, { regions }) => {
    const chosen = chooseRegionClasses(regions);
    return writeCoco({
      description: `Release ${release.number}: formulas on pages`,
      version: release.contentSha256,
      categories: chosen.classes.map(({ index, name, group }) => ({ id: index + 1, name, supercategory: group })),
      notHeld: ['writer', 'categories'],
      items: () => pagesOf(release, chosen),
    });
  },
};

export const extractorCoco = registerFormat(format);

async function* pagesOf(release: ReleaseReader, chosen: RegionClasses): AsyncGenerator<CocoItem> {
  for await (const { side, page } of release.pages()) yield itemOf(page, side, chosen);
}

function itemOf(page: FrozenPage, side: SplitSide, chosen: RegionClasses): CocoItem {
  const { picture } = page;
  const { width, height } = picture;
  const name = itemName(page.sourceName, page.page);
  const placed = placePicture(cocoImageFolder(side), name, picture, { x: 0, y: 0, width, height });
  const entries: Entry[] = [...placed.entries];
  const objects: CocoObject[] = [];
  for (const { box, placement, unusable } of page.regions) {
    const clipped = clipBox(box, picture);
    if (clipped === null) entries.push({ kind: 'noted', item: name, reason: regionOutside });
    else {
      if (differs(box, clipped)) entries.push({ kind: 'noted', item: name, reason: regionClipped });
      objects.push({
        category: chosen.classOf(placement).index + 1,
        box: clipped,
        crowd: unusable ? 1 : 0,
        attributes: { placement: placement ?? 'unknown' },
      });
    }
  }
  return { kind: 'image', side, fileName: placed.fileName, width, height, objects, entries };
}
