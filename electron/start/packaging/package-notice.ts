import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '#schemas/domain/notice.ts';

const licenceFile = /^(?:licen[cs]e|copying|notice|third[-_]?party)/i;

/** What has to be said of a package, from the files in its folder. */
export function noticeOf(folder: string): Notice {
  const manifest: { name: string; version: string; license?: string; homepage?: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const texts = [folder, join(folder, 'dist')].flatMap(licenceTextsIn);
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license ?? '',
    address: manifest.homepage ?? '',
    text: [...new Set([...texts, ...librariesInReadme(folder)])].join('\n\n'),
  };
}

function licenceTextsIn(folder: string): readonly string[] {
  return filesIn(folder)
    .filter((name) => licenceFile.test(name) && !/\.[cm]?[jt]s$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

/** Packages of native code name the libraries in them, and the licences of these, in a section of their readme. */
function librariesInReadme(folder: string): readonly string[] {
  const readme = filesIn(folder).find((name) => /^readme\.md$/i.test(name));
  const section = readme && /^#+ Licensing\s*$([\s\S]*)/m.exec(readFileSync(join(folder, readme), 'utf8'))?.[1];
  return section && section.includes('third-party') ? [section.trim()] : [];
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
