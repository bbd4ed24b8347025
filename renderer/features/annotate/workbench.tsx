import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { ulid } from 'ulid';
import { defaultSettings, Editor, type EditorSettings } from '#renderer/editor/editor.ts';
import type { AnnotationSession } from '#renderer/editor/saving/annotation-session.ts';
import { pruneSelection, selectSymbols } from '#renderer/editor/selection/selection.ts';
import type { Viewport } from '#renderer/editor/viewport/viewport.ts';
import type { ReopenedLayers } from '#renderer/editor/work/reopened-layers.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { PageWork } from '#schemas/contract/annotation.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { FormulaId, PageId, SymbolId } from '#schemas/domain/id.ts';
import { Badges } from './badges.tsx';
import { CanvasHost } from './canvas-host.tsx';
import { makeClassDirectory } from './class-directory.ts';
import { Commands } from './commands.tsx';
import { useDesktopMenu } from './desktop-menu.ts';
import { DialogHost } from './dialogs/dialog-host.tsx';
import { useDialogs } from './dialogs/dialogs.tsx';
import { WorkbenchProvider } from './editor-context.tsx';
import { Filmstrip } from './filmstrip/filmstrip.tsx';
import { useFilmstrip } from './filmstrip/use-filmstrip.ts';
import { RunningBadge } from './guided/running-badge.tsx';
import { useGuidedBoxing } from './guided/use-guided-boxing.ts';
import { HotBar } from './hot-bar/hot-bar.tsx';
import { useHotClasses } from './hot-bar/hot-classes.ts';
import { useKeyboard } from './keyboard/use-keyboard.ts';
import { PalettePopover } from './palette/palette-popover.tsx';
import { Panel, PanelPlace } from './panel/panel.tsx';
import { useWorkKind } from './second/work-kind.ts';
import { ToolBar } from './tool-bar.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { hideUndone, type ShowNotice } from './use-notices.tsx';
import { type FoundPage, useScreenPort } from './use-screen-port.ts';
import classes from './workbench.module.css';

export interface WorkbenchViewProps {
  readonly session: AnnotationSession;
  readonly schema: ProjectSchema;
  readonly place: Pick<PageWork, 'previous' | 'next' | 'position' | 'pages'>;
  /** The formula that is selected at first. */
  readonly formula: FormulaId | null;
  /** Its symbols that are selected at first. */
  readonly symbols: readonly SymbolId[];
  readonly openPage: (page: PageId) => void;
  /** Null where nobody answered, which is told by then. */
  readonly findUnfinished: (after: PageId) => Promise<FoundPage | null>;
  readonly showNotice: ShowNotice;
}

/** Tool and view settings stay as they were from page to page. */
let lastSettings: EditorSettings = defaultSettings;
/** Where the last page was looked at, for whoever keeps the view. */
let lastViewport: Viewport | null = null;

/** Everything around one open page. While the next page is on its way, nothing of it is drawn again. */
export const WorkbenchView = memo(function WorkbenchView(props: WorkbenchViewProps) {
  const { session, schema, place, formula, symbols, openPage, findUnfinished, showNotice } = props;
  const { can, project } = useSession();
  const kind = useWorkKind();
  const dialogs = useDialogs();
  const changesRegions = kind === 'truth';
  const editor = useEditor(session, { formula, symbols, changesRegions }, showNotice);
  const directory = useMemo(() => makeClassDirectory(schema), [schema]);
  const hot = useHotClasses(project.id, directory.classes);
  const filmstrip = useFilmstrip();
  const guided = useGuidedBoxing(editor, directory, schema.settings.record.latexPolicy);
  const screen = useScreenPort({
    editor,
    guided,
    classes: directory,
    dialogs,
    project: project.id,
    schema,
    hot,
    filmstrip,
    place,
    layersAsked: schema.settings.record.layersAsked,
    isReviewer: kind === 'truth' && can('reviewer'),
    openPage,
    findUnfinished,
    showNotice,
  });
  useEffect(() => {
    editor.setNotation(directory.notation);
  }, [editor, directory]);
  // The canvas is painted first.
  const showsPanel = useDeferredValue(true, false);
  useKeyboard({ editor, screen });
  useDesktopMenu({ editor, screen });
  const workbench = useMemo(
    () => ({ editor, screen, schema, classes: directory, guided, place, openPage }),
    [editor, screen, schema, directory, guided, place, openPage],
  );
  return (
    <WorkbenchProvider value={workbench}>
      <div className={classes.workbench}>
        <TopBar />
        <div className={classes.middle}>
          <ToolBar />
          <div className={classes.column}>
            <div className={classes.stage}>
              <CanvasHost />
              <Badges />
              <RunningBadge />
              <PalettePopover />
            </div>
            <HotBar hot={hot} />
            {filmstrip.shown && kind === 'truth' && <Filmstrip />}
          </div>
          {showsPanel ? <Panel /> : <PanelPlace />}
        </div>
      </div>
      <DialogHost />
      <Commands />
    </WorkbenchProvider>
  );
});

interface AtFirst extends Pick<WorkbenchViewProps, 'formula' | 'symbols'> {
  readonly changesRegions: boolean;
}

function makeEditor(session: AnnotationSession, atFirst: AtFirst, showNotice: ShowNotice): Editor {
  const { formula, symbols, changesRegions } = atFirst;
  const onReopened = (reopened: ReopenedLayers) => {
    const act = session.getState().history.done.at(-1)?.acts[0];
    const stands = () => session.getState().history.done.some(({ acts }) => acts[0] === act);
    // What was done after it goes with it; it can be redone.
    const onUndo = () => {
      while (stands()) editor.undo();
    };
    showNotice({ kind: 'reopened', ...reopened, stands, onUndo });
  };
  const ports = { newId: ulid, notify: showNotice, onReopened, onUndone: hideUndone, changesRegions };
  const editor = new Editor(session, ports, lastSettings);
  if (lastSettings.keepsView && lastViewport) editor.restoreViewport(lastViewport);
  if (formula !== null) editor.select(pruneSelection(selectSymbols(formula, symbols), editor.getState().work));
  return editor;
}

/** The editor of a session, for as long as its page is shown. */
function useEditor(session: AnnotationSession, atFirst: AtFirst, showNotice: ShowNotice): Editor {
  const [made, setMade] = useState(() => makeEditor(session, atFirst, showNotice));
  // Everything around the canvas stays where it is from page to page; the editor is that of the page.
  const editor = made.session === session ? made : makeEditor(session, atFirst, showNotice);
  if (editor !== made) setMade(editor);
  useEffect(() => {
    editor.connect();
    // Noted at every change: the next page's editor is made before this one is let go.
    const stop = editor.subscribe(() => {
      lastSettings = editor.settings();
      lastViewport = editor.getState().viewport;
    });
    return () => {
      stop();
      editor.dispose();
    };
  }, [editor]);
  return editor;
}
