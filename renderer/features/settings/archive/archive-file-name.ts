import { archiveExtension } from '#schemas/formats/archive-manifest.ts';

/** Name that is proposed for the archive of a project, safe on every file system. */
export function archiveFileName(projectName: string): string {
  const words = projectName
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, ' ')
    .replace(/\s+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return `${words === '' ? 'project' : words}${archiveExtension}`;
}
