// What both yardsticks read of one feature: every coordinate, four sums and the land-use code.

#pragma once

#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string_view>

#include <simdjson.h>

struct Totals {
  uint64_t features = 0;
  uint64_t positions = 0;
  uint64_t code_bytes = 0;
  double coordinates = 0;
  double output = 0, tax = 0, energy = 0, carbon = 0;

  void add_rings(simdjson::ondemand::array rings) {
    for (simdjson::ondemand::array ring : rings) {
      for (simdjson::ondemand::array position : ring) {
        for (double ordinate : position) coordinates += ordinate;
        positions += 1;
      }
    }
  }

  void add_geometry(simdjson::ondemand::object geometry) {
    bool is_polygon = false, is_multi = false;
    for (auto member : geometry) {
      const simdjson::ondemand::raw_json_string key = member.key();
      if (key == "type") {
        std::string_view type = member.value();
        is_polygon = type == "Polygon";
        is_multi = type == "MultiPolygon";
      } else if (key == "coordinates") {
        if (is_polygon) {
          add_rings(member.value());
        } else if (is_multi) {
          for (simdjson::ondemand::array rings : member.value().get_array()) add_rings(rings);
        } else {
          throw std::runtime_error("the yardstick needs the geometry's type before its coordinates");
        }
      }
    }
  }

  void add_properties(simdjson::ondemand::object properties) {
    for (auto member : properties) {
      const simdjson::ondemand::raw_json_string key = member.key();
      if (key == "output_wan_yuan") {
        output += double(member.value());
      } else if (key == "tax_wan_yuan") {
        tax += double(member.value());
      } else if (key == "energy_tce") {
        energy += double(member.value());
      } else if (key == "co2_t") {
        carbon += double(member.value());
      } else if (key == "land_use_code") {
        code_bytes += std::string_view(member.value()).size();
      }
    }
  }

  void add_features(simdjson::ondemand::array list) {
    for (simdjson::ondemand::object feature : list) {
      for (auto member : feature) {
        const simdjson::ondemand::raw_json_string key = member.key();
        if (key == "geometry") {
          add_geometry(member.value());
        } else if (key == "properties") {
          add_properties(member.value());
        }
      }
      features += 1;
    }
  }

  void print() const {
    std::printf("features,positions,code_bytes,coordinates,output_wan_yuan,tax_wan_yuan,energy_tce,co2_t\n");
    std::printf("%llu,%llu,%llu,%.9g,%.12g,%.12g,%.12g,%.12g\n", (unsigned long long)features,
                (unsigned long long)positions, (unsigned long long)code_bytes, coordinates, output, tax, energy,
                carbon);
  }
};
