import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { computeCreditCodeCheckCharacter } from '#shared/domain/credit-code.ts';
import { type Site, test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { answerOldAgeAllowance } from './support/old-age-allowance.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { readPdf } from './support/read-pdf.ts';

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
  await keyboard.press('Alt+A');
  await keyboard.type(son);
  await keyboard.press('Enter');
  await keyboard.compose('余大文');
  await keyboard.press('Enter');
  await keyboard.type('13900139000');
  await keyboard.press('Enter', '2');
  await expect(window.getByRole('group', { name: '授权方式' }).getByLabel('授权委托书')).toBeChecked();
  await keyboard.press('Enter');
  // What is no day is not taken for an empty one.
  await keyboard.type('1a');
  await keyboard.press('Control+Enter');
  await expect(window.getByText('只办这一次的，把它清空')).toBeVisible();
  await expect(window.getByLabel('授权至')).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('20281231');
  await keyboard.press('Enter');
  await answerOldAgeAllowance(window, keyboard);
  await keyboard.press('Alt+5');
  await expect(window.getByRole('listbox', { name: '材料' })).toContainText('代办人身份证');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('文书已保存').first()).toBeVisible();

  // The next time: the number, Alt+A, Enter.
  await keyboard.press('Enter');
  await untilUsable(window, 'intake');
  await keyboard.type('MZ007');
  await expect(window.getByRole('option').first()).toContainText('高龄');
  await keyboard.press('Enter');
  await keyboard.type(mother);
  await expect(window.getByText('儿子代理 1 次').first()).toBeVisible();
  await keyboard.press('Alt+A');
  await expect(window.getByText('余大文（儿子）')).toBeVisible();
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
  const { window, errors, electron } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const first17 = '92440783MA4W9XYU8';
  const code = first17 + computeCreditCodeCheckCharacter(first17);

  await beginIntake(window, keyboard, 'SG002', '个体工商户变更');
  await keyboard.type(code);
  await expect(window.getByText('校验通过，首次登记')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('沙塘镇阿强五金店');
  await keyboard.press('Enter');
  await keyboard.compose('余阿强');
  await keyboard.press('Enter', 'Enter');
  await keyboard.type('0750-2600009');
  await keyboard.press('Enter');
  await keyboard.compose('沙塘圩建设路 8 号');
  await keyboard.press('Enter');
  await keyboard.type(oldKaipingNumber('19850820', '331'));
  await keyboard.press('Enter');
  await keyboard.compose('陈小妹');
  await keyboard.press('Enter', 'Enter', '1');
  await keyboard.press('Enter', 'Enter');
  // 变更名称，执照都在，没有要先批准的项目
  await expect(window.getByRole('group', { name: '要变更什么？' })).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter', 'a');
  await keyboard.type(code);
  await keyboard.press('Enter');
  await keyboard.compose('沙塘镇阿强农机店');
  await keyboard.press('Enter', 'Enter', '1', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('文书已保存').first()).toBeVisible();

  // Found by the initials of its name, with its page and its agent.
  await keyboard.press('Control+K');
  await keyboard.type('stzaqwjd');
  await expect(window.getByRole('option').first()).toContainText('沙塘镇阿强五金店');
  await keyboard.press('Enter');
  await untilUsable(window, 'resident');
  await expect(window.getByText('负责人 余阿强')).toBeVisible();
  await expect(window.getByText('单位经办人，来过 1 次')).toBeVisible();
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'intake');
  await keyboard.type('SG002');
  await keyboard.press('Enter');
  await expect(window.getByText('陈小妹').first()).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();

  const { residents } = operate<SearchResult>('search', code.slice(0, 12), '--data', site.folder);
  expect(residents).toMatchObject([{ name: '沙塘镇阿强五金店', maskedNumber: code }]);
  const accepted = theCaseOf(site, '沙塘镇阿强五金店');
  expect(accepted.materials.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['经办人身份证', '单位授权委托书']),
  );
  for (const text of (await exportedTexts(site, accepted.number)).values()) {
    expect(text).toContain('陈小妹');
    expect(text).toContain(code);
  }
});
