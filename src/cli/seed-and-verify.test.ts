import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#core/testing/after-file.ts';
import type { VerifyResult } from '#core/verify/verify-data.ts';
import { failing, ow, owJson, seededFolder, startOw } from './testing/command-line.ts';

describe('seed', () => {
  it('makes a folder that other commands open, and tells what is in it', async () => {
    const folder = join(temporaryFolder(), 'new', 'data');
    const words = ['--residents', '30', '--cases', '40', '--seed', '7', '--site', '05', '--no-activities'];
    const { status, answer } = await owJson('seed', '--data', folder, ...words);
    expect(status).toBe(0);
    expect(answer).toMatchObject({ folder, residents: 30, cases: 40, siteNumber: '05', seed: 7 });
    const { answer: cases } = await owJson<{ number: string }[]>('case', 'list', '--data', folder);
    expect(cases).toHaveLength(40);
    for (const { number } of cases) expect(number).toMatch(/^05-\d{4}-\d{6}$/);
    expect(readdirSync(folder).sort()).toEqual(['files', 'key.json', 'onewindow.db']);
  });

  it('leaves a folder with data alone', async () => {
    const folder = await seededFolder(5, 5);
    const before = readFileSync(join(folder, 'onewindow.db'));
    expect((await failing(1, 'seed', '--data', folder)).code).toBe('data-exists');
    expect(readFileSync(join(folder, 'onewindow.db')).equals(before)).toBe(true);
  });

  it('leaves a key that somebody may still need alone', async () => {
    const folder = temporaryFolder();
    const key = JSON.stringify({ kind: 'system', wrappedKey: 'AAAA' });
    writeFileSync(join(folder, 'key.json'), key);
    expect((await failing(1, 'seed', '--data', folder)).code).toBe('data-exists');
    expect(readFileSync(join(folder, 'key.json'), 'utf8')).toBe(key);
  });

  it('refuses a site that is no centre, and cases of nobody', async () => {
    const folder = temporaryFolder();
    expect((await failing(2, 'seed', '--data', folder, '--site', '99')).message).toContain('99');
    expect((await failing(2, 'seed', '--data', folder, '--residents', '0')).code).toBe('no-residents');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing that looks like data when it is killed, and starts anew', async () => {
    const folder = temporaryFolder();
    const child = startOw('seed', '--data', folder, '--cases', '1000000', '--residents', '1000');
    const grown = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
        (name) =>
          name.includes('onewindow.db') &&
          (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 2_000_000,
      );
    while (child.exitCode === null && !grown()) await wait(20);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await failing(1, 'case', 'list', '--data', folder)).code).toBe('no-data');
    const again = await owJson(
      'seed',
      '--data',
      folder,
      '--residents',
      '10',
      '--cases',
      '10',
      '--no-activities',
    );
    expect(again.status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['files', 'key.json', 'onewindow.db']);
    expect((await owJson('verify', '--data', folder)).answer).toMatchObject({ ok: true });
  });
});

describe('verify', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await seededFolder();
  });

  it('says that everything is whole', async () => {
    const { status, answer } = await owJson<VerifyResult>('verify', '--data', folder);
    expect({ status, answer }).toEqual({ status: 0, answer: { ok: true, problemCount: 0, problems: [] } });
    expect(await ow('verify', '--data', folder)).toMatchObject({ status: 0, stdout: '核对过了，数据完整\n' });
  });

  it('finds one flipped bit wherever it lies, also where the database cannot be opened any more', async () => {
    const { size } = statSync(join(folder, 'onewindow.db'));
    // The first 16 bytes are a salt that a raw key has no use for: what they say changes nothing.
    const places = [16, 50, 5000, 0.3 * size, 0.7 * size, size - 1].map(Math.floor);
    for (const { status, answer, stderr } of await Promise.all(places.map(verifyFlipped))) {
      expect(status).toBe(1);
      expect(answer.ok).toBe(false);
      expect(answer.problems.length).toBeGreaterThan(0);
      expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
    }
  });

  it('says so also of a file cut short and of an empty one', async () => {
    for (const left of [0, 4096, 100_000]) {
      const copy = copyOf(folder);
      const file = join(copy, 'onewindow.db');
      writeFileSync(file, readFileSync(file).subarray(0, left));
      const { status, answer } = await owJson<VerifyResult>('verify', '--data', copy);
      expect({ status, ok: answer.ok }).toEqual({ status: 1, ok: false });
    }
  });

  it('tells people in Chinese what is wrong', async () => {
    const copy = copyOf(folder);
    flipBit(join(copy, 'onewindow.db'), 50);
    const { status, stdout } = await ow('verify', '--data', copy);
    expect(status).toBe(1);
    expect(stdout).toContain('发现 1 处问题');
    expect(existsSync(join(copy, 'onewindow.db'))).toBe(true);
  });

  function verifyFlipped(place: number) {
    const copy = copyOf(folder);
    flipBit(join(copy, 'onewindow.db'), place);
    return owJson<VerifyResult>('verify', '--data', copy);
  }
});

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function flipBit(file: string, place: number): void {
  const bytes = readFileSync(file);
  bytes[place] = (bytes[place] as number) ^ 4;
  writeFileSync(file, bytes);
}
