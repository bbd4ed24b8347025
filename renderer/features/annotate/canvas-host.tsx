/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a drawing area is worked by pointer and keys alike */
import { Button, Loader } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { CanvasView } from '#renderer/canvas/canvas-view.ts';
import { luminanceReaderOf } from '#renderer/canvas/read-luminance.ts';
import { inkFinderOf, noInk } from '#renderer/editor/ink/ink-finder.ts';
import { pageIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import classes from './canvas-host.module.css';
import { useCanvasTheme } from './canvas-theme.ts';
import { PinLayer } from './comments/pin-layer.tsx';
import { useEditorState, useWorkbench } from './editor-context.tsx';
import { usePicture } from './picture/use-picture.ts';
import { useWorkKind } from './second/work-kind.ts';

/** The page with its boxes. */
export function CanvasHost() {
  const t = useText('annotate');
  const { editor, classes: directory } = useWorkbench();
  const theme = useCanvasTheme();
  const kind = useWorkKind();
  const page = useEditorState((state) => pageIn(state.work));
  const count = useEditorState((state) => state.selection.symbols.size);
  const [picture, retry] = usePicture(page);
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<CanvasView | null>(null);
  const look = useEffectEvent(() => ({ looks: directory.looks, labelOf: directory.labelOf, theme }));
  const shownPicture = useEffectEvent(() => (picture.kind === 'loaded' ? picture.picture : null));

  useEffect(() => {
    if (!element.current) return undefined;
    const made = new CanvasView(element.current, editor.getState(), look(), {
      dispatch: (event) => editor.dispatch(event),
      zoom: (screen, factor) => editor.zoomAt(screen, factor),
      pan: (by) => editor.panBy(by),
      resize: (width, height) => editor.resize(width, height),
    });
    view.current = made;
    made.update(editor.getState());
    made.setPicture(shownPicture());
    const stop = editor.subscribe(() => made.update(editor.getState()));
    return () => {
      stop();
      made.dispose();
      view.current = null;
    };
  }, [editor]);

  useEffect(() => {
    view.current?.setLook({ looks: directory.looks, labelOf: directory.labelOf, theme });
  }, [directory, theme]);

  useEffect(() => {
    view.current?.setPicture(picture.kind === 'loaded' ? picture.picture : null);
    editor.setInk(picture.kind === 'loaded' ? inkFinderOf(luminanceReaderOf(picture.picture)) : noInk);
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
      <output className={classes.hidden}>{count > 0 ? t('selectedCount', { count }) : ''}</output>
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
