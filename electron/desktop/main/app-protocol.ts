import { protocol, type Session } from 'electron';
import { appScheme, isAppAddress } from './app-address.ts';
import { pageHeaders } from './page-headers.ts';
import type { PictureRequests } from './picture-requests.ts';
import { answerRendererFile } from './renderer-file.ts';

/** Tells Chromium what the scheme is. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the built renderer and, below `media/`, the pictures of the open project. */
export function serveApp(session: Session, rendererFolder: string, pictures: PictureRequests): void {
  session.protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (!isAppAddress(request.url) || (request.method !== 'GET' && request.method !== 'HEAD')) {
      return new Response(null, { status: 404, headers: pageHeaders });
    }
    if (url.pathname.startsWith('/media/')) return await pictures.answer(request);
    return await answerRendererFile(rendererFolder, url.pathname);
  });
}
