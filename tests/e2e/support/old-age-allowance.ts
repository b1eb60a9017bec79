import { expect, type Page } from '@playwright/test';
import { beginIntake, type ClerkKeyboard } from './keyboard.ts';
import { oldKaipingNumber } from './people.ts';

/** Answers 高龄老人津贴申领 (MZ007): 80 to 89, the first time, paid to the own account. */
export async function answerOldAgeAllowance(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await expect(window.getByRole('group', { name: '老人今年多大？' })).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter', 'a');
  await keyboard.type('20261101');
  await keyboard.press('Enter', '1', 'Enter', '1', 'Enter');
  await keyboard.type('6217001234005678');
  await keyboard.press('Enter');
  await keyboard.type('13800138000');
}

/** 高龄老人津贴 for a new person, up to the papers. */
export async function untilOldAgePapers(
  window: Page,
  keyboard: ClerkKeyboard,
  name: string,
  sequence: string,
): Promise<void> {
  await beginIntake(window, keyboard, 'MZ007', '高龄老人津贴');
  await keyboard.type(oldKaipingNumber('19400102', sequence));
  await keyboard.press('Enter');
  await keyboard.compose(name);
  await keyboard.press('Enter', 'Enter', 'Enter');
  await expect(window.getByRole('group', { name: '老人今年多大？' })).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter');
  await expect(window.getByRole('listbox', { name: '材料' })).toBeFocused();
}
