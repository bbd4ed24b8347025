import type { Container } from '#schemas/formats/dataset-recipe.ts';
import { portableName } from '#shared/words/portable-name.ts';

/** What the folder is picked for in which exports lie. */
export const exportsPurpose = 'exports';

/** Name that is proposed for the folder of an export: project and release, safe on every file system. */
export function exportFolderName(projectName: string, releaseNumber: number | null): string {
  const stem = portableName(projectName) || 'quotient';
  return releaseNumber === null ? `${stem}-export` : `${stem}-release-${releaseNumber}`;
}

const zipEnding = /\.zip$/i;

/**
 * A name of an export as its container is named: a zip file ends in `.zip`, without which nobody would know it for one, nor
 * could choose it to be verified; a folder does not.
 */
export function nameInContainer(typed: string, container: Container): string {
  const name = typed.trim();
  if (container !== 'zip') return name.replace(zipEnding, '');
  return name === '' || zipEnding.test(name) ? name : `${name}.zip`;
}
