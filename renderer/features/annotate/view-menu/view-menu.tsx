import { ActionIcon, Button, Popover, Slider, Switch, Tooltip } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import { type Adjustment, filterOf, greatestAdjustment, leastAdjustment } from '#renderer/editor/view/adjustment.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useEditorState, useFollowedState, useWorkbench } from '../editor-context.tsx';
import { useAction } from '../use-action.ts';
import classes from './view-menu.module.css';

/** How the page is seen: brightness, contrast, inverted, grid. Nothing here changes the picture itself. */
export function ViewMenu() {
  const t = useText('annotate');
  const isSet = useFollowedState((state) => filterOf(state.adjustment) !== null || state.shown.grid || state.keepsView);
  const reset = useAction('adjust-nothing');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="right-start"
      width={250}
      trapFocus
      returnFocus
      withArrow
      withinPortal
    >
      <Popover.Target>
        <Tooltip label={t('viewMenu')} position="right" disabled={isOpen}>
          <ActionIcon
            size={34}
            variant={isSet ? 'light' : 'subtle'}
            color={isSet ? 'ink' : 'gray'}
            className={classes.button}
            aria-label={t('viewMenu')}
            onClick={() => setOpen(!isOpen)}
          >
            <IconAdjustments size={19} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('viewMenu')}>
        <AdjustmentSlider what="brightness" />
        <AdjustmentSlider what="contrast" />
        <ViewSwitch id="invert" />
        <ViewSwitch id="show-grid" />
        <ViewSwitch id="keep-view" />
        <p className={classes.hint}>{t('viewHint')}</p>
        <Button size="compact-xs" variant="default" disabled={!reset.isEnabled} onClick={reset.run}>
          {reset.name}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function AdjustmentSlider({ what }: { readonly what: keyof Pick<Adjustment, 'brightness' | 'contrast'> }) {
  const t = useText('annotate');
  const { editor } = useWorkbench();
  const value = useEditorState((state) => state.adjustment[what]);
  return (
    <div className={classes.slider}>
      <span>{t(what)}</span>
      <Slider
        size="sm"
        min={leastAdjustment}
        max={greatestAdjustment}
        step={0.05}
        value={value}
        label={(shown) => `${Math.round(shown * 100)}%`}
        thumbLabel={t(what)}
        onChange={(next) => editor.adjust({ [what]: next })}
      />
    </div>
  );
}

function ViewSwitch({ id }: { readonly id: 'invert' | 'show-grid' | 'keep-view' }) {
  const { name, isOn, run } = useAction(id);
  return <Switch size="xs" label={name} checked={isOn === true} onChange={run} className={classes.switch ?? ''} />;
}
