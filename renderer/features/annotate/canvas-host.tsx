/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a drawing area is worked by pointer and keys alike */
import { Button, Loader } from '@mantine/core';
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { CanvasView } from '#renderer/canvas/canvas-view.ts';
import type { Editor } from '#renderer/editor/editor.ts';
import type { EditorState } from '#renderer/editor/editor-state.ts';
import { noInk } from '#renderer/editor/ink/ink-finder.ts';
import { selectUnder } from '#renderer/editor/selection/select-under.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { documentIn, pageIn } from '#renderer/editor/work/work.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRetry } from '#renderer/ui/retry/use-retry.ts';
import type { Point } from '#schemas/domain/geometry.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import classes from './canvas-host.module.css';
import { useCanvasTheme } from './canvas-theme.ts';
import { PinLayer } from './comments/pin-layer.tsx';
import { CanvasMenu } from './context-menu/canvas-menu.tsx';
import { useEditorState, useFollowedState, useWorkbench } from './editor-context.tsx';
import { noticePlaced } from './notice-place.ts';
import { inkFinderFor } from './picture/ink-of-picture.ts';
import { usePicture } from './picture/use-picture.ts';
import { useWorkKind } from './second/work-kind.ts';
import { useRelationName } from './use-relation-name.ts';

/** The page with its boxes. */
export function CanvasHost() {
  const t = useText('annotate');
  const { editor, classes: directory } = useWorkbench();
  const theme = useCanvasTheme();
  const kind = useWorkKind();
  const nameRelation = useRelationName();
  const page = useEditorState((state) => pageIn(state.work));
  const [picture, retry] = usePicture(page);
  useRetry(page.imageSha256, picture.kind === 'failed', retry);
  const [menu, setMenu] = useState<{ readonly at: Point; readonly editor: Editor } | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<CanvasView | null>(null);
  const look = useEffectEvent(() => ({ looks: directory.looks, notation: directory.notation, theme, nameRelation }));
  const current = useEffectEvent(() => editor);

  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const made = new CanvasView(element.current, current().getState(), look(), {
      dispatch: (event) => current().dispatch(event),
      zoom: (screen, factor) => current().zoomAt(screen, factor),
      pan: (by) => current().panBy(by),
      menu: (screen) => {
        if (!current().isIdle) return;
        selectUnder(current(), screen);
        setMenu({ at: screen, editor: current() });
      },
      resize: (width, height) => {
        current().resize(width, height);
        noticePlaced();
      },
    });
    view.current = made;
    return () => {
      made.dispose();
      view.current = null;
    };
  }, []);

  useLayoutEffect(() => {
    const shown = view.current;
    if (!shown) return undefined;
    const follow = () => shown.update(editor.getState());
    const stop = editor.subscribe(follow);
    // The editor of another page hears how large the canvas is; the first one when that has been measured.
    shown.tellSize();
    follow();
    return stop;
  }, [editor]);

  useLayoutEffect(() => {
    view.current?.setLook({ looks: directory.looks, notation: directory.notation, theme, nameRelation });
  }, [directory, theme, nameRelation]);

  useLayoutEffect(() => {
    view.current?.setPicture(
      picture.kind === 'loading' ? 'awaited' : picture.kind === 'loaded' ? picture.picture : null,
    );
    const shown = picture.kind === 'loaded' ? picture.picture : null;
    editor.setInk(shown ? inkFinderFor(shown) : noInk);
  }, [picture, editor]);

  return (
    <div className={classes.host}>
      <div
        ref={element}
        className={classes.canvas}
        data-focus-scope="canvas"
        id="annotate-canvas"
        role="application"
        tabIndex={0}
        aria-label={t('canvas', { name: page.sourceName })}
        aria-describedby="annotate-canvas-help"
      />
      <span id="annotate-canvas-help" className={classes.hidden}>
        {t('canvasHelp')}
      </span>
      <SelectedCount />
      {menu?.editor === editor && (
        <CanvasMenu key={`${menu.at.x} ${menu.at.y}`} at={menu.at} onClose={() => setMenu(null)} />
      )}
      {kind === 'truth' && <PinLayer />}
      {picture.kind === 'loading' && (
        <div className={classes.over}>
          <Loader size="sm" aria-label={t('pictureLoading')} />
        </div>
      )}
      {picture.kind === 'failed' && (
        <div className={classes.over} role="alert">
          <p>{t('pictureFailed', { name: page.sourceName })}</p>
          <Button size="compact-sm" variant="default" onClick={retry}>
            {t('tryAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Says to those who do not see the canvas which symbol is selected, or how many are. */
function SelectedCount() {
  const t = useText('annotate');
  const { classes: directory } = useWorkbench();
  const format = useFormat();
  const count = useFollowedState((state) => state.selection.symbols.size);
  const only = useFollowedState(onlySelected, isEqual);
  if (count === 0) return <output className={classes.hidden} />;
  if (only === null) return <output className={classes.hidden}>{t('selectedCount', { count })}</output>;
  const { symbolClass, x, y } = only;
  return (
    <output className={classes.hidden}>
      {t('selectedSymbol', {
        name: directory.labelOf(symbolClass) ?? t('withoutClassYet'),
        x: format.decimal(x, 0),
        y: format.decimal(y, 0),
        count: only.count,
      })}
    </output>
  );
}

/** The one selected symbol: its class, the corner of its box (page px), and how many its formula has. */
function onlySelected({ work, selection }: EditorState) {
  const [id] = selection.symbols;
  if (id === undefined || selection.symbols.size > 1 || selection.formula === null) return null;
  const { symbols } = contentOf(documentIn(work, { type: 'formula', id: selection.formula }));
  const symbol = symbols.get(id);
  return symbol ? { symbolClass: symbol.symbolClass, x: symbol.box.x, y: symbol.box.y, count: symbols.size } : null;
}
