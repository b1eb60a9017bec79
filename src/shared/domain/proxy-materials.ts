import type { ItemMaterial } from './materials-by-answers.ts';

/**
 * What an agent brings beside the papers of the item: who the agent is, and that the applicant wants it (Civil
 * Code art. 165: an authorisation in writing names the agent, the matter, its extent and its time, and is signed
 * by the principal). No catalogue item lists them, and none may use their ids. A guardian is no agent: what
 * guardians bring is each item's own business.
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
