// expect: cannot convert value of type
import MuchanQuantities

let sum = StandardCoal<Calorific>.zero + StandardCoal<CoalInput>.zero
