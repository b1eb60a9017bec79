/**
 * The four tables that items are exchanged in: a sheet each in a workbook, all below each other in a CSV file whose
 * first column 类别 names the table. Columns are known by their headings, in any order.
 */
export const tables = {
  items: {
    sheet: '事项',
    columns: {
      code: '事项编码',
      name: '名称',
      department: '部门',
      kind: '类型',
      promisedDays: '承诺时限',
      statutoryDays: '法定时限',
      basicCode: '基本编码',
      implementationCode: '实施编码',
      handling: '办理层级',
      applicants: '谁能申请',
      proxyAllowed: '可代办',
      gapsAllowed: '可容缺办理',
      declarationAllowed: '可告知承诺',
      feeAmount: '收费',
      feeBasis: '收费依据',
      result: '办理结果',
      resultFrom: '结果出自',
      delivery: '送达方式',
      audience: '办理对象',
      place: '办理地点',
      questionsPhone: '咨询电话',
      complaintsPhone: '投诉电话',
      synonyms: '别名',
      guide: '办事说明',
      provenance: '资料来源',
      frequencyWeight: '常办程度',
      retired: '停用',
      effectiveFrom: '生效日期',
    },
  },
  situations: {
    sheet: '情形',
    columns: {
      code: '事项编码',
      id: '情形编号',
      question: '问题',
      condition: '条件',
      option: '选项编号',
      label: '选项',
      advice: '提示',
      infoOnly: '不影响材料',
      reason: '原因',
      outcome: '结果',
    },
  },
  materials: {
    sheet: '材料',
    columns: {
      code: '事项编码',
      id: '材料编号',
      name: '名称',
      originals: '原件',
      copies: '复印件',
      required: '必交',
      mayLack: '可容缺',
      declarable: '可承诺代替',
      condition: '条件',
      source: '来源',
      whereToGet: '哪里办',
      acceptance: '受理标准',
      sample: '样本说明',
      sensitive: '含敏感信息',
    },
  },
  form: {
    sheet: '表单',
    columns: {
      code: '事项编码',
      key: '字段编号',
      label: '名称',
      type: '种类',
      required: '必填',
      help: '说明',
      condition: '条件',
      min: '最小',
      max: '最大',
      pattern: '格式',
      options: '可选项',
    },
  },
} as const;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];

/** Without these the sheet of items cannot be read; a known item keeps what any other column would say. */
export const neededOfItems = ['code', 'name', 'department', 'kind', 'promisedDays'] as const;

/** One row of a file. `line` is its place there, the heading included; cells are by the heading of their column. */
export interface TableRow {
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** A table as a file holds it; null where the file has no such table. */
export interface ReadTable {
  headings: readonly string[];
  rows: TableRow[];
}

export type ReadTables = Record<TableName, ReadTable | null>;

/** Rows to be written, by the keys of their columns. */
export type RowsToWrite = { [Table in TableName]: Record<keyof (typeof tables)[Table]['columns'], string>[] };

export const yes = '是';
export const no = '否';

/** The heading of the column in a CSV file that says which table a line belongs to. */
export const categoryHeading = '类别';
