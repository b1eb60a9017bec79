import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { chinesePdf, jpeg, pdf } from '#core/testing/scan-files.ts';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { test } from './support/application.ts';
import { countCameras } from './support/count-cameras.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';

/** Chromium's own moving picture instead of a document camera. The permission is asked for as ever. */
const fakeCamera = '--use-fake-device-for-media-stream';

/** Every kept file of a data folder as it lies on the disk. */
function filesOnDisk(folder: string): Buffer[] {
  return readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
}

/** 城乡居民养老保险参保登记 up to its papers, for somebody new. */
async function untilPapers(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'cxyl', '城乡居民养老保险');
  await keyboard.type(oldKaipingNumber('19620417', '063'));
  await expect(window.getByText('1962-04-17')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('司徒婉仪');
  await keyboard.press('Enter', 'Enter', 'Enter');
  await expect(window.getByRole('group', { name: '参保人是什么身份？' })).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '2', 'Enter');
  await expect(window.getByRole('listbox', { name: '材料' })).toBeFocused();
}

test('two pages are captured, turned and cropped by keys, accepted, and seen again after a restart', async ({
  site,
}) => {
  test.slow();
  const first = await site.open('--staff', 'demo-13-1', fakeCamera);
  let { window } = first;
  let keyboard = new ClerkKeyboard(window);
  await untilPapers(window, keyboard);
  const firstPaper = window.getByRole('option').first();
  await keyboard.press('c');
  const panel = window.getByRole('complementary', { name: /^扫描/ });
  const strip = panel.getByRole('navigation', { name: '已扫描的页' });
  const pages = strip.getByRole('button', { name: /^第/ });
  await expect(panel.getByRole('button', { name: '拍一页' })).toBeEnabled();
  await keyboard.press('Space');
  await expect(pages).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(pages).toHaveCount(2);
  await expect(pages.nth(1).locator('img')).toBeVisible();

  const picture = panel.getByRole('img', { name: '第 2 页' });
  const size = () =>
    picture.evaluate((image) => {
      const { naturalWidth, naturalHeight } = image as unknown as Record<string, number>;
      return [naturalWidth, naturalHeight] as [number, number];
    });
  await keyboard.press('ArrowLeft');
  await expect(picture).toBeVisible();
  const [width, height] = await size();
  expect(width).toBeGreaterThan(height);
  await keyboard.press('r');
  await expect.poll(size).toEqual([height, width]);
  await keyboard.press('c');
  await expect(panel.getByRole('application', { name: '裁剪' })).toBeFocused();
  for (let times = 0; times < 20; times += 1) await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect.poll(async () => (await size())[1]).toBeCloseTo(width * 0.8, -1);

  await keyboard.press('Control+ArrowLeft');
  await expect(strip.getByRole('button', { name: '第 1 页' })).toHaveAttribute('aria-current', 'page');
  await expect(panel.getByRole('img', { name: '第 1 页' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(window.getByRole('listbox', { name: '材料' })).toBeFocused();
  await expect(firstPaper).toContainText('2 页');
  await expect(firstPaper).toHaveAttribute('aria-selected', 'true');
  for (const bytes of filesOnDisk(site.folder)) expect(bytes.includes('JFIF')).toBe(false);
  expect(filesOnDisk(site.folder).length).toBeGreaterThanOrEqual(4);

  await keyboard.press('a');
  await keyboard.type('600');
  await keyboard.press('Enter');
  await keyboard.type('2026');
  await keyboard.press('Enter', '2', 'Enter', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');
  await expect(window.getByText('司徒婉仪', { exact: true })).toBeVisible();
  await keyboard.press('Home', 'Enter');
  await untilUsable(window, 'case-detail');
  // What was in sight a moment ago is the case's now, and shown only to who opens it.
  await expect(window.getByText('敏感', { exact: true })).toBeVisible();
  expect(first.errors).toEqual([]);
  await first.electron.close();

  const found = operate<SearchResult>('search', '司徒婉仪', '--data', site.folder);
  const number = found.cases[0]?.number as string;
  const shown = operate<CaseDetail>('case', 'show', number, '--data', site.folder);
  expect(shown.materials[0]).toMatchObject({ scanPages: 2 });
  expect(operate<{ ok: boolean }>('verify', '--data', site.folder).ok).toBe(true);

  ({ window } = await site.open('--staff', 'demo-13-1'));
  keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await keyboard.press('Home', 'Enter');
  await untilUsable(window, 'case-detail');
  await expect(window.getByRole('button', { name: /^看扫描件/ })).toHaveText('看扫描件 2 页');
  await keyboard.press('F9');
  const viewer = window.getByRole('complementary', { name: /^扫描件/ });
  await expect(viewer.getByText('敏感材料，这次查看已记入日志')).toBeVisible();
  await expect(viewer.getByText('1 / 2')).toBeVisible();
  await expect(viewer.getByRole('img', { name: '扫描件' })).toBeVisible();
  await keyboard.press('PageDown');
  await expect(viewer.getByText('2 / 2')).toBeVisible();
  await keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
});

test('files are taken in by what they are, and what cannot be is said in a sentence', async ({ site }) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilPapers(window, keyboard);
  await keyboard.press('F9');
  const panel = window.getByRole('complementary', { name: /^扫描/ });
  await expect(panel.getByText('没有找到高拍仪')).toBeVisible();
  const chooser = panel.getByLabel('选扫描文件');
  const choose = (name: string, buffer: Buffer) =>
    chooser.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const refused = panel.getByRole('alert');

  await choose('坏的.jpg', Buffer.concat([jpeg('x').subarray(0, 300), Buffer.alloc(500)]));
  await expect(refused).toHaveText(/^坏的.jpg：这个文件打不开/);
  await choose('空的.pdf', Buffer.alloc(0));
  await expect(refused).toHaveText(/^空的.pdf：这个文件是空的/);
  await choose('太大.pdf', Buffer.alloc(21 * 1024 * 1024, '%PDF-1.4 '));
  await expect(refused).toHaveText(/^太大.pdf：文件超过 20 MB/);
  await choose('有密码.pdf', pdf(1, { password: true }));
  await expect(refused).toHaveText(/^有密码.pdf：这个 PDF 有密码/);
  await choose('程序.jpg', Buffer.from('MZ this is a program'));
  await expect(refused).toHaveText(/^程序.jpg：这种文件收不了/);
  await expect(panel.getByText('还没有页')).toBeVisible();

  await choose('叫错名字.png', pdf(3));
  await expect(panel.getByText('PDF 3 页')).toBeVisible();
  await expect(refused).toHaveCount(0);

  // A font that the PDF does not carry is found on the machine, by the tables that came with the application.
  await choose('户口簿.pdf', chinesePdf());
  await expect(panel.getByText('PDF 1 页')).toBeVisible();
  await keyboard.press('ArrowLeft');
  const page = panel.getByRole('img', { name: '第 1 页' });
  const darkPixels = () =>
    page.evaluate((canvas) => {
      const { width, height, getContext } = canvas as unknown as {
        width: number;
        height: number;
        getContext(kind: '2d'): { getImageData(...area: number[]): { data: Uint8ClampedArray } };
      };
      const { data } = getContext.call(canvas, '2d').getImageData(0, 0, width, height);
      return data.filter((value, at) => at % 4 === 0 && value < 128).length;
    });
  await expect.poll(darkPixels).toBeGreaterThan(2000);
  await keyboard.press('Escape');
  await expect(panel).toHaveCount(0);

  const dropped = await window.evaluateHandle(`(() => {
    const carried = new DataTransfer();
    const bytes = Uint8Array.from(atob('${jpeg('户口簿').toString('base64')}'), (letter) => letter.charCodeAt(0));
    carried.items.add(new File([bytes], '户口簿.jpg'));
    return carried;
  })()`);
  const second = window.getByRole('option').nth(1);
  await second.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(second).toContainText('1 页');
  await expect(second).toHaveAttribute('aria-selected', 'true');
  expect(errors).toEqual([]);
});

/** Files as the system hands them over when they are dragged or copied. */
async function carried(window: Page, files: readonly { name: string; bytes: Buffer }[]) {
  const coded = files.map(({ name, bytes }) => ({ name, text: bytes.toString('base64') }));
  return window.evaluateHandle(`(() => {
    const carried = new DataTransfer();
    for (const { name, text } of ${JSON.stringify(coded)}) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      carried.items.add(new File([bytes], name));
    }
    return carried;
  })()`);
}

test('files are dropped and pasted into the open panel, and each that cannot be is named', async ({
  site,
}) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilPapers(window, keyboard);
  await keyboard.press('c');
  const panel = window.getByRole('complementary', { name: /^扫描/ });
  await expect(panel.getByText('没有找到高拍仪')).toBeVisible();
  const stage = panel.getByText('没有找到高拍仪');
  const pages = panel.getByRole('navigation', { name: '已扫描的页' }).getByRole('button', { name: /^第/ });
  const refused = panel.getByRole('alert');

  const two = await carried(window, [
    { name: '正面.jpg', bytes: jpeg('正面') },
    { name: '背面.jpg', bytes: jpeg('背面') },
  ]);
  await stage.dispatchEvent('drop', { dataTransfer: two });
  await expect(pages).toHaveCount(2);

  const paste = (clipboard: Awaited<ReturnType<typeof carried>>) =>
    clipboard.evaluate((clipboardData) => {
      const { document, ClipboardEvent } = globalThis as unknown as {
        document: { activeElement: EventTarget };
        ClipboardEvent: new (kind: string, init: object) => Event;
      };
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    });
  await paste(await carried(window, [{ name: 'image.jpg', bytes: jpeg('截图') }]));
  await expect(pages).toHaveCount(3);

  // One of them cannot be: the other is kept, and the sentence says which and why.
  const mixed = await carried(window, [
    { name: '坏的.jpg', bytes: Buffer.concat([jpeg('x').subarray(0, 300), Buffer.alloc(500)]) },
    { name: '好的.jpg', bytes: jpeg('好的') },
  ]);
  await pages.first().dispatchEvent('drop', { dataTransfer: mixed });
  await expect(refused).toHaveText(/^坏的.jpg：这个文件打不开/);
  await expect(pages).toHaveCount(4);
  await paste(
    await carried(window, [{ name: '太大.pdf', bytes: Buffer.alloc(21 * 1024 * 1024, '%PDF-1.4 ') }]),
  );
  await expect(refused).toHaveText(/^太大.pdf：文件超过 20 MB/);
  await expect(pages).toHaveCount(4);
  await window.screenshot({ path: test.info().outputPath('dropped.png') });

  await keyboard.press('Escape');
  await expect(window.getByRole('option').first()).toContainText('4 页');
  expect(errors).toEqual([]);
});

test('the same paper of an earlier case is taken over by one key', async ({ site }) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1', fakeCamera);
  const keyboard = new ClerkKeyboard(window);
  const papers = window.getByRole('listbox', { name: '材料' });
  const number = oldKaipingNumber('19610505', '031');
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'LL001', '林木采伐');
  await keyboard.type(number);
  await keyboard.press('Enter');
  await keyboard.compose('谭永生');
  await keyboard.press('Enter', 'Enter', 'Enter');
  await expect(papers).toBeFocused();
  const opened = await countCameras(window);
  await keyboard.press('F9');
  const panel = window.getByRole('complementary', { name: /^扫描/ });
  await expect(panel.getByRole('button', { name: '拍一页' })).toBeEnabled();
  // A camera that was never chosen is opened once: a page that is asked for as soon as there is a picture is taken.
  await keyboard.press('Space');
  await expect(panel.getByRole('button', { name: /^第/ })).toHaveCount(1);
  expect(await opened.jsonValue()).toEqual({ cameras: 1 });
  await keyboard.press('Escape', 'a', 'Control+Enter');
  await untilUsable(window, 'accepted');
  const accepted = await window.getByRole('heading', { level: 1 }).textContent();

  await beginIntake(window, keyboard, 'LL001', '林木采伐');
  await keyboard.type(number);
  await expect(window.getByText('谭永生').first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(papers).toBeFocused();
  const paper = window.getByRole('option').first();
  await expect(paper).toContainText('可沿用');
  await keyboard.press('y');
  await expect(paper).toContainText('1 页');
  await expect(paper).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('a', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');
  await keyboard.press('Home', 'Enter');
  await untilUsable(window, 'case-detail');
  await keyboard.press('F9');
  await expect(window.getByText(`沿用自 ${accepted?.replace(/\s/g, '')}`)).toBeVisible();
  expect(errors).toEqual([]);
});
