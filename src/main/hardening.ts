import { app, type Session, session, type WebContents } from 'electron';
import { applicationOrigin } from './application-protocol.ts';

/** Nothing leaves the application's own pages: no navigation, no new window, no webview. */
export function hardenAllContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/**
 * Refuses every permission a page could ask for but one: the clerk's own page may use the camera, for papers under the
 * document camera. Not the microphone, and not the public's screen.
 */
export function refusePermissions(
  isClerks: (contents: WebContents | null) => boolean,
  target: Session = session.defaultSession,
): void {
  target.setPermissionRequestHandler((contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const cameraOnly = permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video');
    answer(cameraOnly && details.isMainFrame && isClerks(contents) && isOwnPage(details.requestingUrl));
  });
  target.setPermissionCheckHandler(
    (contents, permission, requestingOrigin, { mediaType, isMainFrame }) =>
      permission === 'media' &&
      mediaType === 'video' &&
      isMainFrame &&
      isClerks(contents) &&
      isOwnPage(`${requestingOrigin}/`),
  );
}

/** Whether a message came from the application's own page. */
export function isOwnPage(url: string | undefined): boolean {
  return url?.startsWith(`${applicationOrigin}/`) ?? false;
}
