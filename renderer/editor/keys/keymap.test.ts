import { describe, expect, it } from 'vitest';
import { allActions } from '../actions/all-actions.ts';
import { focusScopes } from './focus-scope.ts';
import { keyPresetNames, keyPresets } from './key-presets.ts';
import { defaultKeyChoice, Keymap } from './keymap.ts';

const press = (code: string, held: Partial<Record<'mod' | 'shift' | 'alt', boolean>> = {}) => ({
  code,
  mod: false,
  shift: false,
  alt: false,
  ...held,
});

describe.each(keyPresetNames)('the preset %s', (preset) => {
  const keymap = new Keymap(allActions, { preset, own: {}, ownByScope: {} });

  it('gives each key one meaning at each place', () => {
    expect(keymap.conflicts()).toEqual([]);
  });

  it('names actions that there are', () => {
    const ids = new Set<string>(allActions.map(({ id }) => id));
    expect(Object.keys(keyPresets[preset]).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('leaves what is typed to text field and palette', () => {
    for (const scope of focusScopes) {
      const typed = ['KeyR', 'Digit1', 'Space', 'Slash', 'KeyA'].map((code) =>
        keymap.actionFor(press(code), scope, []),
      );
      if (scope === 'text' || scope === 'palette') expect(typed.every((action) => action === null)).toBe(true);
    }
  });
});

describe('keys', () => {
  it('have the meaning that the preset gives them', () => {
    const cvat = new Keymap(allActions, { ...defaultKeyChoice, preset: 'cvat' });
    expect(cvat.actionFor(press('KeyF'), 'canvas', [])?.id).toBe('next-page');
    expect(cvat.actionFor(press('KeyD'), 'canvas', [])?.id).toBe('previous-page');
    expect(cvat.actionFor(press('Digit3', { mod: true }), 'palette', [])?.id).toBe('hot-3');
    const labelImg = new Keymap(allActions, { ...defaultKeyChoice, preset: 'labelimg' });
    expect(labelImg.actionFor(press('KeyW'), 'canvas', [])?.id).toBe('tool-draw-symbol');
    expect(labelImg.actionFor(press('Space'), 'canvas', [])?.id).toBe('finish');
  });

  it('have another meaning while a tool or a gesture asks for it', () => {
    const keymap = new Keymap(allActions);
    expect(keymap.actionFor(press('Digit2'), 'canvas', ['select'])).toBeNull();
    expect(keymap.actionFor(press('Digit2'), 'canvas', ['relate'])?.id).toBe('relation-Sup');
    expect(keymap.actionFor(press('Enter'), 'canvas', ['select', 'idle'])?.id).toBe('label');
    expect(keymap.actionFor(press('Enter'), 'canvas', ['select', 'keyboard-cursor'])?.id).toBe('cursor-place');
  });

  it('that somebody gives to two actions are named', () => {
    const keymap = new Keymap(allActions, { ...defaultKeyChoice, own: { duplicate: ['KeyR'] } });
    expect(keymap.conflicts()).toEqual([
      { shortcut: 'KeyR', scope: 'canvas', actions: ['tool-draw-symbol', 'duplicate'] },
      { shortcut: 'KeyR', scope: 'panel', actions: ['tool-draw-symbol', 'duplicate'] },
    ]);
    expect(keymap.rivals('duplicate', 'KeyV')).toEqual(['tool-select']);
    expect(keymap.rivals('duplicate', 'F9')).toEqual([]);
  });

  it('can be others at each place', () => {
    const keymap = new Keymap(allActions, {
      ...defaultKeyChoice,
      ownByScope: { finish: { text: ['Alt+KeyU'], palette: [] }, duplicate: { canvas: ['KeyR'] } },
    });
    const usual = press('Enter', { mod: true });
    expect(keymap.actionFor(usual, 'canvas', [])?.id).toBe('finish');
    expect(keymap.actionFor(usual, 'palette', [])).toBeNull();
    expect(keymap.actionFor(usual, 'text', [])).toBeNull();
    expect(keymap.actionFor(press('KeyU', { alt: true }), 'text', [])?.id).toBe('finish');
    expect(keymap.actionFor(press('KeyU', { alt: true }), 'canvas', [])).toBeNull();
    expect(keymap.conflicts()).toEqual([
      { shortcut: 'KeyR', scope: 'canvas', actions: ['tool-draw-symbol', 'duplicate'] },
    ]);
    expect(keymap.rivals('delete', 'KeyR', 'canvas')).toEqual(['tool-draw-symbol', 'duplicate']);
    expect(keymap.rivals('delete', 'KeyR', 'panel')).toEqual(['tool-draw-symbol']);
  });

  it('can be taken from an action', () => {
    const keymap = new Keymap(allActions, { ...defaultKeyChoice, own: { help: [] } });
    expect(keymap.actionFor(press('F1'), 'canvas', [])).toBeNull();
  });
});
