import type { quotas as english } from '../en/quotas.ts';
import type { Translation } from '../translation.ts';

export const quotas: Translation<typeof english> = { title: 'quotas' };
