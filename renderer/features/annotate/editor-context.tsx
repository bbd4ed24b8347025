import {
  createContext,
  type ReactNode,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useReducer,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { ScreenPort } from '#renderer/editor/actions/action-context.ts';
import type { Editor } from '#renderer/editor/editor.ts';
import type { EditorState } from '#renderer/editor/editor-state.ts';
import type { PageWork } from '#schemas/contract/annotation.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { ClassDirectory } from './class-directory.ts';
import type { GuidedBoxing } from './guided/use-guided-boxing.ts';

/** What every part of the annotation screen stands on. */
export interface Workbench {
  readonly editor: Editor;
  readonly screen: ScreenPort;
  readonly schema: ProjectSchema;
  readonly classes: ClassDirectory;
  readonly guided: GuidedBoxing;
  readonly place: Pick<PageWork, 'previous' | 'next' | 'position' | 'pages'>;
  readonly openPage: (page: PageId) => void;
}

const WorkbenchContext = createContext<Workbench | null>(null);

export function WorkbenchProvider({ value, children }: { readonly value: Workbench; readonly children: ReactNode }) {
  return <WorkbenchContext value={value}>{children}</WorkbenchContext>;
}

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('A part of the annotation screen was shown without its editor.');
  return workbench;
}

/**
 * A value read from the editor's state; `read` gives the same object while nothing about it changed. It is shown before
 * anything else happens: for what the keyboard or a field being typed in depends on. All else follows the canvas by
 * `useFollowedState`.
 */
export function useEditorState<T>(read: (state: EditorState) => T): T {
  const { editor } = useWorkbench();
  const subscribe = useCallback((listener: () => void) => editor.subscribe(listener), [editor]);
  return useSyncExternalStore(subscribe, () => read(editor.getState()));
}

/**
 * As `useEditorState`, but shown when there is time: the canvas and the next key come first, and what React draws for
 * it is interrupted by them. What is drawn is always read from the newest state. Nothing is drawn for what `isSame`
 * finds unchanged: parts read just what they show, so that an edit costs what it changes.
 */
export function useFollowedState<T>(read: (state: EditorState) => T, isSame: (a: T, b: T) => boolean = Object.is): T {
  const { editor } = useWorkbench();
  const [, follow] = useReducer((count: number) => count + 1, 0);
  const value = read(editor.getState());
  const shown = useRef(value);
  useLayoutEffect(() => {
    shown.current = value;
  });
  const check = useEffectEvent(() => {
    if (!isSame(read(editor.getState()), shown.current)) startTransition(follow);
  });
  useEffect(() => {
    check();
    return editor.subscribe(check);
  }, [editor]);
  return value;
}
