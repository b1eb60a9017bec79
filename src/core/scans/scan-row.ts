import type { Scan } from '#shared/contract/scans.ts';
import type { ScanMediaType } from '#shared/domain/scan-file.ts';

/** A page as a row of either table has it, without its draft or its case. */
export interface ScanRow {
  id: string;
  material_id: string;
  position: number;
  media_type: string;
  sha256: string;
  size: number;
  width: number | null;
  height: number | null;
  pages: number;
  sensitive: number;
  thumbnail_sha256: string;
  captured_at: string;
  captured_by: string;
  captured_by_name: string;
  reused_from: string | null;
}

/** A row as a window sees it. */
export function scanOf(row: ScanRow): Scan {
  return {
    id: row.id,
    materialId: row.material_id,
    mediaType: row.media_type as ScanMediaType,
    size: row.size,
    width: row.width,
    height: row.height,
    pages: row.pages,
    sensitive: row.sensitive === 1,
    capturedAt: row.captured_at,
    capturedBy: row.captured_by_name,
    reusedFrom: row.reused_from,
  };
}

/** The files a row refers to. */
export function filesOf(row: Pick<ScanRow, 'sha256' | 'thumbnail_sha256'>): string[] {
  return [row.sha256, row.thumbnail_sha256];
}
