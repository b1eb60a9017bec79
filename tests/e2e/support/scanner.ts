import type { Page } from '@playwright/test';

/**
 * A scanner that types: the keys of a text in one burst, then Enter. They are struck inside the page, because the way of
 * single keys from here takes as long as a person's on a busy machine.
 */
export async function scan(page: Page, text: string): Promise<void> {
  await page.locator('body').evaluate((body, keys) => {
    const { activeElement, defaultView } = body.ownerDocument;
    for (const key of [...keys, 'Enter']) {
      const struck = new defaultView.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      (activeElement ?? body).dispatchEvent(struck);
    }
  }, text);
}
