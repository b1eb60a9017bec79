import { beforeEach, describe, expect, it } from 'vitest';
import { removeLooseFiles } from '../files/loose-files.ts';
import { addActivity } from '../testing/activities.ts';
import { clearTextIn } from '../testing/clear-text.ts';
import { faultOf } from '../testing/fault.ts';
import { filesOnDisk } from '../testing/files-on-disk.ts';
import { clerk, freshSite, handler, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { verifyData } from '../verify/verify-data.ts';
import { bringRecording, openRecording, setRecording } from './recording.ts';
import { getStory, listStories, saveStory } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const story = {
  title: '修渠',
  teller: '余伯',
  toldOn: '2026-06-01',
  text: '那一年没有水。',
  activityId: null,
};
const save = (fields = {}, by = clerk) => saveStory(site.context, by, { id: null, ...story, ...fields });
const sound = (mark: string) => new Uint8Array(Buffer.from(`ID3\u0004${mark.repeat(400)}`));
const record = (id: string, content: Uint8Array | null, by = clerk) =>
  setRecording(site.context, by, id, content && { name: '修渠.mp3', content });

describe('a story of a veteran', () => {
  it('is kept with who told it when and at which activity, and can be put right', () => {
    const activityId = addActivity(site.context, { typeCode: 'veterans-stories', name: '讲古第一场' });
    const { id } = save({ activityId });
    expect(getStory(site.context, id)).toMatchObject({ ...story, activityId, activityName: '讲古第一场' });
    save({ id, text: '那一年没有水，全村人修渠。' });
    expect(getStory(site.context, id).text).toBe('那一年没有水，全村人修渠。');
    expect(listStories(site.context, null).stories).toHaveLength(1);
    expect(faultOf(() => save({}, handler)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => save({ toldOn: '2026-02-30' })).code).toBe('INVALID_ANSWERS');
    expect(faultOf(() => save({ activityId: 'nothing' })).code).toBe('NOT_FOUND');
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is listed page by page, the latest first, each once', () => {
    for (let at = 0; at < 120; at += 1) save({ title: `第${at}个`, toldOn: `2026-0${1 + (at % 3)}-01` });
    const seen: string[] = [];
    let before: { toldOn: string; id: string } | null = null;
    for (let more = true; more; ) {
      const page = listStories(site.context, before);
      seen.push(...page.stories.map(({ toldOn, id }) => `${toldOn} ${id}`));
      const last = page.stories.at(-1);
      before = last ? { toldOn: last.toldOn, id: last.id } : null;
      more = page.more;
    }
    expect(seen).toHaveLength(120);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });
});

describe('the recording of a story', () => {
  it('is kept encrypted, opened as it was, and removed once another takes its place', () => {
    const { id } = save();
    expect(record(id, sound('甲'))).toMatchObject({ hasRecording: true, recordingName: '修渠.mp3' });
    expect(Buffer.from(openRecording(site.context, id).content)).toEqual(Buffer.from(sound('甲')));
    expect(openRecording(site.context, id)).toMatchObject({ type: 'audio/mpeg', name: '修渠.mp3' });
    expect(clearTextIn(site.folder, ['甲甲甲'])).toEqual([]);
    record(id, sound('乙'));
    removeLooseFiles(site.context);
    expect(filesOnDisk(site.folder)).toHaveLength(1);
    expect(verifyData(site.data).problems).toEqual([]);
    expect(record(id, null)).toMatchObject({ hasRecording: false, recordingName: '' });
    removeLooseFiles(site.context);
    expect(filesOnDisk(site.folder)).toEqual([]);
    expect(faultOf(() => openRecording(site.context, id))).toMatchObject({ data: { entity: 'recording' } });
  });

  it('stays when two stories share it and one lets it go', () => {
    const [one, two] = [save(), save()];
    record(one.id, sound('甲'));
    record(two.id, sound('甲'));
    record(one.id, null);
    removeLooseFiles(site.context);
    expect(openRecording(site.context, two.id).content).toHaveLength(sound('甲').length);
  });

  it('is refused when it is no sound, and nothing is left of it', () => {
    const { id } = save();
    const reason = (content: Uint8Array) =>
      (faultOf(() => record(id, content)).data as { reason: string }).reason;
    expect(reason(new Uint8Array())).toBe('empty');
    expect(reason(new Uint8Array(Buffer.from('%PDF-1.7')))).toBe('unknown-type');
    expect(reason(new Uint8Array(60 * 1024 * 1024 + 1))).toBe('too-large');
    expect(faultOf(() => record('nothing', sound('甲'))).code).toBe('NOT_FOUND');
    expect(faultOf(() => record(id, sound('甲'), handler)).code).toBe('ROLE_NOT_ALLOWED');
    removeLooseFiles(site.context);
    expect(filesOnDisk(site.folder)).toEqual([]);
  });

  it('is looked for when the data are verified, where it was recorded', () => {
    const { id } = save();
    record(id, sound('甲'));
    expect(verifyData(site.data)).toMatchObject({ ok: true });
    const [file] = filesOnDisk(site.folder);
    site.data.files.remove(file as string);
    expect(verifyData(site.data).problems).toMatchObject([
      { code: 'file-missing', detail: expect.stringContaining(`recording ${id}`) },
    ]);
    // What is lost is taken out, and all is well again.
    record(id, null);
    expect(verifyData(site.data)).toMatchObject({ ok: true });
  });

  it('is said to be here alone as long as there is no town, and not here when its file is not', async () => {
    const { id } = save();
    expect(getStory(site.context, id).recordingState).toBe(null);
    expect(record(id, sound('甲')).recordingState).toBe('saved');
    const [file] = filesOnDisk(site.folder);
    site.data.files.remove(file as string);
    expect(getStory(site.context, id).recordingState).toBe('at-town');
    expect(faultOf(() => openRecording(site.context, id)).code).toBe('FILE_NOT_HERE');
    await expect(bringRecording(site.context, id)).rejects.toMatchObject({
      code: 'FILE_NOT_HERE',
      data: { entity: 'story', why: 'offline' },
    });
  });
});
