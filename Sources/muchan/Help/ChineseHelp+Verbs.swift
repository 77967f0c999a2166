/// What the verbs do.
extension ChineseHelp {
  /// A sentence for each verb.
  static let abstracts: [String: String] = [
    "Land, output, energy and carbon accounts of development zones, offline and traceable.":
      "开发区土地、产出、能耗与碳排放核算：离线运行，结果可追溯。",
    "Compute all accounts of a project.":
      "计算一个项目的全部核算。",
    "Write the demonstration project and run it.":
      "写出示范项目并运行。",
    "Measure every feature: m², ha and mu (亩).":
      "量算每个要素的面积：平方米、公顷与亩。",
    "Divide polygons over zones: areas and area-weighted sums by zone and group.":
      "将多边形按园区分割：按园区与分组求面积及面积加权合计。",
    "Read and judge layers, tables and projects; write nothing.":
      "读入并检查图层、表与项目；不写文件。",
    "Store layers and tables in a workspace: one GeoPackage, with where each record came from.":
      "将图层与表存入工作区：一个 GeoPackage，并记下每条记录的来源。",
    "Show what an id rests on: its rows, file and line, and every result that names it.":
      "显示一个编号的依据：所在行、文件与行号，以及提到它的所有结果。",
    "List idle land on a day: suspected and recognised, fee, take-back, next date, remedies.":
      "列出某日的闲置土地：疑似与认定、闲置费、收回、下一日期与处置方式。",
    "Hold agreed start, completion and production against the actual ones, by supply mode.":
      "按供应方式对照约定与实际的开工、竣工、投产日期。",
    "Account for land put to use again by route, year and zone, and rank what could be next.":
      "按途径、年份与园区核算盘活土地，并排出后续可盘活者。",
    """
    Rate how intensively a zone's land is used: developed, supplied, built, how densely, what it \
    carries.
    """:
      "评价园区土地利用程度：已开发、已供应、已建成、强度与承载。",
    "Show output, value added, tax, investment, jobs and energy per mu.":
      "亩均产值、增加值、税收、投资、就业与能耗。",
    "Class enterprises A to D by a scheme, and show why each has its class.":
      "按方案将企业分为 A 至 D 类，并说明理由。",
    "Turn the energy ledger into standard coal by zone, carrier, industry and month.":
      "将能耗台账折算为标准煤，按园区、品种、行业与月份汇总。",
    "Work out CO2 of fuel, processes, bought power and heat, on three bases side by side.":
      "核算燃料、过程、外购电力与热力的二氧化碳，三种口径并列。",
    """
    Convert a quantity of a carrier to other units, standard coal and CO2, with factor and source.
    """:
      "将一种能源的数量换算为其他单位、标准煤与二氧化碳，并给出系数与来源。",
    """
    Hold a zone's energy, output and CO2 against its city's: 2 % of the energy, 20 % of the output?
    """:
      "园区能耗、产值与二氧化碳占全市的份额：能耗 2 %，产值 20 %？",
    "Review a planned project before land is supplied: limits, lists, energy, shares and targets.":
      "供地前审查拟建项目：限值、目录、能耗、占比与目标。",
    "Hold totals and intensities of energy and carbon against the paths to their targets.":
      "对照目标路径检查能耗与碳排放的总量和强度。",
    """
    Decompose the change of a zone's energy and CO2 by activity, structure, intensity, mix and \
    factor.
    """:
      "将园区能耗与二氧化碳的变化分解为活动、结构、强度、品种与因子效应。",
    "Test yearly series of any CSV file for a peak, and for decoupling from value added.":
      "检验任意 CSV 的年度序列是否达峰，以及是否与增加值脱钩。",
    "Hold parcels, plants and parks against the rules: control units, setbacks, red lines, plans.":
      "按规则检查宗地、企业与园区：管控单元、退距、红线、规划。",
    "Rank zones by a scoring book, and say who is warned, who leaves, and how firm the ranks are.":
      "按评分办法给园区排名：谁被警告、谁退出、名次有多稳。",
    """
    List the rules and indicators, show one, check a book of your own, trace requirements to \
    verdicts.
    """:
      "列出规则与指标，查看一条，检查自己的规则集，从要求追到结论。",
    "All rules, or all indicators.":
      "全部规则，或全部指标。",
    "All that is known of one rule or indicator.":
      "一条规则或一个指标的全部信息。",
    "Read books of your own, and say with line and key what is wrong.":
      "读入您自己的规则集，按行与键指出错误。",
    "Document, article, requirement, rule, and the latest verdict of a project.":
      "文件、条款、要求、规则，以及项目的最近结论。",
    "Read a share of the parcels, for merge and finish: overlay or run for a cluster.":
      "读入一部分宗地，供 merge 与 finish 使用：集群上的 overlay 或 run。",
    "Add the state lines of partial or merge: one line a key is left.":
      "将 partial 或 merge 的状态行相加：每个键留一行。",
    "Print what overlay or run would have printed for all shares together.":
      "打印 overlay 或 run 对全部份额的结果。",
    """
    Look whether libraries, data folder, ogr2ogr, fonts, locale and temporary folder are as they \
    should be.
    """:
      "检查库、数据文件夹、ogr2ogr、字体、区域设置与临时文件夹是否正常。",
    "List the tables and columns that run writes for a project, with headings in both languages.":
      "列出 run 为项目写出的表与列，附两种语言的标题。",
    "Make the report of a finished run: one page in Chinese and English that needs no network.":
      "由已完成的运行生成报告：中英文同页，无需网络。",
    "Show what changed between two results: data, rules, factors, program, and every figure.":
      "显示两次结果之间的变化：数据、规则、系数、程序与每个数字。",
  ]

  /// What there is to know of each verb.
  static let paragraphs: [String: String] = [
    """
    Writes DIR/project (input files and project.yaml, all made up and labelled so) and DIR/results.
    """:
      "写出 DIR/project（输入文件与 project.yaml，均为虚构并已注明）与 DIR/results。",
    """
    Areas are taken on the CGCS2000 ellipsoid with edges straight in longitude and latitude, as \
    GeoJSON and land surveys read them; 1 mu is 2000/3 m² exactly.
    """:
      "面积在 CGCS2000 椭球面上量算，边在经纬度上为直线，与 GeoJSON 及土地调查一致；1 亩恰为 2000/3 平方米。",
    """
    A parcel that lies in two zones is cut, and its --sum properties are shared out by area. Land in \
    no zone is listed as (outside). parcels = parts - overlap + outside is printed, each measured on \
    its own.
    """:
      "跨两个园区的宗地被切开，--sum 的属性按面积分摊。不在任何园区的土地列为 (outside)。打印“宗地 = 各部分 - 重叠 + 园区外”，每项独立量算。",
    """
    Which layer or table a file is shows in its columns. Findings name the file, the line and the \
    field; what each code means is listed in docs/diagnostics.md. Ids that are missing count only \
    where some features have one.
    """:
      "文件属于哪种图层或表由其列名判定。问题指明文件、行与字段；各代码的含义见 docs/diagnostics.md。仅当部分要素有编号时，缺编号才算问题。",
    """
    All files are stored in one step, or nothing is: a file that cannot be read forbids the whole \
    import unless --keep-going is given. Single records that are wrong are left out, counted, and \
    written to --rejects, where they can be mended and imported again. The same content twice \
    changes nothing; a file that has changed replaces its records by id, and what is new, changed \
    and gone is told. The workspace opens in QGIS.
    """:
      """
    所有文件一步存入，否则都不存：有不能读的文件则整批不导入，除非给出 --keep-going。单条错误记录被剔除、计数并写入 \
    --rejects，改正后可再导入。相同内容再次导入不产生变化；内容有变的文件按编号替换记录，并报告新增、变更与消失。工作区可在 QGIS 中打开。
    """,
    """
    In a project: the input rows that name the id, every row that run writes of it with the rule, \
    factor or source that stands beside each figure. In a workspace: where the record came from, and \
    the text that stands in the source file where that is still what was imported; rows of tables \
    are found by the beginning of their key, such as an enterprise's id.
    """:
      "在项目中：提到该编号的输入行，以及 run 写出的每一行，并附各数值旁的规则、系数或来源。在工作区中：记录的来源，以及源文件未变时其中的原文；表中的行按键的开头查找，如企业编号。",
    """
    Suspected land is judged here, by dates and ratios and the rule set of the place; recognised \
    land is what the authority has recognised. Both overlap and have a rate each, of supplied \
    construction land. What cannot be told is listed in idle_unknown and never counts as in use. \
    Suspicion is no recognition: reasons that no record tells are the authority's to weigh.
    """:
      """
    疑似闲置按日期、比例与当地规则集判定；认定闲置以主管部门认定为准。两者可重叠，各有占已供建设用地的比率。无法判定者列入 \
    idle_unknown，绝不算作在用。疑似不等于认定：记录中没有的原因由主管部门裁量。
    """,
    """
    A milestone is overdue from the day after the one agreed. Where no day was agreed nothing can be \
    late. What contradicts, or has no day although a later milestone is met, is unknown.
    """:
      "自约定日的次日起为逾期。未约定日期则无所谓迟延。相互矛盾，或后一节点已达而无日期者，为未知。",
    """
    Idle land revived and low-efficiency land transformed are two series; a parcel may be in both, \
    so they never add up. Declared areas count; registered and measured areas stand beside them, and \
    differences over one part in a thousand are named. A parcel entered twice counts once, unless \
    both entries fit in it.
    """:
      """
    闲置土地盘活与低效用地改造是两个序列；同一宗地可同属两者，因此从不相加。以申报面积为准，登记与量算面积并列，相差超过千分之一者指明。同一宗地重复填报只计一次，除非两次面积之和不超过宗地。
    """,
    """
    Needs td1029_class of parcels, and what else each indicator names; one that is missing makes the \
    indicator unknown. Published means of national zones and of the province stand beside each rate. \
    Tables: land_use_rates, land_use_states (land by class, type of the zone), land_pipeline \
    (approved, supplied, started, completed, in production by year), land_waiting (approved and not \
    supplied, supplied and not started), land_use_projects (new industrial projects against their \
    control indicators), building_floors and building_taxes.
    """:
      """
    需要宗地的 td1029_class \
    及各指标所列内容；缺者使该指标为未知。各比率旁列有国家级开发区与全省的公布均值。表：land_use_rates、land_use_states（按类别与园区类型）、land_pipeline\
    （按年批准、供应、开工、竣工、投产）、land_waiting（批而未供、供而未建）、land_use_projects（新建工业项目与控制指标）、building_floors \
    与 building_taxes。
    """,
    """
    Land is own + rented in - rented out on 31 December. A mean holds the enterprises that have both \
    figure and land, with the land of those alone; how many they are stands beside it. An enterprise \
    without land has a row that says why, and nothing per mu. Enterprises in several zones or \
    parcels are split by the land they hold in each. Zones may be in several corridors, whose totals \
    are therefore never summed.
    """:
      """
    土地 = 自有 + 租入 - 租出，以 12 月 31 \
    日计。均值只含既有数值又有土地的企业及其土地，并注明户数。无土地的企业列明原因，不给亩均值。跨园区、跨宗地的企业按所占土地分摊。园区可属多个走廊，因此走廊合计从不相加。
    """,
    """
    A scheme says who is in the ranking, what counts how much against which base, and where the \
    classes part. Shipped: huaian-2024 (weights and cuts published), huangyan-2022 and \
    huangyan-2022-small (no cuts published: scores only), demo-jiangsu (made up). A file of one's \
    own is taken by its path. Enterprises that lack a figure have no class and are listed with what \
    is missing.
    """:
      """
    方案规定谁参加评价、各指标权重与基准、各类的分界。随附：huaian-2024（权重与分界已公布）、huangyan-2022 与 \
    huangyan-2022-small（分界未公布，只给分数）、demo-jiangsu（虚构）。自己的文件按路径给出。缺数的企业不分类，并列明所缺。
    """,
    """
    Energy at the fence of an enterprise is purchase + own generation + stock change - sold - \
    feedstock. Electricity stands at calorific value and at coal input side by side; the two are \
    never added. What is not known is unknown and counted, never zero. Meters are diagnosed up to \
    the day of --as-of.
    """:
      "企业边界的能耗 = 购入 + 自产 + 库存变化 - 外供 - 原料用途。电力按当量与等价并列，从不相加。不知者为未知并计数，绝不作零。仪表诊断截至 --as-of。",
    """
    Tables: energy_zones, energy_carriers, energy_industries, energy_months, energy_intensity, \
    energy_mix, energy_renewable, energy_coal, benchmark_quantiles, energy_meters, energy_largest; \
    benchmark_distance when asked for. By enterprise: energy_enterprises.csv of run.
    """:
      """
    表：energy_zones、energy_carriers、energy_industries、energy_months、energy_intensity、energy_mix、energ\
    y_renewable、energy_coal、benchmark_quantiles、energy_meters、energy_largest；指定时有 \
    benchmark_distance。按企业：run 的 energy_enterprises.csv。
    """,
    """
    Fuel is quantity x heat value x carbon x oxidation x 44/12. Bought power counts at the \
    provincial average of place.province (location), at the national residual factor (residual), and \
    by the zero-carbon-park rule; the three are never added. A year without a grid factor is an \
    error that names the nearest years, unless grid_factor_year in project.yaml or --grid-year says \
    which year stands for it. Every factor is listed with source and certainty in carbon_factors.
    """:
      """
    燃料 = 数量 × 热值 × 含碳量 × 氧化率 × 44/12。外购电力按 place.province \
    的省级平均因子（地点口径）、全国剩余电力因子（剩余口径）及零碳园区规则三种口径，从不相加。无电网因子的年份报错并列出最近年份，除非 project.yaml 的 \
    grid_factor_year 或 --grid-year 指定替代年份。carbon_factors 列出每个因子的来源与可靠程度。
    """,
    """
    Tables: carbon_zones, carbon_carriers, carbon_industries, carbon_months, carbon_intensity, \
    carbon_factors, carbon_park, carbon_largest. By enterprise: carbon_enterprises.csv of run.
    """:
      """
    表：carbon_zones、carbon_carriers、carbon_industries、carbon_months、carbon_intensity、carbon_factors、c\
    arbon_park、carbon_largest。按企业：run \
    的 carbon_enterprises.csv。
    """,
    """
    Units are matched exactly and must measure what the carrier is measured in, or be standard coal; \
    for electricity standard coal as the input would leave the basis open and is refused. Power has \
    no CO2 without a year.
    """:
      "单位须完全匹配，且与该品种的计量一致，或为标准煤；以标准煤输入电力会使当量、等价不明，故拒绝。不给年份则电力无二氧化碳。",
    """
    Both sides have one scope (industry above designated size), one year and one electricity basis. \
    Index is output share over energy share; headroom is the energy that may still be added to zone \
    and city alike until the share reaches its limit. CO2 is at the location, with its share, index \
    and trend but no limit. A missing total makes a share unknown, never zero. With --add or \
    --revive the first table says where the point moves: what is added counts on both sides.
    """:
      """
    双方口径相同（规模以上工业）、年份相同、电力折算相同。指数为产值份额除以能耗份额；余量为份额到达上限前园区（同时计入全市）尚可增加的能耗。二氧化碳为地点口径，有份额、指数与趋势而无上限。总量缺\
    失则份额未知，绝不为零。用 \
    --add 或 --revive 时第一张表给出变动后的位置：新增量两边都计。
    """,
    """
    One line per criterion with value, limit, document, how sure it is, and pass, fail, unknown or \
    info. Control indicators are shipped (data/rules/industrial_projects.csv); a zone's own \
    admission standards are given by --limits, a table of the same columns. What is missing makes a \
    line unknown, which never counts as passed; an unverified limit passes and fails nothing. The \
    rules of supply_on count, else those of --as-of.
    """:
      """
    每条标准一行：数值、限值、文件、可靠程度，以及 pass、fail、unknown 或 \
    info。控制指标随附（data/rules/industrial_projects.csv）；园区自己的准入标准用 --limits 给出，列相同。缺数者为 \
    unknown，绝不算通过；未核实的限值不判通过也不判失败。以 supply_on 当日规则为准，否则以 --as-of。
    """,
    """
    Exits with 1 where a line fails (--fail-on fail), where one fails or is unknown (unknown), or \
    for findings alone (never).
    """:
      "有一行不通过（--fail-on fail）、有一行不通过或未知（unknown）、或仅有问题清单（never）时以 1 退出。",
    """
    targets.yaml states base and target year, value, unit, basis, price base and path (linear, \
    constant_rate, budget). Each target has a verdict for the last year with a figure, the room \
    left, the rate needed from there, and a trend with its interval. An intensity needs constant \
    prices (deflators.csv); without them it has no verdict. A peak is claimed only where the years \
    after the maximum fall significantly.
    """:
      """
    targets.yaml \
    列出基年与目标年、数值、单位、口径、价格基期与路径（linear、constant_rate、budget）。每个目标给出最近有数年份的结论、剩余空间、此后所需速度，以及带区间的趋势。强度需不\
    变价（deflators.csv），否则无结论。仅当最大值之后的年份显著下降时才称达峰。
    """,
    """
    Additive LMDI-I over industries and carriers, year by year and chained. Effects add up to the \
    change exactly. Enterprises with both energy and value added count; those that enter, leave or \
    cannot be compared are listed. CO2 is on three bases, location first; what leads from the zone's \
    CO2 to what is decomposed is in decomposition_carbon. A factor that is the same in both years is \
    named as held. Value added is at constant prices where deflators.csv allows it. Decoupling \
    states follow from the signs of both changes.
    """:
      """
    按行业与品种的加法 LMDI-I，逐年并连乘。各效应之和恰等于变化。只含能耗与增加值俱全的企业；进入、退出或不可比者列出。二氧化碳有三种口径，地点口径在先；园区二氧化碳到被分解量的过渡见 \
    decomposition_carbon。两年相同的因子注明未变。deflators.csv 允许时增加值用不变价。脱钩状态由两项变化的符号决定。
    """,
    """
    A peak is claimed only where the maximum is not the last year and the years after it fall by the \
    Mann-Kendall test (exact below ten years, two-sided). Four years cannot reach 5 %; the output \
    says so. Value added is the user's own and marked so; it has to be at constant prices.
    """:
      """
    仅当最大值不在最后一年，且其后各年按 Mann-Kendall 检验（不足十年用精确分布，双侧）下降时才称达峰。四年数据达不到 5 %，输出会说明。增加值由用户提供并注明；须为不变价。
    """,
    """
    The first table has a verdict for each rule; a layer, water or column that is missing makes it \
    unknown, and is named. The others have what the verdicts rest on: policy_units, policy_controls \
    (each parcel in each unit with the access list's answer), policy_assessments, policy_setback \
    (distances on the ellipsoid with the nearest points), policy_river, policy_shoreline, \
    policy_industrial_land, policy_plan, policy_parks, and for new land linked to stock disposed of \
    policy_disposal, policy_quota and policy_approvals. The line in the middle of a river is no \
    shoreline unless project.yaml says so. Rules on indicators are those of the shipped books that \
    are for the project's city and province (`muchan rules list`) and of your own. A target that is \
    not due has not failed; a direction is judged by its sign; a reported figure is consistent or \
    not.
    """:
      """
    第一张表给出每条规则的结论；缺图层、水体或列则为未知并指明。其余为结论所依据：policy_units、policy_controls（各宗地在各单元及准入清单的答案）、policy_asse\
    ssments、policy_setback（椭球面距离与最近点）、policy_river、policy_shoreline、policy_industrial_land、policy_pl\
    an、policy_parks，增存挂钩见 policy_disposal、policy_quota 与 policy_approvals。河道中线不作岸线，除非 \
    project.yaml 说明。指标规则取随附规则集中适用于项目所在市与省的（`muchan rules \
    list`），以及您自己的。未到期的目标不算失败；方向性要求按变化符号判定；报道数字只判相符与否。
    """,
    """
    A book names heads, items, weights, how figures become points, and what last ranks lead to. \
    Shipped: jiangsu-2021, mofcom-2021, nanjing-2021 (heads as published; weights and items that are \
    not published are this project's choice and marked derived) and parks (parks of one zone, from \
    its accounts). Figures are computed where the project has parcels and enterprises; the others \
    are those of indicators.csv. A zone that lacks a figure has no rank and is listed with what is \
    missing.
    """:
      """
    评分办法规定准则、分项、权重、数值如何计分，以及连续末位的后果。随附：jiangsu-2021、mofcom-2021、nanjing-2021（准则按公布；未公布的权重与分项为本项目所定并注明为推定）与 \
    parks（由核算得出的园中园排名）。有宗地与企业的项目直接计算，其余取自 indicators.csv。缺数的园区不排名，并列明所缺。
    """,
    """
    With --project it is a share of a project run, else of an overlay. Writes lines of a key, a tab \
    and JSON with exact whole numbers: what is known of this share. Lines with the same key add up \
    in any order, by muchan merge or by an engine. Standard input has one Feature a line, and may be \
    empty. Features that are left out are data here: the exit code stays 0. Of a project only \
    project.yaml and the zones need to be here.
    """:
      """
    有 --project 时为项目 run 的一部分，否则为 overlay 的一部分。写出“键、制表符、精确整数 JSON”的行：这一份所知的全部。相同键的行可按任意顺序相加，由 muchan \
    merge 或计算引擎完成。标准输入每行一个要素，可为空。被剔除的要素在此是数据：退出码仍为 0。项目只需 project.yaml 与园区文件在场。
    """,
    """
    In any order and any grouping; the result is the same, byte for byte. Lines of another version \
    of muchan, of GEOS or PROJ, of other zones or other options are refused.
    """:
      "顺序与分组任意，结果逐字节相同。muchan、GEOS 或 PROJ 版本不同，园区或选项不同的行会被拒绝。",
    """
    Rows, ledger, balance and coverage are the same, byte for byte. Findings about the parcels name \
    the record by its id and not by its place, since places in different shares cannot be compared. \
    With --project everything but the parcels is read here, -o is the folder that run would have \
    written, and -f is table (the summary) or json.
    """:
      """
    各行、台账、平衡与覆盖率逐字节相同。有关宗地的问题以编号而非位置指明，因为各份中的位置不可比。有 --project 时除宗地外都在此读入，-o 为 run 本应写出的文件夹，-f 为 \
    table（摘要）或 json。
    """,
    """
    Each line says what was looked at, what was found, and what to do. What is missing only takes \
    away what needs it; what has failed makes figures unreliable or commands stop.
    """:
      "每行给出检查项、结果与建议。“缺少”只影响用到它的功能；“有误”则数值不可靠或命令无法进行。",
    """
    Column names are the same in both languages and keep their meaning. A column without headings is \
    for files alone and is not shown on a terminal. Tables that have no rows in this project are \
    listed too, where their columns are known without rows.
    """:
      "列名在两种语言中相同，含义不变。没有标题的列只供文件使用，不在终端显示。本项目中没有行的表，其列已知者也列出。",
    """
    RESULTS is a folder that run wrote. The page is drawn from its files and computes nothing; run \
    has written the same page as report.html already. With more than 20,000 parcels the report shows \
    the zones, and each zone has a page of its own beside it. -o - writes the report alone to \
    standard output.
    """:
      """
    RESULTS 为 run 写出的文件夹。页面只由其中的文件绘制，不作计算；run 已写出同样的 report.html。超过 20 000 宗地时报告显示园区，每个园区另有一页。-o - \
    将报告单独写到标准输出。
    """,
    """
    Takes two folders that run wrote: quarter on quarter, or before and after an edit. Rows are \
    matched by what names them, such as zone and year. Beside each table stands what its figures may \
    have changed for: the input files, factors, rules, versions and settings that differ and that \
    the table depends on. Where nothing of that differs and figures do, the input was a workspace \
    that was edited. Exits with 0 whether or not they differ; with --exit-code it is 1 where a \
    figure differs.
    """:
      """
    取 run \
    写出的两个文件夹：季度之间，或修改前后。行按其标识（如园区与年份）对应。每张表旁注明数字可能因何而变：该表所依赖且不同的输入文件、系数、规则、版本与设置。若这些都相同而数字不同，则输入是被编辑\
    过的工作区。无论是否不同均以 \
    0 退出；有 --exit-code 时数字不同则为 1。
    """,
    """
    Reads project.yaml and the files it names, places parcels in zones, measures them, counts land \
    by use, holds enterprises against their land and energy, and the zone against its city. Writes \
    summary.json, one CSV per table, summary.md, report.html and workbook.xlsx into -o; without -o \
    the summary goes to standard output. Of a workspace, which import makes of a project folder, the \
    results are the same; without -o or -n they are also written into it, as tables that begin with \
    result_, in the place of those of the run before.
    """:
      """
    读入 project.yaml 及其所列文件，将宗地落入园区并量算，按用途统计土地，把企业与其土地、能耗相对照，把园区与全市相对照。用 -o 写出 summary.json、每表一个 \
    CSV、summary.md、report.html 与 workbook.xlsx；无 -o 时摘要输出到标准输出。由 import 导入项目文件夹得到的工作区，结果相同；无 -o 与 -n \
    时结果还写入工作区，表名以 result_ 开头，替换上次的结果。
    """,
  ]
}
