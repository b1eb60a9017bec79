import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldsFor } from '#shared/domain/form-fields.ts';
import { decideMaterials } from '#shared/domain/materials-by-answers.ts';
import { proxyMaterials } from '#shared/domain/proxy-materials.ts';
import { resourcesFolder } from '../testing/fresh-site.ts';
import { type DetailedItem, parseDetailedItems } from './parse-detailed-items.ts';

const items = parseDetailedItems(readFileSync(join(resourcesFolder, 'seed/items-detailed.json'), 'utf8'));
const byCode = new Map(items.map((item) => [item.code, item]));

/** `type=emergency proof=na` -> the answers about the situation. */
function answersOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=') as [string, string]));
}

function itemOf(code: string): DetailedItem {
  const item = byCode.get(code);
  if (!item) throw new Error(`The seed has no ${code}`);
  return item;
}

function decide({ details, materials }: DetailedItem, answers: Record<string, string>, agent = false) {
  const decision = decideMaterials({ ...details, materials }, answers, { agent });
  const ids = (papers: readonly { id: string }[]) => papers.map(({ id }) => id);
  return { ...decision, required: ids(decision.required), optional: ids(decision.optional) };
}

describe('the ten tricky cases', () => {
  it.each([
    ['YB007', 'type=emergency proof=na payer=other', '', '', 'advice'],
    [
      'SG003',
      'way=simple abnormal=yes paper=lost operator=alive',
      'applyForm operatorId taxClear lostNote',
      'removalPapers',
      null,
    ],
    [
      'GA001',
      'parents=unmarriedFather born=mainland hukouType=family surname=parent',
      'applyForm declarantId hostId hostHukou birthCert unmarriedNote dnaReport',
      'otherParentId',
      null,
    ],
    ['SB014', 'where=abroad face=pass suspended=over12', 'resumeForm', '', null],
    [
      'CL001',
      'kind=physical person=minor residence=permit mobility=can',
      'applyForm evalForm idCard residencePermit photo guardianId guardianProof',
      'medicalRecord',
      null,
    ],
    [
      'MZ003',
      'cause=eEducation residence=noPermit urgent=no',
      'applyForm idCard stayPapers economyNote checkAuth eduReceipts bankCard',
      '',
      null,
    ],
    [
      'SB019',
      'reason=info holder=minor rareName=rare',
      'minorId guardianId guardianProof oldCard changeProof photoReceipt applyForm',
      '',
      null,
    ],
    ['BM005', 'proof=kinship basis=visit asker=government', '', '', 'advice'],
    [
      'SG002',
      'what=operator paper=none licence=yes',
      'applyForm operatorId newOperatorId bothSign taxClear',
      '',
      null,
    ],
    [
      'WJ001',
      'marriage=unmarried stage=born place=residence',
      'regForm ownId birthCert residenceProof',
      '',
      null,
    ],
  ])('%s %s', (code, answers, required, optional, outcome) => {
    const decision = decide(itemOf(code), answersOf(answers));
    expect(decision.required.join(' ')).toBe(required);
    expect(decision.optional.join(' ')).toBe(optional);
    expect(decision.outcome?.kind ?? null).toBe(outcome);
    expect(decision.unanswered).toEqual([]);
  });

  it('name the right office for a proof that a village does not issue', () => {
    const { advice } = decide(itemOf('BM005'), answersOf('proof=kinship basis=visit asker=government'));
    expect(advice.map(({ text }) => text).join()).toMatch(/派出所.*公证处/);
  });

  it('ask for the pinyin of a rare name, and for no report of loss when the card is there', () => {
    const { form } = itemOf('SB019').details;
    const keys = fieldsFor(form, answersOf('reason=info holder=minor rareName=rare')).map(({ key }) => key);
    expect(keys).toContain('pinyinName');
    expect(keys).not.toContain('lossReported');
  });

  it('let both papers of a late birth registration follow or be declared', () => {
    const papers = itemOf('WJ001').materials.filter(({ id }) => ['birthCert', 'residenceProof'].includes(id));
    expect(papers).toMatchObject([
      { mayLack: true, declarable: true },
      { mayLack: true, declarable: true },
    ]);
  });
});

/** Every way to answer all questions of an item; the largest has 140. */
function everyAnswer({ details }: DetailedItem): Record<string, string>[] {
  return details.situations.reduce<Record<string, string>[]>(
    (soFar, { id, options }) =>
      soFar.flatMap((answers) => options.map((option) => ({ ...answers, [id]: option.id }))),
    [{}],
  );
}

describe('every item of the seed', () => {
  it.each(items.map((item) => [item.code, item] as const))('%s decides under any answers', (_code, item) => {
    const known = [...item.materials, ...proxyMaterials].map(({ id }) => id);
    const everAsked = new Set<string>();
    for (const answers of everyAnswer(item)) {
      const { required, optional, outcome, unanswered } = decide(item, answers, item.details.proxyAllowed);
      const asked = [...required, ...optional];
      for (const id of asked) everAsked.add(id);
      expect(unanswered).toEqual([]);
      expect(new Set(asked).size).toBe(asked.length);
      expect(known).toEqual(expect.arrayContaining(asked));
      // One question open: nothing that is asked for already can fall away, unless the intake ends.
      for (const { id } of item.details.situations) {
        const { [id]: _, ...rest } = answers;
        const before = decide(item, rest, item.details.proxyAllowed);
        if (outcome === null) expect(required).toEqual(expect.arrayContaining(before.required));
        if (before.outcome === null) expect(before.unanswered).toEqual([id]);
      }
    }
    for (const { id } of item.materials) expect(everAsked, `${item.code} never asks for`).toContain(id);
  });

  it('changes no paper by an option that says so', () => {
    for (const item of items) {
      for (const { id, options } of item.details.situations) {
        for (const option of options.filter(({ infoOnly, outcome }) => infoOnly && outcome === null)) {
          for (const { [id]: _, ...rest } of everyAnswer(item)) {
            const without = decide(item, rest);
            const chosen = decide(item, { ...rest, [id]: option.id });
            expect(chosen.required, `${item.code} ${id}=${option.id}`).toEqual(without.required);
            expect(chosen.optional).toEqual(without.optional);
          }
        }
      }
    }
  });
});
