import { safeStorage } from 'electron';
import { readKeyFile } from '#core/data-folder/key-file.ts';
import { CoreError } from '#core/errors.ts';

/**
 * The database key of a folder: from the operating system's key store, or from the file itself for a demo.
 * Linux's `basic_text` store is refused: it hides nothing.
 * @throws CoreError of readKeyFile, `key-unreadable` when the key store cannot unwrap it
 */
export function readDatabaseKey(folder: string): string {
  const content = readKeyFile(folder);
  if (content.kind === 'demo') return content.key;
  const weak = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (weak || !safeStorage.isEncryptionAvailable()) throw new CoreError('key-unreadable', { folder });
  return safeStorage.decryptString(Buffer.from(content.wrappedKey, 'base64'));
}
