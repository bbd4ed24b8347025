import { z } from 'zod';

// The content security policy has no `unsafe-eval`: zod must not try to compile its parsers. First import of the app.
z.config({ jitless: true });
