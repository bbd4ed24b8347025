import { portableName } from '#shared/words/portable-name.ts';

/** What the folder is picked for in which exports lie. */
export const exportsPurpose = 'exports';

/** Name that is proposed for the folder of an export: project and release, safe on every file system. */
export function exportFolderName(projectName: string, releaseNumber: number | null): string {
  const stem = portableName(projectName) || 'quotient';
  return releaseNumber === null ? `${stem}-export` : `${stem}-release-${releaseNumber}`;
}
