import { Readable } from 'node:stream';

// As in serve-socket.ts.
const { request } = process.getBuiltinModule('node:http');

/** `fetch` over a Unix domain socket or named pipe of this machine; streams the answer. */
export function socketFetch(socket: string): (asked: Request) => Promise<Response> {
  return async (asked) => {
    const { pathname, search } = new URL(asked.url);
    const body = Buffer.from(await asked.arrayBuffer());
    return await new Promise<Response>((resolve, reject) => {
      const outgoing = request(
        {
          socketPath: socket,
          path: pathname + search,
          method: asked.method,
          headers: { ...Object.fromEntries(asked.headers), host: 'localhost', 'content-length': body.length },
          signal: asked.signal,
          agent: false,
        },
        (incoming) => {
          const status = incoming.statusCode ?? 500;
          const content = status === 204 || status === 304 ? null : Readable.toWeb(incoming);
          resolve(
            new Response(content as ReadableStream<Uint8Array> | null, {
              status,
              headers: headersOf(incoming.headers),
            }),
          );
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  };
}

function headersOf(headers: NodeJS.Dict<string | string[]>): Headers {
  const kept = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) kept.append(name, one);
  }
  return kept;
}
