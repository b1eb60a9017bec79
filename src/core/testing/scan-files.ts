import { createCanvas } from '@napi-rs/canvas';

/** A sheet as a document camera sees it; `mark` makes it another one. */
export function sheet(mark: string, { width = 620, height = 877 } = {}) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f1ea';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#222';
  context.font = `${Math.max(8, Math.round(width / 12))}px sans-serif`;
  context.fillText(mark, width / 10, height / 5);
  return canvas;
}

export function jpeg(mark: string, size?: { width: number; height: number }): Buffer {
  return sheet(mark, size).toBuffer('image/jpeg', 80);
}

export function png(mark: string, size?: { width: number; height: number }): Buffer {
  return sheet(mark, size).toBuffer('image/png');
}

export function thumbnail(mark: string): Buffer {
  return jpeg(mark, { width: 120, height: 170 });
}

/** A PDF of empty pages; with a password it cannot be opened without it. */
export function pdf(pages: number, { password = false } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 4} 0 R`).join(' ');
  const leaves = Array.from(
    { length: pages },
    (_, at) => `${at + 4} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj`,
  );
  const hex = (digits: string, bytes: number) => `<${digits.repeat(bytes)}>`;
  const lock = `3 0 obj<</Filter/Standard/V 1/R 2/O${hex('41', 32)}/U${hex('42', 32)}/P -4>>endobj`;
  const locked = `/Encrypt 3 0 R/ID[${hex('43', 16)}${hex('43', 16)}]`;
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      `2 0 obj<</Type/Pages/Kids[${kids}]/Count ${pages}>>endobj`,
      ...(password ? [lock] : []),
      ...leaves,
      `trailer<</Root 1 0 R${password ? locked : ''}>>`,
      '%%EOF',
    ].join('\n'),
  );
}

/** A PDF that says 户口簿 in a font it does not carry, as office programs write it: GBK codes and the name of a font. */
export function chinesePdf(): Buffer {
  const content = 'BT /F1 120 Tf 60 600 Td <BBA7BFDAB2BE> Tj ET';
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj',
      `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj`,
      '5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-GBK-EUC-H/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>endobj',
      '6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo 7 0 R/FontDescriptor 8 0 R/DW 1000>>endobj',
      '7 0 obj<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>endobj',
      '8 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>endobj',
      'trailer<</Root 1 0 R>>',
      '%%EOF',
    ].join('\n'),
  );
}
