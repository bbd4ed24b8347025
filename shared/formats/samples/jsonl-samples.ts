import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { isObject, textOf } from '../reading/json-text.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceFiles } from '../reading/source-reader.ts';
import { parseSample } from './latex-fields.ts';
import type { FoundSample } from './plan-samples.ts';
import { boxPageOfSample } from './sample-record.ts';

/** Samples of JSON lines files whose lines name their picture in one of `nameFields`. */
export async function jsonlSamples(
  files: SourceFiles,
  paths: readonly string[],
  nameFields: readonly string[],
  categories: readonly string[] | null,
): Promise<{ readonly found: readonly FoundSample[]; readonly quarantined: readonly QuarantinedSource[] }> {
  const found: FoundSample[] = [];
  const quarantined: QuarantinedSource[] = [];
  for (const path of paths) {
    const decoded = await files.text(path);
    if (decoded.kind === 'undecodable') {
      quarantined.push({ source: path, reason: decoded.reason });
      continue;
    }
    for (const [index, line] of decoded.text.split('\n').entries()) {
      if (line.trim() === '') continue;
      const place = `line ${index + 1}`;
      const read = parseSample(path, place, line);
      if (read.kind === 'unreadable') quarantined.push({ source: path, reason: read.reason });
      else {
        const fields = isObject(read.value) ? read.value : {};
        const name = nameFields.map((field) => textOf(fields[field])).find((value) => value !== null);
        if (name == null) quarantined.push(unnamed(path, place, nameFields));
        else found.push({ page: boxPageOfSample(path, place, fields, categories), name, place });
      }
    }
  }
  return { found, quarantined };
}

function unnamed(path: string, place: string, nameFields: readonly string[]): QuarantinedSource {
  return quarantine(path, place, `it names no picture (${nameFields.join(' or ')})`, 'picture-unnamed');
}
