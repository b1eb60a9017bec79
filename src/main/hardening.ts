import { app, type Session, session } from 'electron';
import { applicationOrigin } from './application-protocol.ts';

/** Nothing leaves the application's own pages: no navigation, no new window, no webview, no permission. */
export function hardenAllContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Refuses every permission a page could ask for. */
export function refusePermissions(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
}

/** Whether a message came from the application's own page. */
export function isOwnPage(url: string | undefined): boolean {
  return url?.startsWith(`${applicationOrigin}/`) ?? false;
}
