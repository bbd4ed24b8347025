import { z } from 'zod';

/** What has to be said of a package of others that is part of the program. */
export const Notice = z.object({
  name: z.string().min(1),
  version: z.string(),
  /** SPDX expression as the package names it; empty where it names none. */
  licence: z.string(),
  /** Its page on the web; empty where it names none. */
  address: z.string(),
  /** Texts of its licence files, and of the licences of what it holds; empty where it comes without any. */
  text: z.string(),
});
export type Notice = Readonly<z.infer<typeof Notice>>;
