import { createContext } from 'react';
import type { SchemaNames } from '#shared/words/terms.ts';

/** What the kinds of the open project are called in the language of the screen; null while that is not known. */
export const SchemaNamesContext = createContext<SchemaNames | null>(null);
