/// The columns of `enterprises.csv`.
enum EnterpriseColumn: Int, TableColumn {
  case enterpriseID, period, periodKind, name, industryCode, aboveDesignatedSize, meanStaff
  case output, valueAdded, tax, revenue, research, fixedInvestment, renovation
  case chemicalOxygenDemand, ammoniaNitrogen, sulphurDioxide, nitrogenOxides, volatileOrganics
  case certifiedHighTech, listed, producedOn, exclusion, keyDischarger, onlineMonitored

  var spec: ColumnSpec {
    switch self {
    case .enterpriseID: .required("enterprise_id", "企业编号", "企业代码", "统一社会信用代码", "社会信用代码", "信用代码")
    case .period: .required("period", "年份", "年度", "时期", "报告期", "统计期")
    case .periodKind: .optional("period_kind", "时期类型", "数据口径")
    case .name: .optional("name", "企业名称", "单位名称", "单位详细名称")
    case .industryCode: .optional("industry_code", "行业代码", "国民经济行业代码")
    case .aboveDesignatedSize: .optional("above_designated_size", "规上", "是否规上", "规模以上", "是否规模以上")
    case .meanStaff: .optional("mean_staff", "平均用工人数", "平均用工人数(人)", "从业人员平均人数", "年平均职工人数")
    case .output: .money("output_wan_yuan", "工业总产值", "总产值", "产值")
    case .valueAdded: .money("value_added_wan_yuan", "工业增加值", "增加值")
    case .tax: .money("tax_wan_yuan", "入库税收", "税收", "实缴税收", "实际入库税收", "税收收入")
    case .revenue: .money("revenue_wan_yuan", "营业收入", "主营业务收入", "销售收入")
    case .research: .money("rd_wan_yuan", "研发经费", "研发费用", "研发投入", "R&D经费", "R&D经费支出")
    case .fixedInvestment: .money("fixed_investment_cum_wan_yuan", "累计固定资产投资", "固定资产投资累计", "累计固定资产投资额")
    case .renovation: .money("renovation_wan_yuan", "技改投资", "技术改造投资")
    case .chemicalOxygenDemand: .optional("cod_t", "化学需氧量(吨)", "COD(吨)", "COD排放量(吨)", "化学需氧量排放量(吨)")
    case .ammoniaNitrogen: .optional("nh3n_t", "氨氮(吨)", "氨氮排放量(吨)")
    case .sulphurDioxide: .optional("so2_t", "二氧化硫(吨)", "二氧化硫排放量(吨)", "SO2(吨)")
    case .nitrogenOxides: .optional("nox_t", "氮氧化物(吨)", "氮氧化物排放量(吨)", "NOx(吨)")
    case .volatileOrganics: .optional("voc_t", "挥发性有机物(吨)", "挥发性有机物排放量(吨)", "VOCs(吨)")
    case .certifiedHighTech: .optional("certified_high_tech", "高新技术企业", "是否高新技术企业", "高企")
    case .listed: .optional("listed", "上市企业", "是否上市", "是否上市企业")
    case .producedOn: .optional("produced_on", "投产日期", "投产时间")
    case .exclusion: .optional("exclusion", "不参评原因", "剔除原因")
    case .keyDischarger: .optional("key_discharger", "重点排污单位", "是否重点排污单位")
    case .onlineMonitored: .optional("online_monitored", "在线监测", "是否在线监测")
    }
  }
}
