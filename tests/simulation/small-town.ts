import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allowance, atOnce, licence, threeDays } from '#core/testing/drafts.ts';

const resources = resolve(import.meta.dirname, '../../resources');
const items = [allowance, atOnce, licence, threeDays];

/** The reference data that came with the application, with a few items of the catalogue: every site loads them first. */
export function writeSmallResources(folder: string): void {
  cpSync(join(resources, 'seed'), join(folder, 'seed'), { recursive: true });
  const [list, detailed] = ['catalogue.csv', 'items-detailed.json'].map((name) =>
    join(folder, 'seed', name),
  ) as [string, string];
  const lines = readFileSync(list, 'utf8').split('\n');
  const kept = lines.filter((line, at) => at === 0 || items.some((code) => line.startsWith(`${code},`)));
  writeFileSync(list, `${kept.join('\n')}\n`);
  const all = JSON.parse(readFileSync(detailed, 'utf8')) as { code: string }[];
  writeFileSync(detailed, JSON.stringify(all.filter(({ code }) => items.includes(code))));
}
