import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { untilUsable } from './support/keyboard.ts';
import { projectFolder } from './support/operator.ts';

/** Electron's own security checklist (docs/tutorial/security.md), one assertion or more for each of its points. */
test('the window keeps every point of the Electron security checklist', async ({ site }) => {
  const application = await site.open('--use-fake-device-for-media-stream');
  const { electron, window } = application;

  await test.step('1, 18: only own content over a custom protocol, neither http nor file', () => {
    expect(window.url()).toMatch(/^onewindow:\/\/app\//);
  });
  await test.step('2, 3, 4, 20: no Node, isolated, sandboxed; the page gets a port and nothing else', async () => {
    const preferences = await electron.evaluate(({ webContents }) => {
      const [contents] = webContents.getAllWebContents();
      return (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(preferences.enableBlinkFeatures ?? '').toBe('');
    const reachable = await window.evaluate(
      "['require', 'process', 'module', 'electron', 'ipcRenderer', 'Buffer'].filter((name) => name in globalThis)",
    );
    expect(reachable).toEqual([]);
  });
  await test.step('5: every permission is refused but the camera, for papers', async () => {
    const state = await window.evaluate(
      "navigator.permissions.query({ name: 'geolocation' }).then((p) => p.state)",
    );
    expect(state).toBe('denied');
    const asked = (wanted: string) =>
      window.evaluate(
        `navigator.mediaDevices.getUserMedia(${wanted}).then((stream) => stream.getTracks().map((track) => track.kind), (error) => error.name)`,
      );
    expect(await asked('{ video: true }')).toEqual(['video']);
    expect(await asked('{ audio: true }')).toBe('NotAllowedError');
    expect(await asked('{ video: true, audio: true }')).toBe('NotAllowedError');
  });
  await test.step('6, 7, 8, 9, 10: web security stays on, and the policy allows own scripts only', async () => {
    const policy = await window.evaluate(
      "fetch(location.href).then((answer) => answer.headers.get('content-security-policy'))",
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
    const evaluated = await window.evaluate(
      "(() => { const s = document.createElement('script'); s.textContent = 'globalThis.injected = 1'; document.body.append(s); return 'injected' in globalThis; })()",
    );
    expect(evaluated).toBe(false);
    const outside = await window.evaluate(
      "fetch('https://example.org').then(() => 'reached', () => 'refused')",
    );
    expect(outside).toBe('refused');
  });
  await test.step('11, 12: no webview', async () => {
    const attached = await window.evaluate(
      "(() => { const v = document.createElement('webview'); document.body.append(v); return typeof v.getURL; })()",
    );
    expect(attached).toBe('undefined');
  });
  await test.step('13: the window cannot be led elsewhere', async () => {
    const before = window.url();
    await window.evaluate("(() => { location.href = 'https://example.org/'; })()");
    await window.waitForTimeout(300);
    expect(new URL(window.url()).origin).toBe(new URL(before).origin);
  });
  await test.step('14, 15: no new window, and nothing is opened outside', async () => {
    expect(await window.evaluate("window.open('https://example.org/') === null")).toBe(true);
    expect(electron.windows()).toHaveLength(1);
  });
  await test.step('16: the pinned Electron is a current major', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
    expect(devDependencies.electron).toMatch(/^45\.\d+\.\d+$/);
  });
  await test.step('17: a port is handed only to the application’s own page', async () => {
    const answered = await electron.evaluate(async ({ BrowserWindow, app }) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      });
      await stranger.loadURL(
        'data:text/html,<script>onmessage=(e)=>{if(e.ports.length)document.title="port"};postMessage("core-port-wanted","*")</script>',
      );
      await new Promise((done) => setTimeout(done, 500));
      const { title } = { title: stranger.getTitle() };
      stranger.destroy();
      return title;
    });
    expect(answered).not.toBe('port');
  });
  await test.step('19: fuses are set in the package', () => {
    const configuration = readFileSync(join(projectFolder, 'electron-builder.yml'), 'utf8');
    for (const fuse of [
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'grantFileProtocolExtraPrivileges: false',
      'onlyLoadAppFromAsar: true',
    ]) {
      expect(configuration).toContain(fuse);
    }
  });
});

test('the public’s screen is as closed as the clerk’s window, and its port reaches nothing of the staff', async ({
  site,
}) => {
  const { electron, window } = await site.open('--staff', 'demo-13-1');
  await untilUsable(window, 'case-list');
  const [screen] = await Promise.all([
    electron.waitForEvent('window'),
    window.keyboard.press('Control+Shift+Q'),
  ]);
  await screen.locator('html[data-usable]').waitFor({ state: 'attached' });

  await test.step('same preferences, nothing of Node, no permission', async () => {
    expect(screen.url()).toBe('onewindow://app/public-screen.html');
    const preferences = await electron.evaluate(({ webContents }) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().includes('public-screen'));
      return (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    const reachable = await screen.evaluate(
      "['require', 'process', 'module', 'electron', 'ipcRenderer', 'Buffer'].filter((name) => name in globalThis)",
    );
    expect(reachable).toEqual([]);
    const state = await screen.evaluate(
      "navigator.permissions.query({ name: 'camera' }).then((permission) => permission.state)",
    );
    expect(state).toBe('denied');
    const outside = await screen.evaluate(
      "fetch('https://example.org').then(() => 'reached', () => 'refused')",
    );
    expect(outside).toBe('refused');
    expect(await screen.evaluate("window.open('https://example.org/') === null")).toBe(true);
  });

  await test.step('its port knows the calls of the public only, also on the clerk’s own page', async () => {
    // What the page sends is written down from its start, then sent again under the name of another call.
    await screen.addInitScript(`
      globalThis.sent = [];
      const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function (message) {
        if (typeof message === 'string') globalThis.sent.push({ port: this, message });
        post.call(this, message);
      };
    `);
    const statusOf = (call: string) =>
      screen.evaluate(`new Promise((resolve) => {
        const { port, message } = sent.findLast(({ message }) => message.includes('screen/state'));
        const request = JSON.parse(message.replace('screen/state', '${call}'));
        request.i = 'strange';
        port.addEventListener('message', ({ data }) => {
          const answer = JSON.parse(data);
          if (answer.i === 'strange') resolve(answer.p.s ?? 200);
        });
        port.postMessage(JSON.stringify(request));
      })`);
    await screen.reload();
    await screen.locator('html[data-usable]').waitFor({ state: 'attached' });
    expect(await statusOf('screen/state')).toBe(200);
    for (const call of ['staff/list', 'staff/signIn', 'cases/list', 'residents/get', 'queue/callNext']) {
      expect(await statusOf(call)).toBe(404);
    }
  });
});
