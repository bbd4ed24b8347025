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
  const { preset, own, ownByScope } = keyChoice();
  const place = scope === 'all' ? null : scope;
  const conflicts = keymap.conflicts();
  const keysOf = (id: ActionId) => (place === null ? keymap.shortcutsOf(id) : keymap.shortcutsIn(id, place));
  /** Keys hold at the chosen place only, or wherever their actions have keys. */
  const choose = (id: ActionId, shortcuts: readonly Shortcut[], taken: Shortcut | null = null) => {
    const rivals = taken === null ? [] : keymap.rivals(id, taken, place);
    const keys = [...rivals.map((rival) => [rival, without(keysOf(rival), taken)] as const), [id, shortcuts] as const];
    if (place !== null) {
      const changed = keys.map(([each, list]) => [each, { ...ownByScope[each], [place]: list }] as const);
      return chooseKeys({ preset, own, ownByScope: { ...ownByScope, ...Object.fromEntries(changed) } });
    }
    const { [id]: _, ...others } = ownByScope;
    const kept = rivals.flatMap((rival) => {
      const places = Object.entries(others[rival] ?? {}).map(([where, list]) => [where, without(list, taken)] as const);
      return places.length === 0 ? [] : [[rival, Object.fromEntries(places)] as const];
    });
    return chooseKeys({
      preset,
      own: { ...own, ...Object.fromEntries(keys) },
      ownByScope: { ...others, ...Object.fromEntries(kept) },
    });
  };
  /** The key means this action, and nothing else any more where the two would meet. */
  const give = (id: ActionId, shortcut: Shortcut) => choose(id, [...new Set([...keysOf(id), shortcut])], shortcut);
  /** A place, with the keys that hold there alone. */
  const scopeName = (id: ActionId, where: FocusScope) => {
    const name = t(`scope-${where === 'dialog' ? 'all' : where}`);
    if (place !== null || !keymap.differsIn(id, where)) return name;
    const keys = keymap.shortcutsIn(id, where).map((each) => keysShown(each, isMac).join('+'));
    return `${name}: ${keys.length === 0 ? t('keysNone') : keys.join(', ')}`;
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
          onChange={(name) => name !== null && chooseKeys({ ...defaultKeyChoice, preset: presetOf(name) })}
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
          disabled={
            preset === defaultKeyChoice.preset && Object.keys(own).length + Object.keys(ownByScope).length === 0
          }
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
      {place !== null && <p className={classes.hint}>{t('keysHere', { scope: t(`scope-${place}`) })}</p>}
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
                    <span className={classes.scopes}>{scopes.map((each) => scopeName(id, each)).join(' · ')}</span>
                  </span>
                  <span className={classes.keys}>
                    {keysOf(id).map((shortcut) => (
                      <span key={shortcut} className={classes.shortcut}>
                        <Keys keys={keysShown(shortcut, isMac)} />
                        <button
                          type="button"
                          className={classes.remove}
                          aria-label={t('keysRemove', { keys: keysShown(shortcut, isMac).join('+') })}
                          onClick={() => choose(id, without(keysOf(id), shortcut))}
                        >
                          <IconX size={11} />
                        </button>
                      </span>
                    ))}
                    {asked === id ? (
                      <KeyAwaited
                        id={id}
                        place={place}
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

function without(shortcuts: readonly Shortcut[], taken: Shortcut | null): readonly Shortcut[] {
  return shortcuts.filter((each) => each !== taken);
}

function presetOf(name: string): KeyPresetName {
  return keyPresetNames.find((each) => each === name) ?? defaultKeyChoice.preset;
}

interface KeyAwaitedProps {
  readonly id: ActionId;
  /** Where the key shall hold; null: wherever the action has keys. */
  readonly place: FocusScope | null;
  /** Null: given up. */
  readonly onGiven: (shortcut: Shortcut | null) => void;
}

/** Waits for the key that an action shall have; says what the key means already, before it is given. */
function KeyAwaited({ id, place, onGiven }: KeyAwaitedProps) {
  const t = useText('annotate');
  const keymap = useKeymap();
  const [pressed, setPressed] = useState<Shortcut | null>(null);
  const rivals = pressed === null ? [] : keymap.rivals(id, pressed, place);
  const isText =
    place === null
      ? (allActions.find((action) => action.id === id)?.scopes.includes('text') ?? false)
      : place === 'text' || place === 'palette';
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
          // Also once a key is up for decision: a second Escape would else make it the key of, say, submitting.
          if (event.code === 'Escape' && !event.shiftKey && id !== 'clear' && id !== 'leave-text') {
            return onGiven(null);
          }
          const shortcut = shortcutOf(keyPressOf(event.nativeEvent));
          const isFree = keymap.rivals(id, shortcut, place).length === 0 && !(isText && isTypedKey(shortcut));
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
