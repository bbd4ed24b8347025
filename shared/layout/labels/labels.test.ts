import { describe, expect, it } from 'vitest';
import { labelOfAccent } from './accent-labels.ts';
import { labelOfCharacter } from './character-labels.ts';

describe('labels', () => {
  it.each([
    ['≤', '\\le', '\\leq'],
    ['→', '\\to', '\\rightarrow'],
    ['≠', '\\ne', '\\neq'],
    ['−', '-', '-'],
    ['-', null, '-'],
    ['∣', '\\mid', '|'],
    ['‖', '\\Vert', '\\|'],
    ['<', '\\lt', '<'],
    ['>', '\\gt', '>'],
    ['{', '\\lbrace', '\\{'],
    ['%', '\\%', '\\%'],
    ['\u{1d465}', null, 'x'],
    ['ϕ', '\\phi', '\\phi'],
    ['φ', '\\varphi', '\\varphi'],
    ['π', '\\pi', '\\pi'],
    ['Π', '\\Pi', '\\Pi'],
    ['∅', '\\emptyset', '\\emptyset'],
    ['∅', '\\varnothing', '\\varnothing'],
    ['①', null, '①'],
    ['ℝ', null, 'R'],
    ['△', '\\bigtriangleup', '\\bigtriangleup'],
    ['∗', '\\ast', '*'],
    ['²', null, '²'],
    ['가', null, '가'],
    ['…', '\\dots', '\\ldots'],
    ['⋅', '\\cdotp', '\\cdot'],
  ])('%s written %s is of class %s', (character, command, label) => {
    expect(labelOfCharacter(character, command)).toBe(label);
  });

  it('of marks name the command', () => {
    expect(labelOfAccent('^', 'over', '\\hat{x}')).toBe('\\hat');
    expect(labelOfAccent('^', 'over', '\\widehat{AB}')).toBe('\\widehat');
    expect(labelOfAccent('―', 'over', '\\overline{AB}')).toBe('\\overline');
    expect(labelOfAccent('―', 'under', '\\underline{AB}')).toBe('\\underline');
    expect(labelOfAccent('→', 'over', '\\overrightarrow{AB}')).toBe('\\overrightarrow');
    expect(labelOfAccent('+', 'over', null)).toBeNull();
  });
});
