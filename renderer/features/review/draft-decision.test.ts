import { describe, expect, it } from 'vitest';
import { choicesOf, emptyDecision, kindOfDecision, withReason } from './draft-decision.ts';

const layers = {
  symbols: { state: 'submitted' },
  layout: { state: 'accepted' },
  latex: { state: 'submitted' },
} as const;
const reason = { key: '1', layer: 'symbols', pin: { kind: 'whole' }, text: 'This is chi.' } as const;

describe('a decision', () => {
  it('accepts what waits, and nothing else, unless told otherwise', () => {
    expect([...choicesOf(layers, emptyDecision)]).toEqual([
      ['symbols', 'accept'],
      ['latex', 'accept'],
    ]);
  });

  it('returns the layer that a reason is given for', () => {
    const draft = withReason(emptyDecision, reason);
    expect(choicesOf(layers, draft).get('symbols')).toBe('return');
    expect(kindOfDecision(choicesOf(layers, draft), draft)).toBe('mixed');
    const remark = withReason(emptyDecision, { ...reason, layer: null });
    expect(kindOfDecision(choicesOf(layers, remark), remark)).toBe('accept');
  });

  it('is not sent while a returned layer has no reason', () => {
    const draft = { ...emptyDecision, choices: { latex: 'return', symbols: 'later' } } as const;
    expect(kindOfDecision(choicesOf(layers, draft), draft)).toBe('needs-reason');
    const told = { ...draft, overall: 'Write it in full.' };
    expect(kindOfDecision(choicesOf(layers, told), told)).toBe('return');
    const nothing = { ...draft, choices: { latex: 'later', symbols: 'later' } } as const;
    expect(kindOfDecision(choicesOf(layers, nothing), nothing)).toBe('nothing');
  });
});
