import { describe, expect, it } from 'vitest';
import { OperationId, PersonId } from '#schemas/domain/id.ts';
import type { FormulaLayerName } from '#schemas/domain/layer.ts';
import { ulidOf } from '#test/support/builders.ts';
import { type SubmissionMove, withdrawnSubmissions } from './withdrawn-submissions.ts';

const [kim, lee] = [1, 2].map((n) => PersonId.parse(ulidOf(n)));
const id = (number: number) => OperationId.parse(ulidOf(100 + number));

function withdrawn(...moves: readonly (readonly [SubmissionMove['kind'], typeof kim, ...FormulaLayerName[]])[]) {
  const all = moves.map(([kind, actor, ...layers], at) => {
    if (actor === undefined) throw new Error('nobody');
    return { id: id(at), kind, actor, layers };
  });
  return [...withdrawnSubmissions(all)];
}

describe('withdrawnSubmissions', () => {
  it('are those of which every layer was taken back', () => {
    expect(withdrawn(['submit', kim, 'symbols', 'latex'], ['withdraw', kim, 'latex'])).toEqual([]);
    expect(
      withdrawn(['submit', kim, 'symbols', 'latex'], ['withdraw', kim, 'latex'], ['withdraw', kim, 'symbols']),
    ).toEqual([id(0)]);
  });

  it('are no others than the last of a layer: what came back from the reviewer was work', () => {
    expect(withdrawn(['submit', kim, 'latex'], ['submit', kim, 'latex'], ['withdraw', kim, 'latex'])).toEqual([id(1)]);
    expect(withdrawn(['submit', kim, 'latex'], ['withdraw', kim, 'latex'], ['submit', kim, 'latex'])).toEqual([id(0)]);
    expect(withdrawn(['submit', kim, 'latex'], ['withdraw', kim, 'latex'], ['withdraw', kim, 'latex'])).toEqual([
      id(0),
    ]);
  });

  it('are only one’s own', () => {
    expect(withdrawn(['submit', kim, 'latex'], ['withdraw', lee, 'latex'])).toEqual([]);
    expect(withdrawn(['submit', kim, 'latex'], ['submit', lee, 'latex'], ['withdraw', kim, 'latex'])).toEqual([]);
    expect(withdrawn(['submit', kim], ['withdraw', kim, 'latex'])).toEqual([]);
  });
});
