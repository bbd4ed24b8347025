import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { extensionOf, fileNameOf, folderOf, stemOf } from '../path.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';

const isMath = (path: string) => extensionOf(path) === 'txt' && /^(math|.*_math|unimer.*)$/i.test(stemOf(path));

/** UniMERNet and pix2tex: `math.txt` with one formula a line, and pictures named by the number of the line, from 0. */
export const unimernetReader: SourceReader = {
  format: 'unimernet',
  recognises: (files) =>
    files.some(({ path }) => isMath(path)) &&
    files.some(({ path }) => /^\d{4,}$/.test(stemOf(path)) && extensionOf(path) === 'png'),
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    const texts = files.paths.filter(isMath);
    for (const file of texts) {
      const decoded = await files.text(file);
      if (decoded.kind === 'undecodable') {
        quarantined.push({ source: file, reason: decoded.reason });
        continue;
      }
      const lines = decoded.text.split('\n').map((line) => line.replace(/\r$/, ''));
      const below = folderOf(file) === '' ? '' : `${folderOf(file)}/`;
      for (const image of files.images.paths) {
        if (!/^\d+$/.test(stemOf(image)) || (texts.length > 1 && !image.startsWith(below))) continue;
        const latex = lines[Number(stemOf(image))];
        if (latex === undefined || latex.trim() === '') {
          quarantined.push(quarantine(image, '', `${fileNameOf(file)} has no line ${Number(stemOf(image)) + 1}`));
        } else found.push({ page: { file, boxes: [], problems: [], latex, isSilent: true }, name: image, place: '' });
      }
    }
    return planSamples(files, options, found, quarantined);
  },
};
