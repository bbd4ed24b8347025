import { useCallback, useDeferredValue, useLayoutEffect, useMemo } from 'react';
import { labelSymbols } from '#renderer/editor/edits/change-symbols.ts';
import { unionOf } from '#renderer/editor/geometry/box.ts';
import { boxesOf } from '#renderer/editor/scene/boxes-of.ts';
import { sceneOf } from '#renderer/editor/scene/scene.ts';
import type { Selection } from '#renderer/editor/selection/selection.ts';
import { boxToScreen, type Viewport } from '#renderer/editor/viewport/viewport.ts';
import { formulaIn, type Work } from '#renderer/editor/work/work.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { useSuggestedClasses } from '../guided/use-suggested-classes.ts';
import { palettePlaced } from '../notice-place.ts';
import { Palette } from './palette.tsx';
import { placePalette } from './place-palette.ts';
import { rememberClass } from './recent-classes.ts';
import { useClassHabits } from './use-class-habits.ts';

/**
 * The palette beside the selected symbols, while it listens. Between two boxes it stays drawn, out of sight and out of
 * reach: to draw its classes anew at each box would cost more than all else that a box costs.
 */
export function PalettePopover() {
  const opening = useEditorState((state) => (state.isListening ? state.listenCount : null));
  // The canvas is painted first; who draws a box before that finds the palette there all the same.
  const isReady = useDeferredValue(true, false);
  // Each page counts its openings from the first: what was typed on another one is not this one's.
  const page = useEditorState(({ work }) => work.page.ref.id);
  return isReady || opening !== null ? <StandingPalette key={page} opening={opening} /> : null;
}

function StandingPalette({ opening }: { readonly opening: number | null }) {
  const { editor, screen, classes: directory } = useWorkbench();
  const project = useSession().project.id;
  const isOpen = opening !== null;
  // While it is closed, nothing that is chosen, changed or moved on the canvas is read.
  const selection = useEditorState((state) => (isOpen ? state.selection : null));
  const work = useEditorState((state) => (isOpen ? state.work : null));
  const viewport = useEditorState((state) => (isOpen ? state.viewport : null));
  const asked = selection && work && viewport ? askedFor(selection, work, viewport) : null;
  const { suggested, isAwaited } = useSuggestedClasses(isOpen);
  const newest = useClassHabits(project);
  const settled = useDeferredValue(newest);
  const habits = isOpen ? newest : settled;
  const ranked = useMemo(
    () => (suggested.length === 0 ? habits : { ...habits, recent: [...suggested, ...habits.recent] }),
    [habits, suggested],
  );
  const choose = useCallback(
    ({ id }: SymbolClass) => {
      const { work: current, selection: chosen } = editor.getState();
      editor.edit(labelSymbols(current, chosen.symbols, id), 'label');
      rememberClass(project, id);
      editor.stopListening();
      screen.focusCanvas();
    },
    [editor, screen, project],
  );
  const leave = useCallback(() => editor.stopListening(), [editor]);
  const { left = 0, top = 0 } = asked ?? {};
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    palettePlaced({ left, top });
    return () => palettePlaced(null);
  }, [isOpen, left, top]);
  return (
    // Between two boxes it is laid out and takes no pointer: the page under it is drawn on.
    <div
      style={{
        position: 'absolute',
        left,
        top,
        zIndex: 5,
        pointerEvents: asked === null ? 'none' : 'auto',
      }}
    >
      <Palette
        opening={asked && opening}
        symbolClasses={directory.classes}
        habits={ranked}
        isAwaited={isAwaited}
        count={asked?.count ?? 1}
        current={asked?.current ?? null}
        onChoose={choose}
        onLeave={leave}
        onClosed={screen.focusCanvas}
      />
    </div>
  );
}

/** What a class is asked for, and where: CSS pixels of the canvas. Null where nothing is selected. */
function askedFor(selection: Selection, work: Work, viewport: Viewport) {
  const { symbols } = sceneOf(work);
  const around = unionOf(boxesOf(selection.symbols, symbols).values());
  if (!around) return null;
  const classesOfSelection = new Set([...selection.symbols].map((id) => symbols.get(id)?.symbolClass ?? null));
  const [current] = classesOfSelection.size === 1 ? classesOfSelection : [null];
  const region = selection.formula === null ? null : formulaIn(work, selection.formula)?.region;
  const formula = region ? boxToScreen(viewport, region) : null;
  const place = placePalette(boxToScreen(viewport, around), formula, viewport);
  return { ...place, current: current ?? null, count: selection.symbols.size };
}
