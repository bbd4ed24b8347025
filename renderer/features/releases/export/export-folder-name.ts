/** Name that is proposed for the folder of an export: project and release, safe on every file system. */
export function exportFolderName(projectName: string, releaseNumber: number | null): string {
  const words = projectName
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, ' ')
    .replace(/\s+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  const stem = words === '' ? 'quotient' : words;
  return releaseNumber === null ? `${stem}-export` : `${stem}-release-${releaseNumber}`;
}
