import { expect } from 'vitest';
import type { DesktopApplication } from '#test/desktop/support/application.ts';
import type { SystemChoice } from './journey-app.ts';

interface OpenDialog {
  readonly title?: string;
  readonly buttonLabel?: string;
}

/** Has the dialogs in which folders are chosen wait for the test, as they wait for a person. */
export async function holdDialogs(app: DesktopApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const waiting: { options: unknown; resolve: (answer: unknown) => void }[] = [];
    Object.assign(globalThis, { waitingDialogs: waiting });
    Object.assign(dialog, {
      // The window comes first, the options last.
      showOpenDialog: (...args: readonly unknown[]) =>
        new Promise((resolve) => waiting.push({ options: args.at(-1), resolve })),
    });
  }, null);
}

/** Waits until the dialog is open that a person expects, and picks a folder in it. */
export async function chooseInDialog(app: DesktopApplication, { title, action, path }: SystemChoice): Promise<void> {
  const opened = (): Promise<OpenDialog | null> =>
    app.evaluate(() => {
      const [first]: { options: OpenDialog }[] = Reflect.get(globalThis, 'waitingDialogs');
      return first?.options ?? null;
    }, null);
  await expect.poll(opened).toMatchObject({ title, buttonLabel: action });
  await app.evaluate((_electron, chosen: string) => {
    const waiting: { resolve: (answer: unknown) => void }[] = Reflect.get(globalThis, 'waitingDialogs');
    waiting.shift()?.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}
