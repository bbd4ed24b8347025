import { Loader } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import classes from './drop-zone.module.css';
import type { ImportSource } from './import-choices.ts';
import { sourceOfDrop } from './source-of-drop.ts';

export interface DropZoneProps {
  readonly onDrop: (source: ImportSource) => void;
  readonly children: ReactNode;
}

/** Takes files and folders that are dropped anywhere on the screen. */
export function DropZone({ onDrop, children }: DropZoneProps) {
  const t = useText('library');
  const showFailure = useFailureNotice();
  /** Enter and leave come for every element below; the drag is over the screen while they do not cancel out. */
  const depth = useRef(0);
  const [state, setState] = useState<'idle' | 'over' | 'reading'>('idle');

  const onEnter = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    keep(event);
    depth.current += 1;
    setState('over');
  };
  const onLeave = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.stopPropagation();
    depth.current -= 1;
    if (depth.current <= 0) setState('idle');
  };
  const onDropped = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    keep(event);
    depth.current = 0;
    setState('reading');
    void sourceOfDrop(event.dataTransfer)
      .then((source) => source !== null && onDrop(source))
      .catch((error: unknown) => showFailure(shownErrorOf(error)))
      .finally(() => setState('idle'));
  };
  return (
    <div
      className={classes.zone}
      onDragEnter={onEnter}
      onDragOver={(event) => hasFiles(event) && keep(event)}
      onDragLeave={onLeave}
      onDrop={onDropped}
    >
      {children}
      {state !== 'idle' && (
        <div className={classes.overlay}>
          <div className={classes.sign}>
            {state === 'reading' ? <Loader size="sm" /> : <IconFileImport size={34} stroke={1.4} aria-hidden />}
            <strong>{t('dropHere')}</strong>
            <span>{t('dropHint')}</span>
          </div>
        </div>
      )}
    </div>
  );
}

/** Takes the drag over from the browser and from drop zones around this one (events of a dialog reach its screen). */
function keep(event: DragEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}
