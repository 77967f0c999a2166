/// The Chinese words that records of layers usually have for the values of a list, by column and then by word.
enum ChineseWord {
  static let parcels: [String: [String: String]] = [
    "supply_mode": [
      "划拨": "allocation", "出让": "assignment", "招拍挂": "assignment", "招拍挂出让": "assignment", "协议出让": "assignment",
      "长期租赁": "long_lease", "先租后让": "lease_then_assign", "租让结合": "lease_and_assign", "弹性年期": "flexible_term",
      "弹性年期出让": "flexible_term", "弹性出让": "flexible_term",
    ],
    "idle_cause": [
      "企业原因": "owner", "自身原因": "owner", "企业自身原因": "owner", "政府原因": "government", "不可抗力": "force_majeure",
    ],
    "idle_status": [
      "疑似": "suspected", "疑似闲置": "suspected", "认定": "recognised", "已认定": "recognised", "认定闲置": "recognised",
      "已处置": "disposed", "处置完毕": "disposed",
    ],
  ]

  static let buildings: [String: [String: String]] = [
    "kind": [
      "商务楼宇": "office", "写字楼": "office", "办公": "office", "科创载体": "innovation_premises", "标准厂房": "standard_plant",
      "其他": "other",
    ],
    "status": ["建成": "built", "已建成": "built", "在建": "under_construction"],
  ]

  static let zones: [String: [String: String]] = [
    "level": ["国家级": "national", "省级": "provincial", "省级以下": "sub_provincial", "功能园区": "functional_park"],
    "zone_type": [
      "经济技术开发区": "economic", "经济开发区": "economic", "高新技术产业开发区": "high_tech", "高新区": "high_tech",
      "综合保税区": "bonded", "其他": "other",
    ],
    "boundary_kind": [
      "核准": "approved", "批准": "approved", "管辖": "administered", "实际管辖": "administered", "拟设": "proposed",
    ],
    "group": ["苏南": "Sunan", "苏中": "Suzhong", "苏北": "Subei"],
  ]

  static let controls: [String: [String: String]] = [
    "kind": [
      "生态保护红线": "red_line", "生态空间管控区域": "eco_control_area", "优先保护单元": "priority", "重点管控单元": "key",
      "一般管控单元": "general", "工业红线": "industrial_red_line", "工业用地红线": "industrial_red_line",
      "饮用水水源保护区": "drinking_water", "永久基本农田": "basic_farmland", "城镇开发边界": "urban_boundary",
      "太湖流域一级保护区": "taihu_first_class", "人口密集区": "dense_population", "区域评估": "regional_assessment",
    ]
  ]

  static let waters: [String: [String: String]] = [
    "geometry_role": ["岸线": "shoreline", "水域": "water_area", "中心线": "centre_line"],
    "shoreline_use": [
      "生产": "production", "生产岸线": "production", "生活": "living", "生活岸线": "living", "生态": "ecological",
      "生态岸线": "ecological",
    ],
  ]
}
