import { labelSymbols } from '#renderer/editor/edits/change-symbols.ts';
import { unionOf } from '#renderer/editor/geometry/box.ts';
import { boxesOf } from '#renderer/editor/scene/boxes-of.ts';
import { boxToScreen } from '#renderer/editor/viewport/viewport.ts';
import { formulaIn } from '#renderer/editor/work/work.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { useSuggestedClasses } from '../guided/use-suggested-classes.ts';
import { Palette } from './palette.tsx';
import { placePalette } from './place-palette.ts';
import type { LearntHabits } from './use-class-habits.ts';

/** The palette beside the selected symbols, while it listens. */
export function PalettePopover({ habits, remember }: LearntHabits) {
  const { editor, screen, classes: directory } = useWorkbench();
  const isListening = useEditorState((state) => state.isListening);
  const suggested = useSuggestedClasses();
  const listenCount = useEditorState((state) => state.listenCount);
  const selection = useEditorState((state) => state.selection);
  const viewport = useEditorState((state) => state.viewport);
  if (!isListening) return null;
  const { symbols } = editor.scene;
  const around = unionOf(boxesOf(selection.symbols, symbols).values());
  if (!around) return null;
  const classesOfSelection = new Set([...selection.symbols].map((id) => symbols.get(id)?.symbolClass ?? null));
  const [current] = classesOfSelection.size === 1 ? classesOfSelection : [null];
  const region = selection.formula === null ? null : formulaIn(editor.getState().work, selection.formula)?.region;
  const formula = region ? boxToScreen(viewport, region) : null;
  const { left, top } = placePalette(boxToScreen(viewport, around), formula, viewport);
  return (
    <div style={{ position: 'absolute', left, top, zIndex: 5 }}>
      <Palette
        key={listenCount}
        symbolClasses={directory.classes}
        habits={{ ...habits, recent: [...suggested, ...habits.recent] }}
        count={selection.symbols.size}
        current={current ?? null}
        onChoose={(symbolClass) => {
          editor.edit(labelSymbols(editor.getState().work, selection.symbols, symbolClass.id), 'label');
          remember(symbolClass.id);
          editor.stopListening();
          screen.focusCanvas();
        }}
        onLeave={() => editor.stopListening()}
      />
    </div>
  );
}
