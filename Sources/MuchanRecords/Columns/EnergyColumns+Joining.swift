extension EnergyColumns {
  /// Adds the rows of a later piece of the same file, column by column; the same runs come of it as of one reading.
  ///
  /// - Parameter lines: How many lines of the file come before those of the piece.
  /// - Complexity: O(runs and distinct texts of the piece), and a copy of its rows.
  public mutating func append(contentsOf piece: EnergyColumns, laterBy lines: Int) {
    let ids = self.ids.numbers(ofTexts: piece.ids)
    // Of texts that may be missing the number plus one is held, and 0 where there is none.
    let meters = [0] + self.meters.numbers(ofTexts: piece.meters).map { $0 + 1 }
    let carriers = self.carriers.numbers(ofTexts: piece.carriers)
    let units = self.units.numbers(ofTexts: piece.units)
    let suppliers = [0] + self.suppliers.numbers(ofTexts: piece.suppliers).map { $0 + 1 }
    let calorificUnits = [0] + self.calorificUnits.numbers(ofTexts: piece.calorificUnits).map { $0 + 1 }
    let before = UInt32(quantities.count)
    for (number, given) in piece.runs.enumerated() {
      var run = given
      run.series.enterprise = ids[Int(run.series.enterprise)]
      run.series.meter = meters[Int(run.series.meter)]
      run.series.carrier = carriers[Int(run.series.carrier)]
      run.series.unit = units[Int(run.series.unit)]
      run.series.supplier = suppliers[Int(run.series.supplier)]
      run.series.calorificUnit = calorificUnits[Int(run.series.calorificUnit)]
      run.start += before
      run.line += UInt32(lines)
      if number == 0, let last = runs.last, last.series == run.series, last.line &+ (run.start - last.start) == run.line
      {
        continue
      }
      runs.append(run)
    }
    periods += piece.periods
    quantities += piece.quantities
    feedstock.append(contentsOf: piece.feedstock)
    calorificValues.append(contentsOf: piece.calorificValues)
  }
}
