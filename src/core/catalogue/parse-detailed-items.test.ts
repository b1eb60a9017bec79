import { describe, expect, it } from 'vitest';
import { faultOf } from '../testing/fault.ts';
import { parseDetailedItems } from './parse-detailed-items.ts';

const material = { id: 'idCard', name: '身份证', originals: 1, copies: 1, required: true };
const way = { id: 'way', question: '哪种？', options: [{ id: 'simple', label: '简易' }] };
const item = {
  code: 'ZZ001',
  name: '公证咨询',
  department: '司法',
  promisedWorkdays: 3,
  situations: [way],
  form: [{ key: 'copies', label: '份数', type: 'number', required: true }],
  gapsAllowed: false,
  declarationAllowed: false,
  proxyAllowed: true,
  handling: 'here',
  fee: null,
  result: '',
  delivery: ['counter'],
  guide: '',
  synonyms: [],
  materials: [material],
};

const file = (...items: object[]) => JSON.stringify(items, null, 1);
const parse = (...items: object[]) => parseDetailedItems(file(...items));
/** What is told about a file, with what stands on the line that is told. */
const problemsOf = (text: string) => {
  const { code, data } = faultOf(() => parseDetailedItems(text));
  expect(code).toBe('IMPORT_REJECTED');
  const { problems } = data as { problems: { line: number }[] };
  return problems.map(({ line, ...problem }) => {
    const there = text.split('\n')[line - 1];
    return { ...(there !== undefined && { there: there.trim() }), ...problem };
  });
};

describe('a file of detailed items', () => {
  it('may leave out what is usual', () => {
    expect(parse(item)[0]).toMatchObject({
      kind: null,
      statutoryDays: null,
      provenance: '',
      frequencyWeight: 0,
      materials: [{ mayLack: false, declarable: false, condition: null, sensitive: false, whereToGet: '' }],
      details: {
        situations: [{ options: [{ advice: null, infoOnly: false, reason: null, outcome: null }] }],
        form: [{ min: null, max: null, help: '', condition: null }],
      },
    });
  });

  it('may begin with a byte order mark, as editors on Windows write', () => {
    expect(parseDetailedItems(`\uFEFF${file(item)}`)).toHaveLength(1);
  });

  it('is refused as a whole when it is no list', () => {
    expect(problemsOf('[')).toEqual([{ code: 'not-json' }]);
    expect(problemsOf('{}')).toEqual([{ code: 'not-a-list' }]);
    expect(problemsOf('null')).toEqual([{ code: 'not-a-list' }]);
    expect(problemsOf('[null,\n5]')).toEqual([
      { there: '[null,', column: '1', code: 'item-form' },
      { there: '5]', column: '2', code: 'item-form', value: '5' },
    ]);
  });

  it('is refused with every problem, each by item and path', () => {
    const other = {
      ...item,
      code: 'zz2',
      guide: undefined,
      phone: '12345',
      materials: [material, { ...material, id: 'hukou', copies: -1, when: { situation: 'way' } }],
      form: [{ key: 'kind', label: '种类', type: 'choice', required: true }],
    };
    expect(problemsOf(file(item, other))).toEqual(
      expect.arrayContaining([
        { there: '"code": "zz2",', column: 'zz2.code', code: 'item-form', value: 'zz2' },
        { there: '{', column: 'zz2.guide', code: 'missing' },
        { there: '"phone": "12345"', column: 'zz2.phone', code: 'unknown-key' },
        { there: '"copies": -1,', column: 'zz2.materials.1.copies', code: 'item-form', value: '-1' },
        { there: '"when": {', column: 'zz2.materials.1.when', code: 'item-form' },
        { there: '"type": "choice",', column: 'zz2.form.0.type', code: 'item-form', value: 'choice' },
      ]),
    );
  });

  it.each([
    ['a pattern that is none', { form: [{ ...item.form[0], type: 'text', pattern: '[' }] }, 'form.0.pattern'],
    [
      'a limit that is no day',
      { form: [{ ...item.form[0], type: 'date', max: '2026-02-30' }] },
      'form.0.max',
    ],
    [
      'a choice without options',
      { form: [{ ...item.form[0], type: 'select', options: [] }] },
      'form.0.options',
    ],
    ['a name of a part with a slash', { materials: [{ ...material, id: 'id/card' }] }, 'materials.0.id'],
    [
      'a condition that waits for nothing',
      { materials: [{ ...material, when: { any: [] } }] },
      'materials.0.when.any',
    ],
    ['a kind that is none', { kind: '行政处罚' }, 'kind'],
  ])('is refused for %s', (_what, change, column) => {
    expect(problemsOf(file({ ...item, ...change }))).toEqual([
      expect.objectContaining({ column: `ZZ001.${column}`, code: 'item-form' }),
    ]);
  });

  it('is refused when its parts contradict each other, in the words of the file', () => {
    const wrong = {
      ...item,
      promisedWorkdays: 4,
      statutoryWorkdays: 3,
      materials: [
        { ...material, mayLack: true, when: { any: [{ all: [{ situation: 'way', in: ['slow'] }] }] } },
        material,
      ],
    };
    const code = '"code": "ZZ001",';
    expect(problemsOf(file(item, item, wrong))).toEqual([
      { there: code, column: 'ZZ001.code', code: 'item-code-twice', value: 'ZZ001' },
      { there: code, column: 'ZZ001.code', code: 'item-code-twice', value: 'ZZ001' },
      { there: '"id": "idCard",', column: 'ZZ001.materials.1.id', code: 'id-twice', value: 'idCard' },
      { there: '"when": {', column: 'ZZ001.materials.0.when', code: 'unknown-option', value: 'way=slow' },
      {
        there: '"mayLack": true,',
        column: 'ZZ001.materials.0.mayLack',
        code: 'gaps-not-allowed',
        value: 'idCard',
      },
      {
        there: '"promisedWorkdays": 4,',
        column: 'ZZ001.promisedWorkdays',
        code: 'longer-than-statutory',
        value: '4',
      },
    ]);
  });
});
