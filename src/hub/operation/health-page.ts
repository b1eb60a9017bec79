import { refusalWord } from '#shared/wording/sync.ts';
import type { HubHealth, SiteHealth, UpwardHealth } from './health.ts';

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: unknown) => String(value).replaceAll(/[&<>"]/g, (character) => escaped[character] ?? '');

const columns = ['中心', '上次联系', '还没送到', '扫描件和录音', '被退回', '时钟', '版本', '已收'];

/** The health of the hub as a page for the eye; it loads nothing and runs nothing. */
export function healthPage({ at, hub, lastNumber, upward, sites }: HubHealth): string {
  const silent = sites.filter((site) => site.silent).length;
  const towns = sites.filter(({ isHub }) => isHub).length;
  const title = towns > 0 ? '一窗县市级服务器' : '一窗镇级服务器';
  const enrolled = [`${sites.length - towns} 个中心`, ...(towns > 0 ? [`${towns} 个镇`] : [])].join('、');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="60">
<title>${title}</title><style>
body{font:16px/1.5 sans-serif;margin:24px;color:#222}table{border-collapse:collapse}
th,td{border:1px solid #ccc;padding:4px 10px;text-align:left;vertical-align:top}tr.silent td{background:#fff3e0}
</style></head><body>
<h1>${title}</h1>
<p>${text(moment(at))} 运行正常。已收 ${text(lastNumber)} 条更改，登记了 ${enrolled}${
    silent > 0 ? `，其中 ${silent} 个超过一天没有联系` : ''
  }。服务器标识 ${text(hub)}。</p>
${upward ? `<p>${text(upwardLine(upward))}</p>\n` : ''}<table><thead><tr>${columns.map((column) => `<th>${column}</th>`).join('')}</tr></thead><tbody>
${sites.map(row).join('\n')}
</tbody></table>
</body></html>
`;
}

function row(site: SiteHealth): string {
  const { siteNumber, isHub, name, seenAt, silent, waiting, scansWaiting, refused, version, taken } = site;
  const reasons = Object.entries(refused).map(([code, count]) => `${refusalWord(code)}：${count} 条`);
  const cells = [
    `${siteNumber} ${name}${isHub ? '（下级镇的服务器）' : ''}`,
    `${moment(seenAt)}${silent ? '（超过一天）' : ''}`,
    waiting === null ? '不详' : waiting === 0 ? '没有' : `${waiting} 条更改`,
    scansWaiting === null ? '不详' : scansWaiting === 0 ? '没有' : `${scansWaiting} 份`,
    reasons.join('\n') || '没有',
    clockWord(site.clockAheadMinutes),
    version || '不详',
    taken,
  ];
  const inner = cells.map((cell) => `<td>${text(cell).replaceAll('\n', '<br>')}</td>`).join('');
  return `<tr${silent ? ' class="silent"' : ''}>${inner}</tr>`;
}

/** How a hub stands with the one above it, in one line. */
export function upwardLine({
  hubUrl,
  townNumber,
  syncedAt,
  failure,
  waiting,
  refused,
}: UpwardHealth): string {
  const parts = [
    `上级服务器 ${hubUrl}，本镇编号 ${townNumber}`,
    syncedAt ? `上次联系 ${moment(syncedAt)}` : '还没有联系上',
    failureWord(failure),
    waiting > 0 ? `还有 ${waiting} 批数字没有报上去` : '数字都报上去了',
    refused > 0 ? `被退回 ${refused} 批` : '',
  ];
  return `${parts.filter(Boolean).join('，')}。`;
}

function failureWord(failure: string | null): string {
  if (failure === null) return '';
  if (failure === 'HUB_NOT_REACHED') return '现在联系不上，会自动再试，不影响镇里的工作';
  return `上级现在不接受（${failure}），会自动再试，不影响镇里的工作`;
}

function clockWord(minutes: number | null): string {
  if (minutes === null) return '正常';
  return `${minutes > 0 ? '快' : '慢'} ${Math.abs(minutes)} 分钟`;
}

/** `2026-06-09 10:00` in Shanghai. */
function moment(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
}
