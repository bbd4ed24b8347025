import { type BrowserWindow, dialog, ipcMain, shell } from 'electron';
import { z } from 'zod';
import type { FolderId } from '#schemas/contract/host.ts';
import { channels, mostNamedFiles } from '#schemas/desktop/bridge.ts';
import { type AnswerOf, Question } from '#schemas/desktop/question.ts';
import type { CoreProcess } from './core-process.ts';
import { isFromOwnPage } from './own-page.ts';

/** As the preload sends them: empty where a file lies nowhere on this machine. */
const Paths = z.array(z.string().max(40_000)).max(mostNamedFiles);

/** Answers what the page asks. Rejects what is no question, or not of the window's own page. */
export function answerQuestions(window: BrowserWindow, core: CoreProcess): void {
  ipcMain.handle(channels.ask, async (event, question: unknown) => {
    if (!isFromOwnPage(event, window)) throw new Error('A question came from a foreign page.');
    return await answer(Question.parse(question), window, core);
  });
  ipcMain.handle(channels.nameFiles, async (event, paths: unknown) => {
    if (!isFromOwnPage(event, window)) throw new Error('Files came from a foreign page.');
    return await nameFiles(Paths.parse(paths), core);
  });
}

async function answer(
  question: Question,
  window: BrowserWindow,
  core: CoreProcess,
): Promise<AnswerOf[Question['type']]> {
  switch (question.type) {
    case 'choose-folder':
      return await chooseFolder(question, window, core);
    case 'reveal-export':
      return reveal(await core.request({ type: 'path-of-export', job: question.job }));
    case 'reveal-project':
      return reveal(await core.request({ type: 'path-of-project' }));
  }
}

async function chooseFolder(
  { title, action, canMake, start }: Extract<Question, { type: 'choose-folder' }>,
  window: BrowserWindow,
  core: CoreProcess,
): Promise<FolderId | null> {
  const defaultPath = start === null ? null : await core.request({ type: 'path-of-folder', folder: start });
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    buttonLabel: action,
    ...(defaultPath !== null && { defaultPath }),
    properties: ['openDirectory', ...(canMake ? (['createDirectory'] as const) : [])],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  const [id] = await core.request({ type: 'name-paths', paths: [path] });
  return id ?? null;
}

async function nameFiles(paths: readonly string[], core: CoreProcess): Promise<readonly (FolderId | null)[]> {
  const known = paths.filter((path) => path !== '');
  const ids = await core.request({ type: 'name-paths', paths: known });
  const idOf = new Map(known.map((path, index) => [path, ids[index] ?? null]));
  return paths.map((path) => idOf.get(path) ?? null);
}

/** Shows a folder in the file manager, selected in the one that holds it. */
export function reveal(path: string | null): boolean {
  if (path !== null) shell.showItemInFolder(path);
  return path !== null;
}
