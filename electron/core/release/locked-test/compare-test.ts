import type { TestDrift } from '#schemas/contract/release-reports.ts';
import type { AcceptedItem } from '../freezing/accepted/accepted-item.ts';

/** Names of the pages of what differs between two states of a test set, one for each formula or page. */
export type TestChange = Pick<TestDrift, 'changed' | 'gone' | 'came'>;
type TestItem = Pick<AcceptedItem, 'type' | 'id' | 'version' | 'sourceName'>;

export function compareTest(before: readonly TestItem[], after: readonly TestItem[]): TestChange {
  const [known, now] = [versionsOf(before), versionsOf(after)];
  const namesWhere = (items: readonly TestItem[], isMeant: (item: TestItem) => boolean) =>
    items.filter(isMeant).map(({ sourceName }) => sourceName);
  return {
    changed: namesWhere(before, (item) => (now.get(nameOf(item)) ?? item.version) !== item.version),
    gone: namesWhere(before, (item) => !now.has(nameOf(item))),
    came: namesWhere(after, (item) => !known.has(nameOf(item))),
  };
}

function versionsOf(items: readonly TestItem[]): ReadonlyMap<string, string> {
  return new Map(items.map((item) => [nameOf(item), item.version]));
}

function nameOf({ type, id }: TestItem): string {
  return `${type} ${id}`;
}
