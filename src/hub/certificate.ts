import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { writeFileDurably } from '#core/files/write-file-durably.ts';

export interface HubCertificate {
  key: string;
  cert: string;
  /** SHA-256 of the certificate, as 64 hexadecimal digits: what sites know the hub by. */
  fingerprint: string;
}

/** The certificate the hub made for itself; it is made once, because enrolled sites hold on to it. */
export async function hubCertificate(folder: string): Promise<HubCertificate> {
  const keyFile = join(folder, 'hub-key.pem');
  const certFile = join(folder, 'hub-certificate.pem');
  if (!existsSync(certFile)) {
    const made = await generate([{ name: 'commonName', value: 'onewindow-hub' }], {
      algorithm: 'sha256',
      keySize: 2048,
      notAfterDate: new Date(Date.now() + 20 * 365 * 86_400_000),
    });
    writeFileDurably(keyFile, made.private, 0o600);
    writeFileDurably(certFile, made.cert, 0o600);
  }
  const cert = readFileSync(certFile, 'utf8');
  const fingerprint = new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();
  return { key: readFileSync(keyFile, 'utf8'), cert, fingerprint };
}
