export interface ElectronRuntime {
  executable: string;
  distFolder: string;
  version: string;
  source: 'override' | 'pinned' | 'fallback';
  /** The SQLite addon to use in place of the prebuilt one; give it to the app as ONEWINDOW_NATIVE_BINDING. */
  nativeBinding?: string;
  /** For development and tests only, before all other arguments. */
  arguments: string[];
}

/** The runtime that the set-up left behind; quick, builds nothing, throws when the set-up has not run. */
export function resolveElectron(): ElectronRuntime;

/** Makes the runtime ready and returns it. */
export function ensureElectron(options?: { display?: boolean }): Promise<ElectronRuntime>;
