type Words = Readonly<Record<string, string>>;

/** GB/T 2261.1. */
export const SEX_WORDS: Words = { 0: '未知', 1: '男', 2: '女', 9: '未说明' };

/** Kinds of records, by entity and column. */
export const KIND_WORDS: Readonly<Record<string, Words>> = {
  'centre.kind': { town: '镇中心', community: '社区中心', village: '村中心' },
  'partyBranch.kind': { village: '村', community: '社区', office: '机关', 'new-sector': '两新组织' },
  'socialOrganisation.kind': { 'new-sector': '两新组织', mass: '群团组织' },
  'volunteerHonour.kind': { training: '培训', commendation: '表彰' },
  'ledgerEntry.kind': { hours: '时数', points: '积分' },
  'certificate.kind': { service: '服务时数证明', course: '结业证书' },
  'transfer.kind': { ask: '请求移来', offer: '移交' },
  'transferAnswer.outcome': { accepted: '同意', refused: '不同意' },
  'recordGrant.outcome': { granted: '已交来', nobody: '查无此人' },
  'room.kind': {
    hall: '大厅',
    'practice-station': '新时代文明实践站',
    'congress-station': '人大代表联络站',
    'judge-studio': '法官工作室',
    'counselling-room': '心理咨询室',
    'reading-room': '阅览室',
  },
};
