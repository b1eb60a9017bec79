/** `台洞` for 台洞村党群服务中心: as people speak of a centre. */
export function shortCentreName(name: string): string {
  return name.replace(/党群服务中心$/, '').replace(/(.{2,})[村镇]$/, '$1');
}
