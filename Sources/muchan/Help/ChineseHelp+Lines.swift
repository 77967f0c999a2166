extension ChineseHelp {
  /// Exit codes, tables and examples: what stands at the end of a line.
  static let lines: [String: String] = [
    "a made-up project and its results":
      "虚构的项目及其结果",
    "what is wrong with the input":
      "输入有什么问题",
    "layers and tables into one workspace":
      "图层与表存入一个工作区",
    "all accounts of a project folder":
      "项目文件夹的全部核算",
    "mu of every parcel":
      "每宗地的亩数",
    "done":
      "完成",
    "done, with findings (a record left out, --strict and a warning)":
      "完成，但有问题（有记录被剔除，或 --strict 时有警告）",
    "could not be done":
      "未能完成",
    "wrong usage":
      "用法错误",
    "interrupted":
      "被中断",
    "sound, or notes only":
      "无误，或仅有提示",
    "some records are wrong or doubtful":
      "有记录错误或可疑",
    "a file cannot be read as what it is":
      "有文件无法按其类型读取",
    "all records stored, or stored before":
      "全部记录已存入，或此前已存",
    "some records or files were left out, or values are missing or wrong":
      "有记录或文件被略去，或有值缺失、错误",
    "nothing was stored":
      "什么也没有存入",
    "nothing has failed":
      "没有检查项有误",
    "something has failed":
      "有检查项有误",
    "parcels with dates, rule, days, fee, next date and remedies":
      "宗地及日期、规则、天数、闲置费、下一日期与处置方式",
    "by zone: suspected, recognised, running, unknown":
      "按园区：疑似、认定、计时中、未知",
    "parcels whose clock runs, the nearest date first":
      "计时中的宗地，最近日期在前",
    "parcels that nothing can be told of, with what is missing":
      "无法判定的宗地及所缺内容",
    "outlines of buildings against idle status and declared footprints":
      "建筑轮廓与闲置状态、申报基底的对照",
    "parcels of enterprises that were long in a low class":
      "长期处于低类企业的宗地",
    "the same by zone, with rates under the Ministry's flag":
      "同上，按园区，附部颁口径的比率",
    "by zone and supply mode: in time, late, overdue, ahead, not agreed, unknown":
      "按园区与供应方式：按期、迟延、逾期、提前、未约定、未知",
    "what is overdue, the most days first":
      "逾期者，天数多者在前",
    "supplied land by zone and mode":
      "按园区与方式的已供土地",
    "every supplied parcel with mode, milestones and term, when asked for":
      "每宗已供土地的方式、节点与期限（指定时）",
    "parcels, mu and investment by series, route, year and zone":
      "按序列、途径、年份与园区的宗数、亩数与投资",
    "both series by year, and what they share":
      "两个序列的逐年数及共有部分",
    "against reported figures and own targets":
      "与报道数字及自定目标对照",
    "the ledger, with doubts, investment per mu, yield before and after":
      "台账，含疑点、亩均投资、前后亩均产出",
    "parcels by expected gain: area x gap to the zone's median of the same use":
      "按预期增益排列的宗地：面积 × 与同用途中位数之差",
    "how many parcels nothing can be told of, and what is missing":
      "无法判定的宗数及所缺内容",
  ]
}
