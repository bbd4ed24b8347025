import { z } from 'zod';

/** Hash of the ink of a picture alone: 36 hexadecimal digits. */
export const InkHash = z.string().regex(/^[0-9a-f]{36}$/);
