import { Menu } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { moveLayers } from '#renderer/editor/edits/move-layers.ts';
import type { LayerMove } from '#renderer/editor/saving/annotation-port.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusDot } from '#renderer/ui/status/status-dot.tsx';
import { useDialogs } from '../dialogs/dialogs.tsx';
import { useWorkbench } from '../editor-context.tsx';
import { faultyLatexIn } from '../workflow/faulty-latex.ts';
import { historyLabelOf } from '../workflow/history-label-of.ts';
import type { ShownLayer } from '../workflow/layers-shown.ts';
import classes from './layer-section.module.css';

export type LayerPillProps = ShownLayer;

/** State of one layer; a press offers what can be done about it. */
export function LayerPill({ name, layer, document, isAsked, isFilled }: LayerPillProps) {
  const t = useText('annotate');
  const status = useText('status');
  const { editor, screen } = useWorkbench();
  const { askReturn, show } = useDialogs();
  const move = (to: LayerMove['to'], faultyLatex = false) => {
    const moved = moveLayers(editor.getState().work, [{ document, layers: [name] }], to, { faultyLatex });
    editor.moveLayers(moved, historyLabelOf(to));
  };
  const finish = (to: 'submitted' | 'accepted') => {
    const formulas = faultyLatexIn(editor.getState().work, [{ document, layers: [name] }], editor.notation.policy);
    if (formulas.length === 0) move(to);
    else show({ kind: 'faulty-latex', to, formulas, onAccept: () => move(to, true) });
  };
  const { state } = layer;
  const facts = [
    status('layerInState', { layer: status(name), state: status(state) }),
    ...(layer.source === 'imported' ? [t('imported')] : []),
    ...(layer.source === 'machine' ? [t('byMachine')] : []),
    ...(isAsked ? [] : [t('notAsked')]),
  ];
  const canSubmit = isFilled && state !== 'submitted' && state !== 'accepted';
  const canAccept = screen.isReviewer && isFilled && state !== 'accepted';
  const canReturn = screen.isReviewer && state !== 'absent' && state !== 'returned';
  const canWithdraw = state === 'submitted' || state === 'returned' || (screen.isReviewer && state === 'accepted');
  return (
    <Menu position="bottom-start" width={210} withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={classes.pill}
          data-asked={isAsked}
          aria-label={t('layerActions', { layer: status(name), state: status(state) })}
          title={facts.join(' · ')}
        >
          <StatusDot status={state} />
          {status(name)}
          {layer.source === 'machine' && <IconSparkles size={12} stroke={1.7} aria-label={t('byMachine')} />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{facts.join(' · ')}</Menu.Label>
        <Menu.Item disabled={!canSubmit} onClick={() => finish('submitted')}>
          {t('submit')}
        </Menu.Item>
        {screen.isReviewer && (
          <>
            <Menu.Item disabled={!canAccept} onClick={() => finish('accepted')}>
              {t('accept')}
            </Menu.Item>
            <Menu.Item disabled={!canReturn} onClick={() => askReturn([{ document, layers: [name] }])}>
              {t('returnWithReason')}
            </Menu.Item>
          </>
        )}
        <Menu.Item disabled={!canWithdraw} onClick={() => move('drafted')}>
          {t('takeBack')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={isFilled} onClick={() => show({ kind: 'empty', layers: { document, layers: [name] } })}>
          {t('emptyWithReason')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
