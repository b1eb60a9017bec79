import { app, type Session, session } from 'electron';
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
 * Refuses every permission a page could ask for but one: the window's own page may use the camera, for papers under the
 * document camera. Not the microphone.
 */
export function refusePermissions(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const cameraOnly = permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video');
    answer(cameraOnly && details.isMainFrame && isOwnPage(details.requestingUrl));
  });
  target.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { mediaType, isMainFrame }) =>
      permission === 'media' && mediaType === 'video' && isMainFrame && isOwnPage(`${requestingOrigin}/`),
  );
}

/** Whether a message came from the application's own page. */
export function isOwnPage(url: string | undefined): boolean {
  return url?.startsWith(`${applicationOrigin}/`) ?? false;
}
