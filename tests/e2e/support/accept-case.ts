import { expect, type Page } from '@playwright/test';
import { beginIntake, type ClerkKeyboard, untilUsable } from './keyboard.ts';
import { oldKaipingNumber } from './people.ts';

/** 城乡居民养老保险参保登记 for somebody new, by keys alone. @returns the number of the case */
export async function acceptCase(window: Page, keyboard: ClerkKeyboard, name: string): Promise<string> {
  await beginIntake(window, keyboard, 'cxyl', '城乡居民养老保险');
  await keyboard.type(oldKaipingNumber('19580312', '122'));
  await expect(window.getByText('1958-03-12')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose(name);
  await keyboard.press('Enter');
  await keyboard.type('13800138000');
  await keyboard.press('Enter');
  await keyboard.compose('蓢畔村丰收里 12 号');
  await keyboard.press('Enter');
  await expect(window.getByRole('group', { name: '参保人是什么身份？' })).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '2', 'Enter', 'a');
  await keyboard.type('600');
  await keyboard.press('Enter');
  await keyboard.type('2026');
  await keyboard.press('Enter', '2', 'Enter', 'Control+Enter');
  await untilUsable(window, 'accepted');
  const text = await window.locator('body').textContent();
  return /13-\d{4}-\d{6}/.exec(text ?? '')?.[0] as string;
}
