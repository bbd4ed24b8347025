import type { StandInApplication } from '../stand-in/application.ts';

type DialogName = 'showOpenDialog' | 'showMessageBox';

interface Scripted {
  readonly name: DialogName;
  readonly answer: unknown;
}

/** Answers the next and all later dialogs of a kind, and keeps what they were opened with. */
export async function scriptDialog(app: StandInApplication, name: DialogName, answer: unknown): Promise<void> {
  await app.evaluate(
    ({ dialog }, scripted: Scripted) => {
      const open = async (...args: readonly unknown[]) => {
        // The window comes first, the options last.
        Object.assign(globalThis, { dialogs: [...(Reflect.get(globalThis, 'dialogs') ?? []), args.at(-1)] });
        return scripted.answer;
      };
      Object.assign(dialog, { [scripted.name]: open });
    },
    { name, answer },
  );
}

export interface OpenedDialog {
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly buttonLabel?: string;
  readonly buttons?: readonly string[];
  readonly defaultPath?: string;
  readonly properties?: readonly string[];
}

/** What dialogs were opened with since they were scripted. */
export async function openedDialogs(app: StandInApplication): Promise<readonly OpenedDialog[]> {
  return await app.evaluate((): readonly OpenedDialog[] => Reflect.get(globalThis, 'dialogs') ?? []);
}
