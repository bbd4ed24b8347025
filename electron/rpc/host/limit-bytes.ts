import { Transform } from 'node:stream';
import { AppError } from '#schemas/domain/app-error.ts';

/** Passes bytes on and counts them; fails with `too-large` once there are more than `most`. */
export function limitBytes(most: number, name: string, count: (bytes: number) => void): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      passed += chunk.length;
      count(chunk.length);
      if (passed <= most) callback(null, chunk);
      else
        callback(
          new AppError('too-large', `“${name}” is larger than what can be sent; import it from its folder.`, {
            name,
            most,
          }),
        );
    },
  });
}
