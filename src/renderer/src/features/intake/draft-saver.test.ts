import { describe, expect, it } from 'vitest';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { CoreWentAway } from '../../app/core/connection.ts';
import { DraftSaver } from './draft-saver.ts';
import { emptyDraft } from './intake-state.ts';

interface Call {
  draft: IntakeDraft;
  answer: () => Promise<void>;
  fail: (error: Error) => Promise<void>;
}

function setUp() {
  const calls: Call[] = [];
  const saver = new DraftSaver(
    (draft) =>
      new Promise((resolve, reject) => {
        const settled = async () => {
          for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
        };
        calls.push({
          draft,
          answer: () => {
            resolve({ savedAt: `after ${draft.itemText}` });
            return settled();
          },
          fail: (error) => {
            reject(error);
            return settled();
          },
        });
      }),
    null,
  );
  return { calls, saver };
}

const typed = (itemText: string): IntakeDraft => ({ ...emptyDraft('d'), itemText });

describe('DraftSaver', () => {
  it('has one save under way and sends the newest next', async () => {
    const { calls, saver } = setUp();
    for (const text of ['g', 'gl', 'gll', 'gllr']) saver.save(typed(text));
    expect(calls.map(({ draft }) => draft.itemText)).toEqual(['g']);
    await calls[0]?.answer();
    expect(calls.map(({ draft }) => draft.itemText)).toEqual(['g', 'gllr']);
    await calls[1]?.answer();
    expect(calls).toHaveLength(2);
    expect(saver.state.get()).toEqual({ savedAt: 'after gllr', failed: false });
  });

  it('does not save again what nobody changed, but does after a failure or a stop', async () => {
    const { calls } = setUp();
    const opened = typed('g');
    const saver = new DraftSaver(
      async (draft) => {
        calls.push({ draft, answer: async () => undefined, fail: async () => undefined });
        if (calls.length === 2) throw new Error('disk full');
        return { savedAt: 'now' };
      },
      { draft: opened, savedAt: 'yesterday' },
    );
    saver.save(opened);
    await saver.flush();
    expect(calls).toEqual([]);
    expect(saver.state.get().savedAt).toBe('yesterday');
    const changed = typed('gl');
    saver.save(changed);
    await saver.flush();
    saver.save(changed);
    await saver.flush();
    expect(calls).toHaveLength(1);
    const last = typed('gll');
    saver.save(last);
    await saver.flush();
    expect(saver.state.get().failed).toBe(true);
    saver.save(last);
    await saver.flush();
    expect(calls).toHaveLength(3);
    await saver.stop();
    saver.save(last);
    await saver.flush();
    expect(calls).toHaveLength(4);
  });

  it('tries again by itself when core went away, with the newest', async () => {
    const { calls, saver } = setUp();
    saver.save(typed('g'));
    saver.save(typed('gl'));
    await calls[0]?.fail(new CoreWentAway());
    expect(calls.map(({ draft }) => draft.itemText)).toEqual(['g', 'gl']);
    expect(saver.state.get().failed).toBe(false);
  });

  it('says that a save failed, and tries again with the next change or on leaving', async () => {
    const { calls, saver } = setUp();
    saver.save(typed('g'));
    await calls[0]?.fail(new Error('disk full'));
    expect(saver.state.get().failed).toBe(true);
    const flushed = saver.flush();
    expect(calls[1]?.draft.itemText).toBe('g');
    await calls[1]?.answer();
    await flushed;
    expect(saver.state.get()).toEqual({ savedAt: 'after g', failed: false });
  });

  it('sends nothing after it was stopped, also not on leaving', async () => {
    const { calls, saver } = setUp();
    saver.save(typed('g'));
    saver.save(typed('gl'));
    const stopped = saver.stop();
    await calls[0]?.answer();
    await stopped;
    await saver.flush();
    expect(calls).toHaveLength(1);
  });
});
