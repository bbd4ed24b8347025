import { expect, it } from 'vitest';
import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { DuplicateDecision, DuplicateVerdict } from '#schemas/domain/duplicate-decision.ts';
import { DuplicateDecisionId, PageId, PersonId, Timestamp } from '#schemas/domain/id.ts';
import { ulidOf } from '#test/support/builders.ts';
import type { Store } from '../../../store/store.ts';
import { OppositeDecisions } from './opposite-decisions.ts';

const decisions = 400;

/** A decision about two pages that no other one with the same verdict is about. */
function decision(index: number, verdict: DuplicateVerdict): DuplicateDecision {
  const pages = [PageId.parse(ulidOf(10_000 + 2 * index)), PageId.parse(ulidOf(10_001 + 2 * index))];
  return {
    kind: 'duplicate-decision',
    id: DuplicateDecisionId.parse(ulidOf(index + (verdict === 'same' ? 0 : 5000))),
    pages,
    verdict,
    by: PersonId.parse(ulidOf(1)),
    at: Timestamp.parse('2026-11-29T08:00:00.000Z'),
  };
}

function documentOf(record: DuplicateDecision & DocumentRecord): AnnotationDocument {
  return { ref: { type: record.kind, id: record.id }, revision: 1, records: new Map([[record.id, record]]) };
}

it('looks at a decision of the project only for those that are about one of its pages', async () => {
  let looks = 0;
  const own = Array.from({ length: decisions }, (_, index) => {
    const record = decision(index, 'same');
    const { pages } = record;
    return documentOf(
      Object.defineProperty({ ...record }, 'pages', {
        get: () => {
          looks += 1;
          return pages;
        },
      }),
    );
  });
  const store = { review: { sideDocuments: async () => own } } as unknown as Store;
  const opposite = await OppositeDecisions.read(store, new Set());
  const notes = Array.from({ length: decisions }, (_, index) =>
    opposite.note(documentOf(decision(index + 1, 'different'))),
  );
  // The last one is about pages that nobody has decided about here.
  expect(notes.filter(Boolean)).toHaveLength(decisions - 1);
  expect(looks).toBeLessThan(4 * decisions);
});
