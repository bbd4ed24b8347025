import { expect, it } from 'vitest';
import { mathOcrTemplate } from '#electron/core/template/math-ocr.ts';
import { ImportLook } from '#schemas/contract/import-look.ts';
import { CategoryRule } from '#schemas/domain/category-rule.ts';
import { ProjectId } from '#schemas/domain/id.ts';
import { ulidOf } from '#test/support/builders.ts';
import { describeLook } from './describe-look.ts';

const records = mathOcrTemplate(ProjectId.parse(ulidOf(1)), 'Rules');
const facets = records.flatMap((record) => (record.kind === 'facet' ? [{ record, revision: 1 }] : []));
const categories = records.flatMap((record) => (record.kind === 'category' ? [{ record, revision: 1 }] : []));
const elementary = categories.find(({ record }) => record.key === 'elementary')?.record.id;

const ruleOf = (number: number, pattern: string) =>
  CategoryRule.parse({
    kind: 'category-rule',
    id: ulidOf(number),
    subject: 'folder',
    pattern,
    categories: [elementary],
    position: number,
  });

it('says of how many pages each rule speaks, and what it gives, unless rules are left out', () => {
  const look = ImportLook.parse({
    format: 'images',
    formats: [],
    files: { count: 3, bytes: 0 },
    alreadyThere: 0,
    repeated: 0,
    rules: [{ rule: ulidOf(2), sources: 3 }],
    ink: 0,
    leftOut: [],
    heldOut: [],
    notices: [],
    archive: null,
  });
  const categoryRules = [ruleOf(2, 'grade-1*'), ruleOf(3, 'silent')].map((record) => ({ record, revision: 1 }));
  const schema = { facets, categories, categoryRules };
  expect(describeLook(look, schema)).toContain('Category rule grade-1*: 3 pages for level=elementary\n');
  expect(describeLook(look, schema)).not.toContain('silent');
  expect(describeLook(look, null)).not.toContain('Category rule');
});
