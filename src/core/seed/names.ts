import { type Random, WeightedChoice } from './random.ts';

/** Surnames of Kaiping, the usual ones first. */
const surnames =
  '谭 周 余 关 黄 张 李 司徒 吴 方 梁 陈 劳 邓 许 何 林 胡 罗 冯 甄 苏 谢 区 曾 杨 郑 叶 欧阳 潘 卢 伍 麦 邝 温 朱 岑 单 仇'.split(
    ' ',
  );
const maleCharacters =
  '伟 强 国 华 志 明 建 文 俊 杰 荣 辉 健 锦 永 祥 德 权 耀 宗 嘉 浩 铭 泽 宇 栋 炳 添 福 富 金 树 松 柏 达 源 海 江 波 涛 锋 斌 龙 威 振 兴 启 贤 仁 义'.split(
    ' ',
  );
const femaleCharacters =
  '丽 芳 秀 英 美 玲 珍 燕 娟 敏 慧 婷 雪 琴 兰 凤 洁 莲 娣 妹 彩 群 玉 霞 月 娥 淑 仪 嘉 欣 怡 颖 诗 雅 静 晓 小 柳 桂 连 爱 琼 惠 雯 琪 佩 瑶 清 好 笑'.split(
    ' ',
  );

/** What real registers hold too: rare characters, two-character surnames, names with a dot. */
const unusualNames = {
  '1': ['司徒嘉荣', '黄𬭎', '买买提·艾力', '区永祥', '单志明'],
  '2': ['陈㛃', '欧阳文静', '古丽娜尔·艾合买提', '曾秀英', '仇美玲'],
};

export type PersonSex = '1' | '2';

const mostNamesOfASex = 10_000;
const shareOfUnusualNames = 0.002;

/**
 * A stock of generated names, each different, in which people share names as they do in a village. It is kept
 * small because the reading of a name has to be looked up character by character.
 */
export class NamePool {
  private readonly names: Record<PersonSex, readonly string[]>;

  constructor(random: Random, people: number) {
    const wanted = Math.min(mostNamesOfASex, Math.max(50, people));
    const weighted = new WeightedChoice(surnames, (_, at) => 1 / (at + 3));
    this.names = {
      '1': generate(random, weighted, maleCharacters, wanted),
      '2': generate(random, weighted, femaleCharacters, wanted),
    };
  }

  draw(random: Random, sex: PersonSex): string {
    return random.pick(random.chance(shareOfUnusualNames) ? unusualNames[sex] : this.names[sex]);
  }
}

function generate(
  random: Random,
  weighted: WeightedChoice<string>,
  characters: readonly string[],
  wanted: number,
): readonly string[] {
  const names = new Set<string>();
  while (names.size < wanted) {
    const second = random.chance(0.88) ? random.pick(characters) : '';
    names.add(weighted.draw(random) + random.pick(characters) + second);
  }
  return [...names];
}
