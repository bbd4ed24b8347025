import { z } from 'zod';

// The content security policy has no `unsafe-eval`: zod must not try to compile its parsers. The first script of the page.
z.config({ jitless: true });
