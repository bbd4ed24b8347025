import { useMemo } from 'react';
import { labelSymbols } from '#renderer/editor/edits/change-symbols.ts';
import { unionOf } from '#renderer/editor/geometry/box.ts';
import type { ClassHabits } from '#renderer/editor/palette/rank-classes.ts';
import { boxesOf } from '#renderer/editor/scene/boxes-of.ts';
import { boxToScreen } from '#renderer/editor/viewport/viewport.ts';
import { formulaIn } from '#renderer/editor/work/work.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { useSuggestedClasses } from '../guided/use-suggested-classes.ts';
import { Palette } from './palette.tsx';
import { placePalette } from './place-palette.ts';
import { rememberClass } from './recent-classes.ts';
import { useClassHabits } from './use-class-habits.ts';

/** The palette beside the selected symbols, while it listens. */
export function PalettePopover() {
  const { project } = useSession();
  const isListening = useEditorState((state) => state.isListening);
  // Read before they are asked for: the palette is there with the key that opens it.
  const habits = useClassHabits(project.id);
  return isListening ? <ListeningPalette habits={habits} project={project.id} /> : null;
}

function ListeningPalette({ habits, project }: { readonly habits: ClassHabits; readonly project: string }) {
  const { editor, screen, classes: directory } = useWorkbench();
  const { suggested, isAwaited } = useSuggestedClasses();
  const listenCount = useEditorState((state) => state.listenCount);
  const selection = useEditorState((state) => state.selection);
  const viewport = useEditorState((state) => state.viewport);
  const ranked = useMemo(() => ({ ...habits, recent: [...suggested, ...habits.recent] }), [habits, suggested]);
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
        habits={ranked}
        isAwaited={isAwaited}
        count={selection.symbols.size}
        current={current ?? null}
        onChoose={(symbolClass) => {
          editor.edit(labelSymbols(editor.getState().work, selection.symbols, symbolClass.id), 'label');
          rememberClass(project, symbolClass.id);
          editor.stopListening();
          screen.focusCanvas();
        }}
        onLeave={() => editor.stopListening()}
      />
    </div>
  );
}
