import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { FolderId } from '#schemas/contract/host.ts';
import { mostNamedFiles } from '#schemas/desktop/bridge.ts';
import { desktopBridge } from './bridge.ts';

/** Names files and folders of this machine, so that the core reads them where they lie; null in a browser. */
export const namePlaces = desktopBridge === null ? null : nameAll(desktopBridge.nameFiles);

function nameAll(nameFiles: NonNullable<typeof desktopBridge>['nameFiles']) {
  return async (files: readonly File[]): Promise<FolderId[]> => {
    const ids: FolderId[] = [];
    for (let start = 0; start < files.length; start += mostNamedFiles) {
      const part = files.slice(start, start + mostNamedFiles);
      const named = await nameFiles(part);
      for (const [place, id] of named.entries()) {
        if (id === null) throw nowhere(part[place]?.name ?? '');
        ids.push(id);
      }
    }
    return ids;
  };
}

/** Dragged out of another program, which has it in memory alone. */
function nowhere(name: string): ShownError {
  return {
    code: 'unsupported-file',
    message: `“${name}” does not lie on this computer. Save it to a folder and import it from there.`,
    parameters: { file: name },
  };
}
