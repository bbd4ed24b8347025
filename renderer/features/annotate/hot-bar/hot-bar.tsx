import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { keysShown } from '#renderer/editor/keys/shortcut.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { useKeymap } from '../keyboard/key-settings.ts';
import { isMac } from '../platform.ts';
import classes from './hot-bar.module.css';
import type { HotBarClasses } from './hot-classes.ts';

/** Classes on keys of their own, under the canvas. */
export function HotBar({ hot }: { readonly hot: HotBarClasses }) {
  const t = useText('annotate');
  const { schema } = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('hotBar')}>
      {hot.classes.map((symbolClass, place) => (
        // Places are what the bar is made of: their numbers are their names.
        // oxlint-disable-next-line react/no-array-index-key
        <HotPlace key={place} place={place} symbolClass={symbolClass} />
      ))}
      <Popover opened={isOpen} onChange={setOpen} position="top-end" width={300} trapFocus returnFocus withinPortal>
        <Popover.Target>
          <Tooltip label={t('hotBarEdit')} position="top" disabled={isOpen}>
            <ActionIcon
              size={26}
              variant="subtle"
              color="gray"
              aria-label={t('hotBarEdit')}
              onClick={() => setOpen(!isOpen)}
            >
              <IconPencil size={15} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('hotBarEdit')}>
          {/* A choice that has the keyboard opens its list, which would lie over all the others. */}
          <p className={classes.hint} data-autofocus tabIndex={-1}>
            {t('hotBarHint')}
          </p>
          {hot.classes.map((symbolClass, place) => (
            // oxlint-disable-next-line react/no-array-index-key
            <div key={place} className={classes.choice}>
              <HotKeys place={place} />
              <SymbolClassSelect
                size="xs"
                schema={schema}
                value={symbolClass}
                onChange={(next) => hot.put(place, next)}
                ariaLabel={t('hotPlace', { place: place + 1 })}
              />
            </div>
          ))}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function HotPlace({ place, symbolClass }: { readonly place: number; readonly symbolClass: SymbolClassId | null }) {
  const t = useText('annotate');
  const { screen, classes: directory } = useWorkbench();
  const isArmed = useFollowedState((state) => symbolClass !== null && state.armedClass === symbolClass);
  const label = directory.labelOf(symbolClass);
  return (
    <button
      type="button"
      className={classes.place}
      disabled={label === null}
      aria-pressed={isArmed}
      aria-label={label === null ? t('hotEmpty') : t('hotClass', { label })}
      title={label ?? t('hotEmpty')}
      // The palette or the canvas keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => screen.takeHot(place)}
    >
      <HotKeys place={place} />
      <span className={classes.glyph}>{label !== null && <SymbolGlyph label={label} />}</span>
    </button>
  );
}

function HotKeys({ place }: { readonly place: number }) {
  const [shortcut] = useKeymap().shortcutsOf(`hot-${place + 1}`);
  return <kbd className={classes.key}>{shortcut === undefined ? '' : keysShown(shortcut, isMac).join('+')}</kbd>;
}
