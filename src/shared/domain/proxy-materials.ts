import type { Authorisation } from './agency.ts';
import type { ItemMaterial } from './materials-by-answers.ts';

/**
 * What an agent brings beside the papers of the item: who the agent is, and that the applicant wants it (Civil
 * Code art. 165: an authorisation in writing names the agent, the matter, its extent and its time, and is signed
 * by the principal). No catalogue item lists them, and none may use their ids. What shows the authorisation hangs on
 * its kind: see proxyMaterialsFor.
 */
export const proxyMaterials: readonly ItemMaterial[] = [
  {
    id: 'agentIdCard',
    name: '代办人身份证',
    originals: 1,
    copies: 1,
    required: true,
    mayLack: false,
    declarable: false,
    condition: null,
    source: '代办人自备',
    whereToGet: '公安派出所；可用电子身份证核验',
    acceptance: '在有效期内，照片和文字清晰；核对原件后退回',
    sample: '',
    sensitive: true,
  },
  {
    id: 'agentAuthorisation',
    name: '授权委托书',
    originals: 1,
    copies: 0,
    required: true,
    mayLack: false,
    declarable: false,
    condition: null,
    source: '申请人自备',
    whereToGet: '窗口领取，带回由申请人填写',
    acceptance: '写明代办人姓名、委托事项、权限和期限，申请人签名或按指印',
    sample: '',
    sensitive: true,
  },
];

/** What shows the authorisation where it is no power of attorney. */
const OTHER_AUTHORISATIONS: Partial<Record<Authorisation, Partial<ItemMaterial>>> = {
  // Villages are barred from issuing proofs of kinship, so what people have at home is taken.
  kinship: {
    name: '亲属关系材料',
    copies: 1,
    whereToGet: '户口簿、结婚证、出生医学证明等，有一样即可',
    acceptance: '能看出代办人与申请人的关系；核对原件后退回',
  },
  guardianship: {
    name: '监护关系材料',
    copies: 1,
    whereToGet: '户口簿、出生医学证明，或法院、村（居）委会、民政部门指定监护人的文书',
    acceptance: '能看出监护人与申请人的关系；核对原件后退回',
  },
  'village-cadre': {
    name: '帮办代办委托书',
    acceptance: '写明代办干部姓名、委托事项和期限，申请人签名或按指印',
  },
  'sent-by-organisation': {
    name: '单位授权委托书',
    source: '申请单位',
    whereToGet: '申请单位出具',
    acceptance: '写明经办人姓名、委托事项、权限和期限，加盖单位公章',
  },
};

/**
 * The two papers of an agent who acts on this authorisation, a power of attorney where it is not known yet. A legal
 * representative acts by law and shows only who they are.
 */
export function proxyMaterialsFor(authorisation: Authorisation | null): readonly ItemMaterial[] {
  const [identity, authority] = proxyMaterials as [ItemMaterial, ItemMaterial];
  if (authorisation === 'legal-representative') return [{ ...identity, name: '法定代表人身份证' }];
  if (authorisation === 'sent-by-organisation') {
    return [
      { ...identity, name: '经办人身份证' },
      { ...authority, ...OTHER_AUTHORISATIONS[authorisation] },
    ];
  }
  return [identity, { ...authority, ...(authorisation && OTHER_AUTHORISATIONS[authorisation]) }];
}
