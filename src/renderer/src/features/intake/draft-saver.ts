import type { IntakeDraft } from '#shared/contract/intake.ts';
import { CoreWentAway } from '../../app/core/connection.ts';
import { createStore, type Store } from '../../app/store.ts';

/** How the draft stands: when it was saved last, and whether the last attempt failed. */
export interface SavedState {
  savedAt: string | null;
  failed: boolean;
}

type Save = (draft: IntakeDraft) => Promise<{ savedAt: string | null }>;

/**
 * Saves a draft at every change, one save at a time: what changes while one is under way goes with the next,
 * the newest only.
 */
export class DraftSaver {
  readonly state: Store<SavedState>;
  readonly #save: Save;
  /** What was taken last; a draft that nobody changed is not saved again. */
  #taken: IntakeDraft | null;
  #waiting: IntakeDraft | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;

  /** @param saved the draft as it was saved before, and when; null for one that never was */
  constructor(save: Save, saved: { draft: IntakeDraft; savedAt: string } | null) {
    const savedAt = saved?.savedAt ?? null;
    this.#taken = saved?.draft ?? null;
    this.state = createStore<SavedState>({ savedAt, failed: false });
    this.#save = save;
  }

  /** Takes the draft as it is now. */
  save(draft: IntakeDraft): void {
    if (draft === this.#taken) return;
    this.#taken = draft;
    this.#stopped = false;
    this.#waiting = draft;
    this.#running ??= this.#run();
  }

  /** Resolves once everything taken so far has been saved, or could not be. */
  async flush(): Promise<void> {
    if (this.#waiting && !this.#stopped) this.#running ??= this.#run();
    await this.#running;
  }

  /** Drops what was not sent yet and waits for what was, so that nothing is saved after an acceptance. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#taken = null;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting && !this.#stopped) {
      const draft = this.#waiting;
      this.#waiting = null;
      try {
        const { savedAt } = await this.#save(draft);
        this.state.set({ savedAt, failed: false });
      } catch (error) {
        // Kept for another try, unless something newer has come.
        this.#waiting ??= draft;
        // The next try waits until core is back.
        if (error instanceof CoreWentAway) continue;
        this.#taken = null;
        this.state.set({ ...this.state.get(), failed: true });
        break;
      }
    }
    this.#running = null;
  }
}
