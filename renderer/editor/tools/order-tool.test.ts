import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { formulaIn } from '../work/work.ts';

const box = (x: number) => ({ x, y: 50, width: 40, height: 40 });

function threeSymbols() {
  const editor = new TestEditor({ symbols: [[box(50), box(150), box(250)]] }).key('KeyO');
  const [a, b, c] = editor.symbols;
  const order = () => formulaIn(editor.state.work, editor.formulas[0] ?? expect.fail())?.order;
  return { editor, a, b, c, order };
}

describe('the order tool', () => {
  it('takes the order in which symbols are clicked, when the last one was', () => {
    const { editor, a, b, c, order } = threeSymbols();
    editor.click(270, 70).click(70, 70);
    expect(order()).toBeNull();
    editor.click(170, 70);
    expect(order()).toEqual([c, a, b]);
    expect(editor.doing).toBe('idle');
    editor.key('Mod+KeyZ');
    expect(order()).toBeNull();
  });

  it('takes a part of it with Enter: what was clicked follows the first', () => {
    const { editor, a, b, c, order } = threeSymbols();
    editor.click(70, 70).click(270, 70).key('Enter');
    expect(order()).toEqual([a, c, b]);
  });

  it('gives up with Escape', () => {
    const { editor, order } = threeSymbols();
    editor.click(270, 70).click(70, 70).key('Escape');
    expect(order()).toBeNull();
    expect(editor.doing).toBe('idle');
  });

  it('says that relations decide where they are complete', () => {
    const { editor, order } = threeSymbols();
    editor.key('KeyE').drag([70, 70], [170, 70]).drag([170, 70], [270, 70]).key('KeyO').click(270, 70);
    expect(editor.notices).toEqual(['order-follows-relations']);
    expect(order()).toBeNull();
  });
});
