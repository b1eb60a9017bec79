import { expect, type Page } from '@playwright/test';

/** The clerk's hands: keys and nothing else. Counts what is struck beyond the text itself. */
export class ClerkKeyboard {
  strokes = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.strokes += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Text that is typed letter by letter: numbers, codes, pinyin initials. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Chinese text, as an input method hands it over. */
  async compose(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }
}

/** Waits until a screen has painted its data and takes keys. */
export async function untilUsable(page: Page, screen: string): Promise<void> {
  await page.locator(`html[data-usable='${screen}']`).waitFor({ state: 'attached' });
}

/** F2, the words typed for an item, and Enter once the wanted one stands first. */
export async function beginIntake(
  page: Page,
  keyboard: ClerkKeyboard,
  typed: string,
  wanted: string,
): Promise<void> {
  await keyboard.press('F2');
  await untilUsable(page, 'intake');
  await keyboard.type(typed);
  await expect(page.getByRole('option').first()).toContainText(wanted);
  await keyboard.press('Enter');
}
