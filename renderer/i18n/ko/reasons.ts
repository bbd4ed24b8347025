import type { reasons as english } from '../en/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<typeof english> = { title: 'reasons' };
