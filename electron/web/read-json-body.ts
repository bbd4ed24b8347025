import type { IncomingMessage } from 'node:http';
import { AppError } from '#schemas/domain/app-error.ts';

/** Longest body of a call, in bytes; files are uploaded, pixels never travel in a call. */
const longestCall = 8 * 2 ** 20;

/**
 * Reads the JSON of a call; undefined for an empty body.
 *
 * @throws AppError `too-large`, `invalid-input`
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > longestCall) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > longestCall) throw tooLarge();
    chunks.push(chunk);
  }
  if (length === 0) return undefined;
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError('invalid-input', 'A call carries JSON; send it with the content type application/json.');
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    const place = error instanceof Error ? error.message : '';
    throw new AppError('invalid-input', `The body of the call is no JSON: ${place}.`, {}, error);
  }
}

function tooLarge(): AppError {
  return new AppError('too-large', `A call may be ${longestCall / 2 ** 20} MiB long at most; send it in parts.`, {
    most: longestCall,
  });
}
