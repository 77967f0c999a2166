// expect: binary operator '+' cannot be applied
import MuchanQuantities

let sum = StandardCoal<Calorific>.zero + CarbonMass<DirectEmission>.zero
