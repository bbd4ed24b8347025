import type { imports as english } from '../en/imports.ts';
import type { Translation } from '../translation.ts';

export const imports: Translation<typeof english> = { title: 'imports' };
