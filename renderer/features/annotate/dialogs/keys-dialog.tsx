import { ActionIcon, Button, Group, Modal, SegmentedControl, Select, TextInput, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconRotate, IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { actionGroups } from '#renderer/editor/actions/action.ts';
import { type ActionId, allActions } from '#renderer/editor/actions/all-actions.ts';
import type { FocusScope } from '#renderer/editor/keys/focus-scope.ts';
import { type KeyPresetName, keyPresetNames } from '#renderer/editor/keys/key-presets.ts';
import { defaultKeyChoice } from '#renderer/editor/keys/keymap.ts';
import { isModifierKey, isTypedKey, keysShown, type Shortcut, shortcutOf } from '#renderer/editor/keys/shortcut.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { keyPressOf } from '../keyboard/key-press.ts';
import { chooseKeys, keyChoice, useKeymap } from '../keyboard/key-settings.ts';
import { Keys } from '../keyboard/keys.tsx';
import { isMac } from '../platform.ts';
import { actionKey } from '../use-action.ts';
import classes from './keys-dialog.module.css';

const shownScopes = ['canvas', 'panel', 'palette', 'text'] as const satisfies readonly FocusScope[];

/** All keys, to be changed: by preset, and one by one. What two actions claim is named. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('annotate');
  const common = useText('common');
  const keymap = useKeymap();
  const [query, setQuery] = useState('');
  const [scope, setScope] = useState<(typeof shownScopes)[number] | 'all'>('all');
  const [asked, setAsked] = useState<ActionId | null>(null);
  const { preset, own } = keyChoice();
  const conflicts = keymap.conflicts();
  const set = (id: ActionId, shortcuts: readonly Shortcut[]) =>
    chooseKeys({ preset, own: { ...own, [id]: shortcuts } });
  /** The key means this action, and nothing else any more where the two would meet. */
  const give = (id: ActionId, shortcut: Shortcut) => {
    const taken = keymap
      .rivals(id, shortcut)
      .map((rival) => [rival, keymap.shortcutsOf(rival).filter((each) => each !== shortcut)] as const);
    const keys = [...new Set([...keymap.shortcutsOf(id), shortcut])];
    chooseKeys({ preset, own: { ...own, ...Object.fromEntries(taken), [id]: keys } });
  };
  const isShown = ({ id, scopes }: (typeof allActions)[number]) => {
    const text = `${t(actionKey(id))} ${keymap.shortcutsOf(id).join(' ')}`.toLowerCase();
    return (scope === 'all' || scopes.includes(scope)) && text.includes(query.trim().toLowerCase());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keysTitle')}
      size={860}
      // While a key is awaited, Escape is that key or gives up waiting; it does not close.
      closeOnEscape={asked === null}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Group gap="sm" align="flex-end" mb="sm">
        <Select
          size="xs"
          w={150}
          label={t('keysPreset')}
          allowDeselect={false}
          data={keyPresetNames.map((name) => ({ value: name, label: t(`preset-${name}`) }))}
          value={preset}
          onChange={(name) => name !== null && chooseKeys({ preset: presetOf(name), own: {} })}
        />
        <TextInput
          size="xs"
          w={190}
          label={t('keysSearch')}
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('keysScope')}
          data={(['all', ...shownScopes] as const).map((name) => ({ value: name, label: t(`scope-${name}`) }))}
          value={scope}
          onChange={setScope}
        />
        <Button
          ml="auto"
          size="compact-sm"
          variant="default"
          leftSection={<IconRotate size={14} />}
          disabled={preset === defaultKeyChoice.preset && Object.keys(own).length === 0}
          onClick={() => chooseKeys(defaultKeyChoice)}
        >
          {t('keysReset')}
        </Button>
      </Group>
      {conflicts.length > 0 && (
        <ul className={classes.conflicts} role="alert">
          {conflicts.map(({ shortcut, scope: where, actions }) => (
            <li key={`${where} ${shortcut}`}>
              <IconAlertTriangle size={14} aria-hidden />
              <span>
                <Keys keys={keysShown(shortcut, isMac)} />{' '}
                {t('keysConflict', {
                  scope: t(`scope-${where === 'dialog' ? 'all' : where}`),
                  actions: actions.map((id) => `“${t(actionKey(id))}”`).join(', '),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.list}>
        {actionGroups.map((group) => {
          const rows = allActions.filter((action) => action.group === group && isShown(action));
          return rows.length === 0 ? null : (
            <section key={group} aria-label={t(`group-${group}`)}>
              <h3 className={classes.title}>{t(`group-${group}`)}</h3>
              {rows.map(({ id, scopes }) => (
                <div key={id} className={classes.row}>
                  <span className={classes.name}>
                    {t(actionKey(id))}
                    <span className={classes.scopes}>
                      {scopes.map((each) => t(`scope-${each === 'dialog' ? 'all' : each}`)).join(' · ')}
                    </span>
                  </span>
                  <span className={classes.keys}>
                    {keymap.shortcutsOf(id).map((shortcut) => (
                      <span key={shortcut} className={classes.shortcut}>
                        <Keys keys={keysShown(shortcut, isMac)} />
                        <button
                          type="button"
                          className={classes.remove}
                          aria-label={t('keysRemove', { keys: keysShown(shortcut, isMac).join('+') })}
                          onClick={() =>
                            set(
                              id,
                              keymap.shortcutsOf(id).filter((each) => each !== shortcut),
                            )
                          }
                        >
                          <IconX size={11} />
                        </button>
                      </span>
                    ))}
                    {asked === id ? (
                      <KeyAwaited
                        id={id}
                        onGiven={(shortcut) => {
                          setAsked(null);
                          if (shortcut !== null) give(id, shortcut);
                        }}
                      />
                    ) : (
                      <Tooltip label={t('keysAdd')}>
                        <ActionIcon
                          size={22}
                          variant="subtle"
                          color="gray"
                          aria-label={`${t('keysAdd')}: ${t(actionKey(id))}`}
                          onClick={() => setAsked(id)}
                        >
                          <IconPlus size={13} />
                        </ActionIcon>
                      </Tooltip>
                    )}
                  </span>
                </div>
              ))}
            </section>
          );
        })}
      </div>
    </Modal>
  );
}

function presetOf(name: string): KeyPresetName {
  return keyPresetNames.find((each) => each === name) ?? defaultKeyChoice.preset;
}

interface KeyAwaitedProps {
  readonly id: ActionId;
  /** Null: given up. */
  readonly onGiven: (shortcut: Shortcut | null) => void;
}

/** Waits for the key that an action shall have; says what the key means already, before it is given. */
function KeyAwaited({ id, onGiven }: KeyAwaitedProps) {
  const t = useText('annotate');
  const keymap = useKeymap();
  const [pressed, setPressed] = useState<Shortcut | null>(null);
  const rivals = pressed === null ? [] : keymap.rivals(id, pressed);
  const isText = allActions.find((action) => action.id === id)?.scopes.includes('text') ?? false;
  return (
    <span className={classes.awaited}>
      <button
        type="button"
        className={classes.await}
        ref={(element) => element?.focus()}
        onKeyDown={(event) => {
          if (event.code === 'Tab' && pressed !== null) return;
          event.preventDefault();
          event.stopPropagation();
          if (isModifierKey(event.code)) return;
          if (event.code === 'Escape' && pressed === null && !event.shiftKey && id !== 'clear' && id !== 'leave-text') {
            return onGiven(null);
          }
          const shortcut = shortcutOf(keyPressOf(event.nativeEvent));
          const isFree = keymap.rivals(id, shortcut).length === 0 && !(isText && isTypedKey(shortcut));
          if (isFree || shortcut === pressed) return onGiven(shortcut);
          return setPressed(shortcut);
        }}
      >
        {pressed === null ? t('keysPress') : <Keys keys={keysShown(pressed, isMac)} />}
      </button>
      {pressed !== null && (
        <span className={classes.rival}>
          {rivals.length > 0
            ? t('keysTaken', { actions: rivals.map((each) => `“${t(actionKey(each))}”`).join(', ') })
            : t('keysTyped')}{' '}
          <Button size="compact-xs" variant="default" onClick={() => onGiven(pressed)}>
            {t(rivals.length > 0 ? 'keysTake' : 'keysAnyway')}
          </Button>{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => onGiven(null)}>
            {t('keysNot')}
          </Button>
        </span>
      )}
    </span>
  );
}
