import { expect } from '@playwright/test';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { untilOldAgePapers } from './support/old-age-allowance.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';

/** The case of a person as the operator's command shows it after the window has written it. */
function caseOf(name: string, folder: string): CaseDetail {
  const { cases } = operate<SearchResult>('search', name, '--data', folder);
  expect(cases).toHaveLength(1);
  return operate<CaseDetail>('case', 'show', cases[0]?.number as string, '--data', folder);
}

test('what lacks is told at once, and the case goes on when it has come', async ({ site }) => {
  const { window } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await untilOldAgePapers(window, keyboard, '甄先生', '011');
  await keyboard.press('Space', 'Alt+B');
  const panel = window.getByRole('complementary', { name: '告知补正' });
  await expect(panel.getByText('一次全部告知，只能告知一次', { exact: false })).toBeVisible();
  await expect(panel.getByRole('checkbox', { checked: true, disabled: true }).first()).toBeVisible();
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('已告知补正')).toBeVisible();

  const told = caseOf('甄先生', site.folder);
  expect(told.state).toBe('correction-told');
  expect(told.acceptedOn).toBeNull();
  expect(told.documents.map(({ kind }) => kind)).toContain('correction-notice');
  expect(told.materials.filter(({ state }) => state === 'received')).toHaveLength(1);
});

test('a case that is not for this centre is declined with its reason and the right office', async ({
  site,
}) => {
  const { window } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'MZ007', '高龄老人津贴');
  await keyboard.type(oldKaipingNumber('19400102', '033'));
  await keyboard.press('Enter');
  await keyboard.compose('劳先生');
  await keyboard.press('Alt+J');
  await expect(window.getByRole('complementary', { name: '不予受理' })).toBeVisible();
  // Without a reason nothing happens but a word at the field.
  await keyboard.press('Control+Enter');
  await expect(window.getByText('这一项还没有填')).toBeVisible();
  await keyboard.compose('户籍不在本镇');
  await keyboard.press('Enter');
  await keyboard.compose('户籍地镇政府');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  const declined = caseOf('劳先生', site.folder);
  expect(declined.state).toBe('declined');
  expect(declined.documents.map(({ kind }) => kind)).toEqual(['decline-notice']);
  expect(declined.events.at(-1)).toMatchObject({
    step: 'decline',
    note: '户籍不在本镇',
    answers: { authority: '户籍地镇政府' },
  });
});

test('papers are taken in without a decision; main papers and a promise are enough for acceptance with gaps', async ({
  site,
}) => {
  const { window } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await untilOldAgePapers(window, keyboard, '温先生', '055');
  await keyboard.press('Space', 'Alt+S', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('已收件').first()).toBeVisible();
  const received = caseOf('温先生', site.folder);
  expect(received.state).toBe('received');
  expect(received.documents.map(({ kind }) => kind)).toEqual(['materials-receipt']);

  await untilOldAgePapers(window, keyboard, '利先生', '077');
  const papers = window.getByRole('listbox', { name: '材料' }).getByRole('option');
  // Everything is there but the household register, which may follow.
  for (const paper of await papers.allInnerTexts()) {
    await keyboard.press(paper.includes('户口簿') ? 'ArrowRight' : 'Enter');
  }
  // Back at the one that was skipped, and skipped again.
  await keyboard.press('ArrowRight');
  await keyboard.type('20261201');
  await keyboard.press('Enter', '1', 'Enter', '1', 'Enter');
  await keyboard.type('6217001234005678');
  await keyboard.press('Enter');
  await keyboard.type('13800138000');
  await keyboard.press('Alt+R');
  await expect(window.getByRole('complementary', { name: '容缺受理' })).toBeVisible();
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  const withGaps = caseOf('利先生', site.folder);
  expect(withGaps.state).toBe('accepted-with-gaps');
  expect(withGaps.materials.filter(({ state }) => state === 'lacking')).not.toHaveLength(0);
  expect(withGaps.documents.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['gap-pledge', 'gap-notice']),
  );
});
