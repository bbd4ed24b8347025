import type { Runtime } from '#electron/core/project/runtime.ts';
import { toRpcError } from './to-rpc-error.ts';

/**
 * Interceptor of a transport: what fails outside the procedures, such as reading the request, becomes a typed error
 * too. Errors of procedures are typed already and pass as they are.
 */
export function keepErrorsTyped(runtime: Runtime) {
  return async <Result>({ next }: { next: () => Promise<Result> }): Promise<Result> => {
    try {
      return await next();
    } catch (error) {
      throw toRpcError(error, runtime);
    }
  };
}
