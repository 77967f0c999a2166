// The least a program can do with a parcel file: load it whole, walk it once with simdjson On-Demand on
// one thread, and read every number the overlay reads. No geometry, no check, no table.

#include <exception>

#include "totals.h"

int main(int count, char **words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: bare_parse PARCELS.geojson\n");
    return 64;
  }
  try {
    simdjson::padded_string text = simdjson::padded_string::load(words[1]);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document = parser.iterate(text);
    Totals totals;
    for (auto member : document.get_object()) {
      const simdjson::ondemand::raw_json_string key = member.key();
      if (key == "features") totals.add_features(member.value());
    }
    totals.print();
  } catch (const std::exception &failure) {
    std::fprintf(stderr, "bare_parse: %s: %s\n", words[1], failure.what());
    return 2;
  }
  return 0;
}
