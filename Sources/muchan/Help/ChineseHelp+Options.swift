extension ChineseHelp {
  /// Arguments and options.
  static let options: [String: String] = [
    "Show the version.":
      "显示版本。",
    "Show help information.":
      "显示帮助。",
    "A project folder, its project.yaml, or a workspace that it was imported into.":
      "项目文件夹、其中的 project.yaml，或导入后的工作区。",
    "muchan's factors, codes and rules; by default those it was installed with.":
      "muchan 的系数、代码与规则；默认为随程序安装的。",
    """
    The day that clocks are read at; by default the project's as_of, else the last day of its year.
    """:
      "计时所用的日期；默认为项目的 as_of，否则为项目年份的最后一天。",
    "What is done with invalid geometry: repair, reject or keep.":
      "对无效几何的处理：repair 修复、reject 剔除、keep 保留。",
    "Workers, by default one for each core; the result is the same for any number.":
      "并行数，默认每核一个；结果与之无关。",
    "The largest feature that is read.":
      "可读入的最大要素，字节。",
    "Write all tables into this new folder.":
      "将所有表写入这个新文件夹。",
    "What goes to standard output: table (a summary) or json.":
      "标准输出的内容：table（摘要）或 json。",
    "Begin CSV files with a byte order mark, so that Excel takes them for UTF-8.":
      "CSV 文件以字节顺序标记开头，使 Excel 按 UTF-8 打开。",
    "Begin CSV with a byte order mark, so that Excel takes it for UTF-8.":
      "CSV 以字节顺序标记开头，使 Excel 按 UTF-8 打开。",
    "Replace a results folder that exists.":
      "替换已有的结果文件夹。",
    "Read and compute, print the summary and write nothing.":
      "读入并计算，打印摘要，不写文件。",
    "Language of what people read: zh or en; by default that of the locale.":
      "显示语言：zh 或 en；默认随区域设置。",
    "Colour of findings and verdicts: auto (on a terminal), always or never.":
      "检查结果与结论的着色：auto（仅终端）、always 或 never。",
    "Say nothing but errors.":
      "除错误外不显示。",
    "List every finding, not only the first of each kind.":
      "列出每一条问题，而不只是每类的前几条。",
    "Exit with 1 on warnings too.":
      "有警告时也以 1 退出。",
    "The folder for project and results.":
      "项目与结果所在的文件夹。",
    "Replace a demonstration that exists.":
      "替换已有的示范项目。",
    "GeoJSON files, newline-delimited ones too; - is standard input.":
      "GeoJSON 文件，包括逐行的；- 为标准输入。",
    "ellipsoid, planar (in the plane of --crs) or geodesic (for comparison).":
      "ellipsoid 椭球面、planar 平面（--crs 指定）或 geodesic 测地线（供比较）。",
    """
    The coordinates' system, EPSG:nnnn, gcj02 or bd09; with --method planar the plane that is \
    measured in.
    """:
      "坐标系：EPSG:nnnn、gcj02 或 bd09；与 --method planar 合用时为量算平面。",
    "The property with the id; by default parcel_id, else the feature's own id.":
      "编号所在属性；默认 parcel_id，否则为要素自身的 id。",
    """
    The input has one Feature a line; files named .ndjson, .geojsonl, .geojsons or .jsonl are known.
    """:
      "输入为每行一个要素；.ndjson、.geojsonl、.geojsons、.jsonl 文件会自动识别。",
    """
    The encoding of text files that are not UTF-8: gb18030 (also for GBK and GB2312), utf-16, \
    utf-16le, utf-16be.
    """:
      "非 UTF-8 文本文件的编码：gb18030（含 GBK、GB2312）、utf-16、utf-16le、utf-16be。",
    "The layer, or the sheet of a workbook, of files with several.":
      "多图层文件的图层，或工作簿的工作表。",
    "Write the result here; - is standard output.":
      "将结果写入此处；- 为标准输出。",
    "The result's format: table, json, ndjson or csv.":
      "结果格式：table、json、ndjson 或 csv。",
    "Replace an output that exists.":
      "替换已有的输出。",
    "Read and check everything, and write nothing.":
      "读入并检查全部内容，不写文件。",
    "GeoJSON files that are divided, newline-delimited ones too; - is standard input.":
      "被分割的 GeoJSON 文件，包括逐行的；- 为标准输入。",
    "GeoJSON file with the zones.":
      "园区边界的 GeoJSON 文件。",
    "The zones' property with their id; by default zone_id, else the feature's own id.":
      "园区编号所在属性；默认 zone_id，否则为要素自身的 id。",
    "The parcels' property with their id, for findings.":
      "宗地编号所在属性，用于问题清单。",
    "Group by this property; may be given several times.":
      "按此属性分组；可多次给出。",
    "Sum this property by area share; may be given several times.":
      "按面积份额合计此属性；可多次给出。",
    "The coordinates' system, EPSG:nnnn, gcj02 or bd09; by default what the files say.":
      "坐标系：EPSG:nnnn、gcj02 或 bd09；默认以文件所述为准。",
    """
    GeoJSON, CSV and TSV files, project folders and project files; - is GeoJSON on standard input.
    """:
      "GeoJSON、CSV、TSV 文件，项目文件夹与项目文件；- 为标准输入的 GeoJSON。",
    """
    The features' property with their id; by default that of the layer, else the feature's own id.
    """:
      "要素编号所在属性；默认为该图层的，否则为要素自身的 id。",
    "Look for overlaps, narrow gaps and slivers among the features of a layer; holds it in memory.":
      "查找图层内要素的重叠、窄缝与碎屑；整层载入内存。",
    """
    GeoJSON, CSV, TSV and boundary-point files, those that ogr2ogr reads, all also gzipped, and \
    folders of them.
    """:
      "GeoJSON、CSV、TSV、界址点文件，ogr2ogr 能读的文件，均可为 gzip 压缩，以及它们的文件夹。",
    "The workspace; made where it does not exist.":
      "工作区；不存在则新建。",
    "The table for layers; by default the layer's own name, else the file's.":
      "图层存入的表名；默认为图层自身的名称，否则为文件名。",
    "Write rejected records here, one a line.":
      "将被剔除的记录写入此处，每行一条。",
    "Store the other files when one cannot be read.":
      "某个文件不能读时，仍存入其余文件。",
    "How long to wait for another program that writes.":
      "等待其他程序写完的时间，秒。",
    "The id of a parcel, zone, enterprise or other record.":
      "宗地、园区、企业或其他记录的编号。",
    "The workspace, project folder or project.yaml.":
      "工作区、项目文件夹或 project.yaml。",
    "In a project: only rows of this input or result table.":
      "在项目中：只看这个输入表或结果表的行。",
    """
    In a project: the day that clocks are read at; by default the project's as_of, else the last day \
    of its year.
    """:
      "在项目中：计时所用的日期；默认为项目的 as_of，否则为项目年份的最后一天。",
    "In a project: muchan's factors, codes and rules; by default those it was installed with.":
      "在项目中：muchan 的系数、代码与规则；默认为随程序安装的。",
    "The rule set to use beside the national one; by default that of the project's place.":
      "与全国规则并用的规则集；默认为项目所在地的。",
    "Print this table instead of the first.":
      "打印这张表，而不是第一张。",
    """
    What the figures are shown by: zone, park, enterprise, parcel, industry, use, corridor, supply, \
    land, distribution, change, base.
    """:
      """
    分组方式：zone 园区、park 专业园、enterprise 企业、parcel 宗地、industry 行业、use 用途、corridor 走廊、supply 供应方式、land \
    土地、distribution 分布、change 变化、base 企业口径。
    """,
    """
    The scheme: huaian-2024, huangyan-2022, huangyan-2022-small, demo-jiangsu, or a YAML file; by \
    default the project's.
    """:
      "方案：huaian-2024、huangyan-2022、huangyan-2022-small、demo-jiangsu，或一个 YAML 文件；默认为项目所设。",
    "Show why this enterprise has its class.":
      "说明该企业为何属于此类。",
    "Use the grid factors of this year for all years of data.":
      "以此年的电网因子用于所有年份。",
    "How much, digits with a point.":
      "数量，小数点用“.”。",
    "The unit: kWh, MWh, 万千瓦时, GJ, MJ, m3, 万立方米, t, 万吨, kgce, tce …":
      "单位：kWh、MWh、万千瓦时、GJ、MJ、m3、万立方米、t、万吨、kgce、tce 等。",
    "The carrier by its name or Chinese name: electricity, natural_gas, 柴油 …":
      "能源品种的英文或中文名：electricity、natural_gas、柴油等。",
    "Give the quantity in this unit alone.":
      "只以此单位给出数量。",
    "The year of the grid factors.":
      "电网因子的年份。",
    "A province or grid region.":
      "省份或电网区域。",
    "kgce per kWh at coal input (等价), which you declare.":
      "等价系数，千克标准煤/千瓦时，由您申报。",
    "What if this came to the zone? Tonnes of standard coal and output in 万元; repeatable.":
      "若园区新增这些会怎样？标准煤（吨）与产值（万元）；可多次给出。",
    "What if these parcels were used as the zone's are in the median? Ids, comma-separated.":
      "若这些宗地达到园区中位水平会怎样？编号，逗号分隔。",
    "The planned project, a YAML file (docs/project-file.md says what it holds).":
      "拟建项目的 YAML 文件（内容见 docs/project-file.md）。",
    """
    Admission standards of the zone, a CSV: rule, indicator, comparison, threshold, unit, document, \
    certainty …
    """:
      "园区准入标准 CSV：规则、指标、比较、限值、单位、文件、可靠程度等。",
    "Which lines make the command exit with 1: fail, unknown or never.":
      "哪些行使命令以 1 退出：fail、unknown 或 never。",
    "A CSV file with a row per year.":
      "每年一行的 CSV 文件。",
    "The column of figures.":
      "数值所在列。",
    "The column of years.":
      "年份所在列。",
    "The column that tells series apart, such as a city.":
      "区分序列的列，如城市。",
    """
    Your value added at constant prices: a CSV file with the same columns of years and series, and \
    its column.
    """:
      "您自己的不变价增加值：年份与序列列名相同的 CSV 文件，及其数值列。",
    "Write the nearest points of plants and waters here, as GeoJSON lines; - is standard output.":
      "将企业与水体的最近点写入此处，GeoJSON 逐行；- 为标准输出。",
    """
    Polygons of a zone that is proposed: what of it does not conform to the plan and controls \
    (policy_boundary).
    """:
      "拟设园区的多边形：其中不符合规划与管控的部分（policy_boundary）。",
    "A rule book of your own; a rule with the id of a shipped one stands in its place. Repeatable.":
      "您自己的规则集；与随附规则同编号者取而代之。可多次给出。",
    """
    Exit with 1 where a rule of this severity or above is not met, or with `unknown` where one has \
    no verdict too.
    """:
      "此严重程度及以上的规则未达标时以 1 退出；unknown 则连未能判定者也算。",
    """
    A CSV file of what is to be put right (整改台账): made or carried on from the last run, with what \
    was filled in.
    """:
      "整改台账 CSV：新建，或在上次的基础上延续，保留已填内容。",
    "The scoring book: a name that is shipped, or a YAML file.":
      "评分办法：随附的名称，或一个 YAML 文件。",
    "The last year to rank; by default the last with figures.":
      "排名的最后年份；默认为有数的最后一年。",
    "List the indicators that rules may judge and zones be ranked by.":
      "列出规则可判、园区可排的指标。",
    "A rule book of your own; repeatable.":
      "您自己的规则集；可多次给出。",
    "The id of a rule or the name of an indicator.":
      "规则编号或指标名称。",
    "Rule books.":
      "规则集。",
    "A project folder, its project.yaml, or a workspace; without it no verdicts are shown.":
      "项目文件夹、project.yaml 或工作区；不给出则不显示结论。",
    "GeoJSON files, newline-delimited ones too; by default standard input.":
      "GeoJSON 文件，包括逐行的；默认为标准输入。",
    "GeoJSON file with the zones; with --project by default the one that it names.":
      "园区边界的 GeoJSON 文件；有 --project 时默认为项目所列。",
    "A project folder, or its project.yaml, whose parcels these are: a share of run.":
      "这些宗地所属的项目文件夹或 project.yaml：run 的一部分。",
    "With --project: muchan's factors, codes and rules; by default those it was installed with.":
      "有 --project 时：muchan 的系数、代码与规则；默认为随程序安装的。",
    "Count every id too, to find repeats across shares: one more line for each parcel.":
      "也统计每个编号，以发现跨份重复：每宗地多一行。",
    "Write the lines here; - is standard output.":
      "将状态行写入此处；- 为标准输出。",
    "Files of state lines; by default standard input.":
      "状态行文件；默认为标准输入。",
    "The project folder, or its project.yaml, that the lines are of.":
      "状态行所属的项目文件夹或 project.yaml。",
    "With --project: the day that clocks are read at; by default the project's.":
      "有 --project 时：计时所用的日期；默认为项目的。",
    "A folder of results.":
      "结果文件夹。",
    "Write the page here.":
      "将页面写到此处。",
    """
    Leave out single enterprises and parcels, and withhold figures of fewer than three enterprises.
    """:
      "略去单个企业与宗地，并隐去不足三家企业的数字。",
    "Add longitude and latitude of the drawn parcels.":
      "附上所绘宗地的经纬度。",
    "Replace pages that exist.":
      "替换已有的页面。",
    "The folder of the first run.":
      "第一次运行的文件夹。",
    "The folder of the second run.":
      "第二次运行的文件夹。",
    "Compare this table alone, and list all its changes; repeatable.":
      "只比较此表并列出全部变化；可多次给出。",
    "Numbers this near to each other are the same.":
      "相差不超过此数视为相同。",
    "Numbers this near to each other are the same, in per cent of the larger.":
      "相差不超过较大者的此百分比视为相同。",
    "Exit with 1 where a figure differs.":
      "有数字不同则以 1 退出。",
    "Leave workbook.xlsx out of the folder.":
      "文件夹中不写 workbook.xlsx。",
    "How many rows of each table workbook.xlsx shows, at most 1048575; the CSV files have all.":
      "workbook.xlsx 每表显示的行数，最多 1048575；CSV 文件有全部行。",
  ]
}
