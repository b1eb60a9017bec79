import { PickBox } from './pick-box.tsx';
import type { Choices } from './use-choices.ts';

interface Needed {
  id: string;
  quantity: number;
}

/** What is needed of the equipment: picked by name, a number before the name for more than one (`2 音箱`). */
export function EquipmentPick({
  choices,
  value,
  onChange,
  onEnter,
}: {
  choices: Choices;
  value: readonly Needed[];
  onChange: (needed: Needed[]) => void;
  onEnter: () => void;
}) {
  const equipment = choices.choices?.equipment ?? [];
  const own = equipment.filter(({ siteNumber }) => siteNumber === choices.choices?.ownSite);
  const nameOf = (id: string) => equipment.find((one) => one.id === id)?.name ?? '';
  return (
    <PickBox
      many
      field="equipment"
      label="设备"
      placeholder={own.length > 0 ? '名称；要两件写 2 音箱' : '还没有登记设备，按 Enter 往下'}
      picked={value.map(({ id, quantity }) => ({
        id,
        label: quantity > 1 ? `${nameOf(id)} ${quantity} 件` : nameOf(id),
      }))}
      options={own.map(({ id, name, quantity }) => ({ id, label: name, about: `共 ${quantity} 件` }))}
      offers={(text) => {
        const [, count, name = ''] = /^(\d{1,3})\s*(.+)$/.exec(text) ?? [];
        return own
          .filter(
            (one) => count !== undefined && one.name.includes(name) && !value.some(({ id }) => id === one.id),
          )
          .map((one) => ({
            id: one.id,
            label: `${one.name} ${Number(count)} 件`,
            take: () => onChange([...value, { id: one.id, quantity: Math.max(1, Number(count)) }]),
          }));
      }}
      onPick={(id) => onChange([...value, { id, quantity: 1 }])}
      onRemove={(id) => onChange(value.filter((one) => one.id !== id))}
      onEnter={onEnter}
    />
  );
}
