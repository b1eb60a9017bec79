import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { VolunteerPost, VolunteerPostData } from '#shared/contract/volunteer-posts.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { type FormLine, LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';

type Field = keyof VolunteerPostData;

/** 设岗位, or 改岗位: its duties, where and when, and for how many. */
export function PostForm({
  post,
  ownSite,
  centres,
  onSaved,
  onClose,
}: {
  /** Null for a new one. */
  post: VolunteerPost | null;
  ownSite: string;
  centres: readonly { siteNumber: string; name: string }[];
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const [values, setValues] = useState<Record<Field, string>>(() => ({
    ...{ name: post?.name ?? '', siteNumber: post?.siteNumber || ownSite || centres[0]?.siteNumber || '' },
    ...{ duties: post?.duties ?? '', place: post?.place ?? '', times: post?.times ?? '' },
    places: String(post?.places ?? 1),
  }));
  const [wrong, setWrong] = useState<{ field: Field; sentence: string } | null>(null);
  const save = useMutation(
    query.volunteerPosts.save.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: query.volunteerPosts.key() });
        onSaved(id);
      },
    }),
  );
  const lines: readonly FormLine<Field>[] = [
    { field: 'name', label: '岗位', most: 60, placeholder: '如 敬老服务岗' },
    { field: 'places', label: '名额（人）', most: 2 },
    { field: 'duties', label: '职责', most: 300, wide: true, placeholder: '如 探访独居老人，代买代办' },
    { field: 'times', label: '时间', most: 100, placeholder: '如 每周六上午' },
    { field: 'place', label: '地点', most: 100, placeholder: '如 村内各自然村' },
    {
      ...{ field: 'siteNumber', label: '所在中心', kind: 'choice' },
      options: centres.map((centre) => ({ value: centre.siteNumber, label: centre.name })),
    },
  ];
  const trySave = () => {
    const fault = faultOf(values);
    setWrong(fault);
    if (!fault) {
      save.mutate({ id: post?.id ?? null, post: { ...values, places: Number(values.places) } });
    }
  };
  return (
    <SidePanel title={post ? `${post.name}　改岗位` : '设岗位'} onClose={onClose}>
      <LineForm
        lines={lines}
        values={values}
        wrongField={wrong?.field ?? null}
        fault={wrong?.sentence ?? (save.error ? explainError(save.error) : '')}
        saveLabel="保存岗位"
        busy={save.isPending}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
        onSave={trySave}
      />
    </SidePanel>
  );
}

function faultOf({ name, duties, places }: Record<Field, string>): { field: Field; sentence: string } | null {
  if (name.trim() === '') return { field: 'name', sentence: '岗位还没有填' };
  if (!/^[1-9]\d?$/.test(places.trim())) return { field: 'places', sentence: '名额填 1 到 99 的数' };
  return duties.trim() === '' ? { field: 'duties', sentence: '职责还没有填，设岗要写明做什么' } : null;
}
