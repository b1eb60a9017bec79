import { describe, expect, it } from 'vitest';
import {
  AGENT_RELATIONS,
  AUTHORISATIONS,
  actsForOrganisation,
  authorisationsFor,
  hasTerm,
  isAuthorisedOn,
  usualAuthorisation,
} from './agency.ts';
import { proxyMaterials, proxyMaterialsFor } from './proxy-materials.ts';

describe('an authorisation', () => {
  it('is one of a person or one of an organisation, never both', () => {
    for (const authorisation of AUTHORISATIONS) {
      const organisation = actsForOrganisation(authorisation);
      expect(authorisationsFor({ organisation })).toContain(authorisation);
      expect(authorisationsFor({ organisation: !organisation })).not.toContain(authorisation);
    }
  });

  it('is proposed by the relation: guardians and cadres have their own, all others a power of attorney', () => {
    expect(AGENT_RELATIONS.map((relation) => usualAuthorisation(relation))).toEqual([
      'power-of-attorney',
      'power-of-attorney',
      'power-of-attorney',
      'power-of-attorney',
      'power-of-attorney',
      'guardianship',
      'village-cadre',
      'power-of-attorney',
    ]);
  });

  it('holds to the end of its last day; for one matter only it is over; by law it needs no day', () => {
    expect(isAuthorisedOn('power-of-attorney', '2026-06-09', '2026-06-09')).toBe(true);
    expect(isAuthorisedOn('power-of-attorney', '2026-06-09', '2026-06-10')).toBe(false);
    expect(isAuthorisedOn('power-of-attorney', null, '2026-06-09')).toBe(false);
    for (const authorisation of ['guardianship', 'legal-representative'] as const) {
      expect([hasTerm(authorisation), isAuthorisedOn(authorisation, null, '2026-06-09')]).toEqual([
        false,
        true,
      ]);
    }
  });
});

describe('the papers of an agent', () => {
  it.each([
    [null, ['代办人身份证', '授权委托书']],
    ['power-of-attorney', ['代办人身份证', '授权委托书']],
    ['kinship', ['代办人身份证', '亲属关系材料']],
    ['guardianship', ['代办人身份证', '监护关系材料']],
    ['village-cadre', ['代办人身份证', '帮办代办委托书']],
    ['sent-by-organisation', ['经办人身份证', '单位授权委托书']],
    ['legal-representative', ['法定代表人身份证']],
  ] as const)('on %s are %j, under the ids no item may use', (authorisation, names) => {
    const papers = proxyMaterialsFor(authorisation);
    expect(papers.map(({ name }) => name)).toEqual(names);
    expect(papers.map(({ id }) => id)).toEqual(proxyMaterials.slice(0, papers.length).map(({ id }) => id));
  });
});
