// expect: binary operator '+' cannot be applied
import MuchanQuantities

let sum = CarbonMass<LocationBased>.zero + CarbonMass<ZeroCarbonPark>.zero
