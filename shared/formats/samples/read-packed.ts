import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { isImagePath } from '../images/list-images.ts';
import { fileNameOf } from '../path.ts';
import { isObject, parseJson } from '../reading/json-text.ts';
import { quarantine } from '../reading/report.ts';
import type { PlannedSource, ReadingOptions, SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { readCategoryNames } from './category-names.ts';
import { parseSample } from './latex-fields.ts';
import { keyOfSample, packedFiles, type SampleContainer, sampleFiles } from './packed-samples.ts';
import { type FoundSample, planSamples } from './plan-samples.ts';
import { boxPageOfSample } from './sample-record.ts';

/**
 * Samples of containers: files of one key, the name before its first dot. `json` holds the fields; without it `txt` is
 * LaTeX and `cls` a class.
 */
export function packedReader(format: SourceReader['format'], container: SampleContainer): SourceReader {
  return {
    format,
    recognises: (files) => sampleFiles(files, container).some(({ path }) => isImagePath(path)),
    plan: (files, options) => planPacked(files, options, container),
  };
}

async function planPacked(
  files: SourceFiles,
  options: ReadingOptions,
  container: SampleContainer,
): Promise<PlannedSource> {
  const found: FoundSample[] = [];
  const quarantined: QuarantinedSource[] = [];
  const categories = await readCategoryNames(files);
  const listed = files.paths.map((path) => ({ path }));
  const samples = sampleFiles(listed, container);
  // Whoever names the format wants it read, whatever else the containers hold.
  const packed = (samples.length > 0 ? samples : packedFiles(listed, container)).map(({ path }) => path);
  for (const [key, members] of Map.groupBy(packed, keyOfSample)) {
    const image = members.find(isImagePath);
    const telling = members
      .map((member) => ({ member, kind: kindOf(member, key) }))
      .filter(({ kind }) => kind !== null);
    if (image === undefined) {
      for (const { member } of telling)
        quarantined.push(quarantine(member, '', orphanProblem, 'sample-without-picture'));
      continue;
    }
    const fields = new Map<string, unknown>();
    let file = image;
    for (const { member, kind } of telling) {
      const decoded = await files.text(member);
      if (decoded.kind === 'undecodable') {
        // Fields of a row that cannot be read: its picture cannot, either, and is named.
        const isRow = container === 'parquet' && decoded.reason.code === 'file-unreadable';
        if (!isRow) quarantined.push({ source: member, reason: decoded.reason });
        continue;
      }
      if (kind === 'json' || file === image) file = member;
      if (kind === 'json') {
        // A row of Parquet holds numbers, and no text of them.
        const read =
          container === 'parquet' ? parseJson(member, '', decoded.text) : parseSample(member, '', decoded.text);
        if (read.kind === 'unreadable') quarantined.push({ source: member, reason: read.reason });
        else if (isObject(read.value)) for (const [name, value] of Object.entries(read.value)) fields.set(name, value);
      } else if (kind === 'txt') {
        if (!fields.has('text')) fields.set('text', decoded.text.replace(/\r?\n$/, ''));
      } else if (!fields.has('label')) {
        fields.set('label', numberOrText(decoded.text.trim()));
        // A class it is, whatever it looks like.
        fields.set('label_id', null);
      }
    }
    found.push({ page: boxPageOfSample(file, '', Object.fromEntries(fields), categories), name: image, place: '' });
  }
  return planSamples(files, options, found, quarantined);
}

const orphanProblem = 'no picture in the shard has its name, so it was not read; put the picture in and import again';

/** How the name of a member goes on after its key, where it says something of the picture. */
function kindOf(member: string, key: string): 'json' | 'txt' | 'cls' | null {
  const kind = fileNameOf(member)
    .slice(fileNameOf(key).length + 1)
    .toLowerCase();
  return kind === 'json' || kind === 'txt' || kind === 'cls' ? kind : null;
}

function numberOrText(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
