/// A planned project, for the supply review.
enum PlannedMaker {
  static var planned: GeneratedFile {
    GeneratedFile(
      name: "planned.yaml",
      text: """
        # \(Calibration.label)
        name: 演示储能电池项目（合成）
        zone: \(DemoGround.economicID)
        industry_code: "3841"
        land: {value: 60, unit: mu}
        supply_mode: flexible_term
        start_by: 2023-06-30
        complete_by: 2024-06-30
        produce_by: 2024-12-31
        full_production: 2025
        above_designated_size: true
        investment:
          total: {value: 4.6, unit: 亿元}
          fixed_assets: {value: 38000, unit: 万元}
        output: {value: 90000, unit: 万元}
        value_added: {value: 21000, unit: 万元}
        tax: {value: 1500, unit: 万元}
        revenue: {value: 88000, unit: 万元}
        price_year: \(Calibration.summaryYear)
        floor_area: {value: 62000, unit: m2}
        footprint: {value: 19000, unit: m2}
        yard: {value: 2500, unit: m2}
        green_land: {value: 0.5, unit: ha}
        administrative_land: {value: 3.6, unit: mu}
        jobs: 420
        energy:
          - {carrier: electricity, quantity: 900, unit: 万千瓦时, power_source: grid}
          - {carrier: natural_gas, quantity: 20, unit: 万立方米}

        """)
  }
}
