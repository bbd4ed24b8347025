import { describe, expect, it } from 'vitest';
import { SaidSentences } from './said-sentences.ts';

describe('sentences that were said', () => {
  it('are not made again', () => {
    const said = new SaidSentences();
    let made = 0;
    const say = () => {
      made += 1;
      return 'two boxes';
    };
    expect([said.recall('a', say), said.recall('a', say)]).toEqual(['two boxes', 'two boxes']);
    expect(made).toBe(1);
  });

  it('stay few, and those that are said again stay', () => {
    const said = new SaidSentences();
    said.recall('often', () => 'often');
    for (let count = 0; count < 5000; count += 1) {
      said.recall(`count ${count}`, () => `${count} boxes`);
      said.recall('often', () => 'made anew');
    }
    expect(said.size).toBeLessThanOrEqual(2000);
    expect(said.recall('often', () => 'made anew')).toBe('often');
    expect(said.recall('count 0', () => 'made anew')).toBe('made anew');
  });
});
