import { createHash } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The ULID that a record of a template has in every project: its time part is fixed, its random part follows from
 * kind and key. So clones of a project, and projects that never met, agree on the classes of the template.
 */
export function templateId(kind: 'facet' | 'category' | 'symbol-class', key: string): string {
  const digest = createHash('sha256').update(`quotient/math-ocr/${kind}/${key}`).digest();
  return `01QV0T1ENT${[...digest.subarray(0, 16)].map((byte) => crockford[byte & 31]).join('')}`;
}
