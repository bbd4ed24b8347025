import type { annotate as english } from '../en/annotate.ts';
import type { Translation } from '../translation.ts';

export const annotate: Translation<typeof english> = {
  title: '주석 작업',
};
