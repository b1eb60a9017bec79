import { writeFile } from 'node:fs/promises';
import { app, type BrowserWindow } from 'electron';
import type { Flags } from './flags.ts';

const waitUntilUsable = `new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => root.dataset.usable && resolve(root.dataset.usable);
  new MutationObserver(look).observe(root, { attributes: true });
  look();
})`;

/** For `npm start` without a display and for the benchmark: says when the first screen can be used, and shows it. */
export async function reportFirstUsableScreen(window: BrowserWindow, flags: Flags): Promise<void> {
  const screen = await window.webContents.executeJavaScript(waitUntilUsable);
  if (flags.reportUsable) console.log(`usable: ${screen}`);
  if (flags.screenshot) {
    const image = await window.webContents.capturePage();
    await writeFile(flags.screenshot, image.toPNG());
    console.log(`screenshot: ${flags.screenshot}`);
    if (flags.quitAfterScreenshot) app.quit();
  }
}
