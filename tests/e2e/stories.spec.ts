import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';

/** A second of silence as a recorder writes it: WAV, 8 bits, 8000 Hz, one channel. */
function silence(): Buffer {
  const samples = Buffer.alloc(8000, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

test('a veteran’s story is written down, its recording kept and heard', async ({ site }) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('ldyjg');
  await keyboard.press('Enter');
  await untilUsable(window, 'stories');
  await keyboard.press('Alt+n');
  const panel = window.getByRole('complementary', { name: '记一个故事' });
  await expect(panel.getByLabel('题目')).toBeFocused();
  await keyboard.compose('全村修渠');
  await keyboard.press('Enter');
  await keyboard.compose('余伯');
  await keyboard.press('Enter', 'Enter');
  await keyboard.compose('那一年没有水，全村人上山修渠。');
  await keyboard.press('Control+Enter');
  const story = window.getByRole('complementary', { name: '全村修渠' });
  await expect(story.getByRole('button', { name: /加录音/ })).toBeVisible();

  await story.locator('input[type=file]').setInputFiles({
    name: '不是录音.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('文字'),
  });
  await expect(story.getByRole('alert')).toContainText('这种文件收不了');
  const recording = { name: '余伯讲修渠.wav', mimeType: 'audio/wav', buffer: silence() };
  await story.locator('input[type=file]').setInputFiles(recording);
  await expect(story.getByText('♪ 余伯讲修渠.wav')).toBeVisible();
  await story.getByRole('button', { name: '听录音' }).click();
  const seconds = () =>
    story.locator('audio').evaluate((audio) => (audio as unknown as { duration: number }).duration);
  await expect.poll(seconds).toBe(1);
  await keyboard.press('Escape');
  await expect(window.getByRole('option', { name: /全村修渠 余伯 .*有录音/ })).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});
