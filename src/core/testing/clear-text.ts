import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder in which one of the texts can be read, in UTF-8 or UTF-16, with that text. */
export function clearTextIn(folder: string, texts: string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
    return texts
      .filter(
        (text) =>
          bytes.includes(text) ||
          bytes.includes(Buffer.from(text, 'utf16le')) ||
          bytes.includes(bigEndian(text)),
      )
      .map((text) => `${name}: ${text}`);
  });
}
