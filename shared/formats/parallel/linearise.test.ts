import { expect, it } from 'vitest';
import { symbolId } from '#test/support/builders.ts';
import { lineariseTree } from './linearise.ts';

const ids = [1, 2, 3, 4, 5].map(symbolId);
const at = (index: number) => ids[index] ?? symbolId(0);
const labels = new Map(['x', '2', '+', '-', 'y'].map((label, index) => [at(index), label]));

it('closes a branch where the next symbol hangs on an earlier one', () => {
  const relations = [
    { parent: at(0), child: at(1), type: 'Sup' },
    { parent: at(0), child: at(2), type: 'Right' },
    { parent: at(2), child: at(3), type: 'Right' },
    { parent: at(3), child: at(4), type: 'Below' },
  ];
  expect(lineariseTree(ids, labels, { relations }).join(' ')).toBe('x Sup 2 End Right + Right - Below y');
});

it('closes as many branches as are over', () => {
  const relations = [
    { parent: at(0), child: at(1), type: 'Sup' },
    { parent: at(1), child: at(2), type: 'Right' },
    { parent: at(2), child: at(3), type: 'Sub' },
    { parent: at(0), child: at(4), type: 'Right' },
  ];
  expect(lineariseTree(ids, labels, { relations }).join(' ')).toBe('x Sup 2 Right + Sub - End End Right y');
});
