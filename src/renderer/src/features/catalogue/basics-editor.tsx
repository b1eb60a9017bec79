import type { Applicants, Delivery, EditedItem, Handling } from '#shared/domain/edited-item.ts';
import { serviceItemKinds } from '#shared/domain/service-item.ts';
import { APPLICANT_WORDS, DELIVERY_WORDS, HANDLING_WORDS } from '#shared/wording/item-words.ts';
import { NumberLine, SelectLine, TextBlock, TextLine, Tick, TickLine } from './editor-fields.tsx';

const KINDS = serviceItemKinds.map((kind) => [kind, kind] as const);
const HANDLINGS = Object.entries(HANDLING_WORDS) as [Handling, string][];
const APPLICANTS = Object.entries(APPLICANT_WORDS) as [Applicants, string][];
const DELIVERIES = Object.entries(DELIVERY_WORDS) as [Delivery, string][];

/** 基本: everything about an item that hangs on no question. */
export function BasicsEditor({
  item,
  isNew,
  departments,
  onChange,
}: {
  item: EditedItem;
  isNew: boolean;
  departments: readonly string[];
  onChange: (change: Partial<EditedItem>) => void;
}) {
  const { fee } = item;
  const text = (
    key: 'name' | 'department' | 'result' | 'resultFrom' | 'audience' | 'place',
    label: string,
    hint = '',
  ) => (
    <TextLine
      path={key}
      label={label}
      hint={hint}
      value={item[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <>
      <TextLine
        path="code"
        label="事项编码"
        short
        hint={isNew ? '如 SB025，保存后不能改' : ''}
        value={item.code}
        disabled={!isNew}
        onChange={(code) => onChange({ code })}
      />
      {text('name', '名称')}
      <TextLine
        path="department"
        label="部门"
        list="departments"
        value={item.department}
        onChange={(department) => onChange({ department })}
      />
      <datalist id="departments">
        {departments.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <SelectLine
        path="kind"
        label="类型"
        value={item.kind}
        options={KINDS}
        onChange={(kind) => onChange({ kind: kind ?? '' })}
      />
      <SelectLine
        path="handling"
        label="办理层级"
        value={item.handling}
        options={HANDLINGS}
        none="还没有定"
        onChange={(handling) => onChange({ handling })}
      />
      <NumberLine
        path="promisedDays"
        label="承诺时限"
        unit="工作日"
        hint="0 是即办"
        value={item.promisedDays}
        onChange={(promisedDays) => onChange({ promisedDays })}
      />
      <NumberLine
        path="statutoryDays"
        label="法定时限"
        unit="工作日"
        hint={item.kind === '行政许可' ? '空着按行政许可法 20 个工作日' : '法律没有规定就空着'}
        value={item.statutoryDays}
        onChange={(statutoryDays) => onChange({ statutoryDays })}
      />
      <SelectLine
        path="applicants"
        label="谁能申请"
        value={item.applicants}
        options={APPLICANTS}
        none="个人和单位都能申请"
        onChange={(applicants) => onChange({ applicants })}
      />
      <TickLine label="可以">
        <Tick
          path="proxyAllowed"
          label="代办"
          value={item.proxyAllowed}
          onChange={(proxyAllowed) => onChange({ proxyAllowed })}
        />
        <Tick
          path="gapsAllowed"
          label="容缺"
          value={item.gapsAllowed}
          onChange={(gapsAllowed) => onChange({ gapsAllowed })}
        />
        <Tick
          path="declarationAllowed"
          label="告知承诺"
          value={item.declarationAllowed}
          onChange={(declarationAllowed) => onChange({ declarationAllowed })}
        />
      </TickLine>
      <TickLine label="收费">
        <Tick
          path="fee"
          label="收费"
          value={fee !== null}
          onChange={(taken) => onChange({ fee: taken ? { amount: null, basis: '' } : null })}
        />
      </TickLine>
      {fee && (
        <>
          <NumberLine
            path="fee.amount"
            label="金额"
            unit="元"
            value={fee.amount}
            onChange={(amount) => onChange({ fee: { ...fee, amount } })}
          />
          <TextLine
            path="fee.basis"
            label="收费依据"
            value={fee.basis}
            onChange={(basis) => onChange({ fee: { ...fee, basis } })}
          />
        </>
      )}
      {text('audience', '办理对象')}
      {text('place', '办理地点', '空着就是各中心服务窗口')}
      {text('result', '办理结果')}
      {text('resultFrom', '结果出自', '盖哪个单位的章；空着就是办理部门')}
      <TickLine label="送达方式">
        {DELIVERIES.map(([way, word]) => (
          <Tick
            key={way}
            path={`delivery.${way}`}
            label={word}
            value={item.delivery.includes(way)}
            onChange={(on) =>
              onChange({
                delivery: DELIVERIES.map(([one]) => one).filter((one) =>
                  one === way ? on : item.delivery.includes(one),
                ),
              })
            }
          />
        ))}
      </TickLine>
      <TextLine
        path="questionsPhone"
        label="咨询电话"
        value={item.questionsPhone}
        onChange={(questionsPhone) => onChange({ questionsPhone })}
      />
      <TextLine
        path="complaintsPhone"
        label="投诉电话"
        value={item.complaintsPhone}
        onChange={(complaintsPhone) => onChange({ complaintsPhone })}
      />
      <TextBlock
        path="synonyms"
        label="别名"
        hint="群众怎么叫它，一行一个"
        value={item.synonyms.join('\n')}
        onChange={(value) => onChange({ synonyms: value.split('\n') })}
      />
      <TextBlock
        path="guide"
        label="办事说明"
        hint="印在办事指南最前面的话"
        value={item.guide}
        onChange={(guide) => onChange({ guide })}
      />
      <TextLine
        path="basicCode"
        label="基本编码"
        hint="10 位，不知道就空着"
        value={item.basicCode}
        onChange={(basicCode) => onChange({ basicCode })}
      />
      <TextLine
        path="implementationCode"
        label="实施编码"
        hint="24 位，不知道就空着"
        value={item.implementationCode}
        onChange={(implementationCode) => onChange({ implementationCode })}
      />
      {!isNew && (
        <TickLine label="停用">
          <Tick
            path="retired"
            label="从生效那天起不再受理新件，已收的件照常办完"
            value={item.retired}
            onChange={(retired) => onChange({ retired })}
          />
        </TickLine>
      )}
    </>
  );
}
