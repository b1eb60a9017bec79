import { useMutation } from '@tanstack/react-query';
import type { ReportForm, ReportRequest } from '#shared/contract/reports.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';

/** Saves a report as a file, and one line on how that went. */
export function useSaveReport(request: ReportRequest) {
  const save = useMutation(query.reports.saveAs.mutationOptions());
  let said = '';
  if (save.isPending) said = '正在生成';
  else if (save.error) said = explainError(save.error);
  else if (save.data?.path) said = `已存到 ${save.data.path}`;
  return {
    said,
    busy: save.isPending,
    saveAs: (form: ReportForm) => {
      if (!save.isPending) save.mutate({ ...request, form });
    },
  };
}
