import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { computeCreditCodeCheckCharacter } from '#shared/domain/credit-code.ts';
import { type Site, test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { readPdf } from './support/read-pdf.ts';

/** Answers 高龄老人津贴申领 (MZ007): 80 to 89, the first time, paid to the own account. */
async function answerOldAgeAllowance(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await expect(window.getByRole('group', { name: '老人今年多大？' })).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter', 'a');
  await keyboard.type('20261101');
  await keyboard.press('Enter', '1', 'Enter', '1', 'Enter');
  await keyboard.type('6217001234005678');
  await keyboard.press('Enter');
  await keyboard.type('13800138000');
}

async function exportedTexts(site: Site, number: string): Promise<Map<DocumentKind, string>> {
  const out = join(site.folder, `exported-${number}`);
  mkdirSync(out);
  const files = operate<{ kind: DocumentKind; path: string }[]>(
    ...['document', 'export', number, '--out', out, '--data', site.folder],
  );
  const texts = files.map(
    async ({ kind, path }) => [kind, (await readPdf(readFileSync(path))).text] as const,
  );
  return new Map(await Promise.all(texts));
}

const theCaseOf = (site: Site, name: string, at = 0): CaseDetail => {
  const { cases } = operate<SearchResult>('search', name, '--data', site.folder);
  return operate<CaseDetail>('case', 'show', cases[at]?.number as string, '--data', site.folder);
};

async function shot(window: Page, name: string) {
  await window.waitForTimeout(250);
  await window.screenshot({ path: `/tmp/h/shots-people/${name}.png` });
}

test('a son brings the papers of his old mother, and is offered again the next time', async ({ site }) => {
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const mother = oldKaipingNumber('19420312', '122');
  const son = oldKaipingNumber('19680820', '331');

  await beginIntake(window, keyboard, 'MZ007', '高龄');
  await keyboard.type(mother);
  await expect(window.getByText('1942-03-12')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('余阿嬷');
  await keyboard.press('Enter', 'Enter');
  await keyboard.compose('丰收里 12 号');
  await shot(window, 'intake-applicant');
  await keyboard.press('F9');
  await keyboard.type(son);
  await keyboard.press('Enter');
  await keyboard.compose('余大文');
  await keyboard.press('Enter');
  await keyboard.type('13900139000');
  await keyboard.press('Enter', '2');
  await expect(window.getByRole('group', { name: '授权方式' }).getByLabel('授权委托书')).toBeChecked();
  await shot(window, 'intake-agent');
  await keyboard.press('Enter', 'Enter');
  await keyboard.type('20281231');
  await keyboard.press('Enter');
  await answerOldAgeAllowance(window, keyboard);
  await keyboard.press('Alt+5');
  await expect(window.getByRole('listbox', { name: '材料' })).toContainText('代办人身份证');
  await shot(window, 'intake-agent-papers');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('文书已保存').first()).toBeVisible();
  await shot(window, 'accepted-by-proxy');

  // The next time: the number, F9, Enter.
  await keyboard.press('Enter');
  await untilUsable(window, 'intake');
  await keyboard.type('MZ007');
  await expect(window.getByRole('option').first()).toContainText('高龄');
  await keyboard.press('Enter');
  await keyboard.type(mother);
  await expect(window.getByText('儿子代理 1 次').first()).toBeVisible();
  await keyboard.press('F9');
  await expect(window.getByText('余大文（儿子）')).toBeVisible();
  await shot(window, 'intake-agent-known');
  await expect(window.getByText(son)).toHaveCount(0);
  await keyboard.press('Enter');
  await answerOldAgeAllowance(window, keyboard);
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('儿子代理 2 次').first()).toBeVisible();
  await expect(window.getByText('文书已保存').first()).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();

  const accepted = theCaseOf(site, '余阿嬷');
  expect(accepted.agent).toMatchObject({
    name: '余大文',
    maskedNumber: `${son.slice(0, 6)}********${son.slice(-4)}`,
    relation: 'son',
    authorisation: 'power-of-attorney',
    until: '2028-12-31',
  });
  expect(accepted.materials.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['代办人身份证', '授权委托书']),
  );
  const texts = await exportedTexts(site, accepted.number);
  expect(texts.size).toBe(2);
  for (const text of texts.values()) {
    expect(text).toContain('余大文');
    expect(text).not.toContain(son);
  }
});

test('an organisation is taken in by its code, acts through somebody, and is found again', async ({
  site,
}) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const code = `92440783MA4W9XYZ8`.replaceAll('Z', 'U');
  const whole = code + computeCreditCodeCheckCharacter(code);

  await beginIntake(window, keyboard, 'SG002', '个体工商户变更');
  await keyboard.type(whole);
  await expect(window.getByText('校验通过，首次登记')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('沙塘镇阿强五金店');
  await keyboard.press('Enter');
  await keyboard.compose('余阿强');
  await keyboard.press('Enter', 'Enter');
  await keyboard.type('0750-2600009');
  await keyboard.press('Enter');
  await keyboard.compose('沙塘圩建设路 8 号');
  await shot(window, 'intake-organisation');
  await keyboard.press('Enter');
  await keyboard.type(oldKaipingNumber('19850820', '331'));
  await keyboard.press('Enter');
  await keyboard.compose('陈小妹');
  await keyboard.press('Enter', 'Enter', '1');
  await shot(window, 'intake-organisation-agent');
  await keyboard.press('Enter', 'Enter');
  await shot(window, 'intake-organisation-2');
});

test('whoever may be registered already is compared before anything is written', async ({ site }) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'MZ007', '高龄');
  await keyboard.type(oldKaipingNumber('19420312', '122'));
  await keyboard.press('Enter');
  await keyboard.compose('余阿嬷');
  await keyboard.press('Enter', 'Enter');
  await keyboard.compose('丰收里 12 号');
  await keyboard.press('Enter');
  await answerOldAgeAllowance(window, keyboard);
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');

  // The same person with no paper in the hand, then another one of this name and day.
  await beginIntake(window, keyboard, 'MZ007', '高龄');
  await keyboard.type(oldKaipingNumber('19420312', '166'));
  await keyboard.press('Enter');
  await keyboard.compose('余阿嬷');
  await keyboard.press('Enter');
  await expect(window.getByRole('alert').filter({ hasText: '可能是同一人' })).toBeVisible();
  await shot(window, 'same-person-warning');
  await keyboard.press('Alt+S');
  await expect(window.getByRole('complementary', { name: '可能是同一人' })).toBeVisible();
  await shot(window, 'same-person-panel');
});
