import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { resourcesFolder } from './open-folder.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = await seededFolder(5, 5);
  const inPerson = join(temporaryFolder(), 'items.csv');
  writeFileSync(
    inPerson,
    '类别,事项编码,名称,部门,类型,承诺时限,可代办\n事项,ZZ900,指纹采集,公安,其他,0,否\n',
  );
  expect(await ow('catalogue', 'import', inPerson, '--data', folder)).toMatchObject({ status: 0 });
});

const inFolder = (...words: string[]) => ['materials', ...words, '--data', folder];
const materials = async (...words: string[]) => {
  const { status, answer } = await owJson(...inFolder(...words));
  expect(status).toBe(0);
  return answer;
};

describe('materials', () => {
  it('lists the papers of the answers by their ids, however the answers are written', async () => {
    const asked = {
      required: ['applyForm', 'operatorId', 'taxClear', 'lostNote'],
      optional: ['removalPapers'],
      advice: '被吊销、列入异常名录等不适用简易注销，按一般程序办。',
    };
    const answers = ['way=simple', 'abnormal=yes', 'paper=lost', 'operator=alive'];
    expect(await materials('SG003', '--answer', ...answers)).toEqual(asked);
    expect(await materials('sg003', ...answers.flatMap((answer) => ['--answer', answer]))).toEqual(asked);
  });

  it('tells the outcome instead of papers, and where to go', async () => {
    const answers = ['proof=kinship', 'basis=visit', 'asker=government'];
    expect(await materials('BM005', '--answer', ...answers)).toEqual({
      required: [],
      optional: [],
      outcome: 'advice',
      reason: expect.stringContaining('不应由村（居）委会出具'),
      advice: expect.stringMatching(/派出所.*公证处/),
    });
    const { stdout } = await ow(...inFolder('SB015', '--answer', 'age=over'));
    expect(stdout).toContain('不予受理');
  });

  it('says what is still to be asked, and adds the papers of an agent', async () => {
    expect(await materials('WJ001', '--answer', 'marriage=unmarried', '--agent')).toEqual({
      required: ['regForm', 'ownId', 'agentIdCard', 'agentAuthorisation'],
      optional: [],
      advice: expect.any(String),
      unanswered: ['stage', 'place'],
    });
    const { stdout } = await ow(...inFolder('WJ001'));
    for (const text of ['孩子出生了吗', 'born（已经出生，补办登记）', '广东省生育登记表']) {
      expect(stdout).toContain(text);
    }
  });

  it('takes an item that asks nothing', async () => {
    expect(await materials('SB003')).toEqual({ required: ['m1', 'm2', 'm3'], optional: [] });
  });

  it.each([
    ['a question the item does not ask', ['SG003', '--answer', 'colour=red'], 'unknown-situation', 'way'],
    ['an answer it cannot have', ['SG003', '--answer', 'way=red'], 'unknown-option', 'simple、general'],
    [
      'a question of an item that asks none',
      ['SB003', '--answer', 'way=red'],
      'unknown-situation',
      '不问情形',
    ],
    ['an agent where none may come', ['ZZ900', '--agent'], 'proxy-not-allowed', 'ZZ900'],
    ['an answer without its question', ['SG003', '--answer', '=red'], 'impossible-answer', '情形=选项'],
    [
      'two answers to one question',
      ['SG003', '--answer', 'way=simple', 'way=general'],
      'answer-twice',
      'way',
    ],
  ])('%s: is told in a sentence, with status 2', async (_what, words, code, hint) => {
    const error = await failing(2, ...inFolder(...words));
    expect(error.code).toBe(code);
    expect(error.message).toContain(hint);
  });

  it('knows no item of another code', async () => {
    expect((await failing(1, ...inFolder('ZZ999'))).code).toBe('NOT_FOUND');
  });
});

describe('catalogue import of items with details', () => {
  it('takes the file again without a change, and names line and part of what is wrong', async () => {
    const supplied = join(resourcesFolder, 'seed', 'items-detailed.json');
    const file = join(temporaryFolder(), 'items.json');
    const take = ['catalogue', 'import', file, '--data', folder];
    copyFileSync(supplied, file);
    expect((await owJson(...take)).answer).toEqual({ added: 0, changed: 0, unchanged: 30 });
    const text = readFileSync(supplied, 'utf8');
    const wrong = text.replace('"in": [', '"is": [');
    writeFileSync(file, wrong);
    const { code, problems } = await failing(1, ...take);
    expect(code).toBe('IMPORT_REJECTED');
    expect(problems).toMatchObject([{ column: expect.stringMatching(/^SB001\.materials\.0\.when/) }]);
    expect(wrong.split('\n')[(problems?.[0]?.line ?? 0) - 1]).toContain('"when"');
  });
});
