/// The records of a demonstration before they become files.
struct DemoWorld: Sendable {
  let ground: DemoGround
  var parcels: [SyntheticParcel]
  var enterprises: [SyntheticEnterprise]
  var holdings: [SyntheticHolding]
  var energy: [SyntheticEnergyLine]
  let reference: [ReferenceMaker.Row]
  let revived: [RevitalisationMaker.Row]
  let buildings: BuildingMaker
  let classes: [ClassHistoryMaker.Row]
  /// Of the parcels as they are without planted defects.
  let plan: GeneratedFile
  private(set) var planted: [DefectPlanter.Planted] = []

  init(options: DemoOptions) {
    ground = DemoGround(options: options)
    var parcelMaker = ParcelMaker(ground: ground, options: options)
    parcels = parcelMaker.parcels()
    var history = ParcelHistory(options: options)
    history.write(&parcels)
    StockLinkMaker.approve(&parcels)

    var buildings = BuildingMaker(options: options, ground: ground)
    buildings.make(&parcels)
    self.buildings = buildings

    var enterpriseMaker = EnterpriseMaker(options: options)
    enterprises = enterpriseMaker.enterprises()
    var holdingMaker = HoldingMaker(options: options)
    holdingMaker.assign(parcels, to: &enterprises)
    holdings = holdingMaker.holdings

    var energyMaker = EnergyMaker(options: options)
    energy = energyMaker.lines(enterprises)
    reference = ReferenceMaker.rows(enterprises, energy)
    var revitalisation = RevitalisationMaker(options: options)
    revived = revitalisation.rows(parcels, holdings) + StockLinkMaker.rows(parcels)
    var classMaker = ClassHistoryMaker(options: options)
    classes = classMaker.rows(enterprises, holdings)
    plan = PlanMaker.layer(parcels)

    var planter = DefectPlanter(options: options)
    planter.plant(in: &self)
    planted = planter.planted
  }
}

/// The demonstration project: a made-up economic zone of the size and standing reported for Jiangning.
public enum DemoProject {
  /// Every file of the project folder, in the order of project.yaml.
  ///
  /// The same options give the same bytes. Nothing in it is a real parcel, enterprise or statistic. With planted
  /// defects a table `planted.csv` (defect, file, id, field, detail) lists each of them.
  public static func files(_ options: DemoOptions) -> [GeneratedFile] {
    let world = DemoWorld(options: options)
    var surroundings = Surroundings(options: options, ground: world.ground)
    var files = [
      ProjectText.project(world),
      SyntheticZone.layer(world.ground.zones),
      SyntheticParcel.layer(world.parcels),
      SyntheticHolding.table(world.holdings),
      SyntheticEnterprise.table(world.enterprises),
      SyntheticEnergyLine.table(world.energy),
      ProcessMaker.table(world.enterprises),
      StockLinkMaker.adding(toReference: ReferenceMaker.table(world.reference)),
      TargetMaker.deflators,
      StockLinkMaker.adding(to: TargetMaker.indicators),
      TargetMaker.targets,
      BenchmarkMaker.table,
      PlannedMaker.planned,
      RevitalisationMaker.table(world.revived),
      ClassHistoryMaker.table(world.classes),
      surroundings.controls,
      surroundings.access,
      surroundings.waters(),
      world.plan,
    ]
    files += world.buildings.files
    files.append(ProjectText.readme(world, options))
    if !options.defects.isEmpty { files.append(DefectPlanter.table(world.planted)) }
    return files
  }
}
