import { archiveExtension } from '#schemas/formats/archive-manifest.ts';
import { portableName } from '#shared/words/portable-name.ts';

/** Name that is proposed for the archive of a project, safe on every file system. */
export function archiveFileName(projectName: string): string {
  return `${portableName(projectName) || 'project'}${archiveExtension}`;
}
