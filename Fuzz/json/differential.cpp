// The JSON walker against simdjson's own document parser: both must accept the same texts, and read the same numbers.
//
// libFuzzer calls LLVMFuzzerTestOneInput; built with MUCHAN_MUTATE it is a program of its own that changes its seeds
// in a reproducible way: differential SEEDS... COUNT.
#include <simdjson.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "CJSONScan.h"

namespace {

[[noreturn]] void disagree(const char *what, const uint8_t *data, size_t size) {
  std::fprintf(stderr, "differential: %s\n%.*s\n", what, static_cast<int>(size), reinterpret_cast<const char *>(data));
  std::abort();
}

// Texts that both took, to show that not all were refused.
long accepted = 0;

// The positions in "coordinates" as the document parser reads them.
struct Positions {
  std::vector<double> x, y;
};

bool is_position(simdjson::dom::element element) {
  simdjson::dom::array list;
  if (element.get(list) || list.size() < 2) return false;
  for (simdjson::dom::element ordinate : list) {
    if (!ordinate.is_number()) return false;
  }
  return true;
}

void collect(simdjson::dom::element element, Positions &found) {
  simdjson::dom::array list;
  if (element.get(list)) return;
  if (is_position(element)) {
    double x, y;
    if (!list.at(0).get(x) && !list.at(1).get(y)) {
      found.x.push_back(x);
      found.y.push_back(y);
    }
    return;
  }
  for (simdjson::dom::element child : list) collect(child, found);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static MCScanner *const scanner = [] {
    const MCFieldName names[] = {{"id", 0}, {"a", 1}};
    return mc_scanner_create(names, 2, 2);
  }();
  // Exactly the room that is promised, so that reading further is found; digits behind the text tempt to read on.
  std::unique_ptr<char[]> text(new char[size + MC_PADDING]);
  std::memcpy(text.get(), data, size);
  std::memset(text.get() + size, '7', MC_PADDING);
  MCBatch batch;
  const MCStatus status = mc_scan_features(scanner, text.get(), size, &batch);

  simdjson::dom::parser parser;
  simdjson::dom::element document;
  const auto error = parser.parse(reinterpret_cast<const char *>(data), size).get(document);
  // The document parser does not keep integers beyond 64 bits.
  if (status == MC_OK) ++accepted;
  if (error == simdjson::NUMBER_ERROR || error == simdjson::DEPTH_ERROR) return 0;
  const bool is_list = !error && document.is_array();
  if (is_list != (status == MC_OK)) disagree(is_list ? "refused what is JSON" : "took what is not JSON", data, size);
  if (status != MC_OK) {
    if (batch.error_offset > size) disagree("an error behind the text", data, size);
    return 0;
  }
  simdjson::dom::array list;
  if (document.get(list)) return 0;
  if (list.size() != batch.feature_count) disagree("another number of features", data, size);
  // Where a feature is simple and without issues, its vertices are the positions of its coordinates.
  if (batch.issue_count > 0) return 0;
  Positions expected;
  for (simdjson::dom::element feature : list) {
    simdjson::dom::element coordinates;
    if (!feature["geometry"]["coordinates"].get(coordinates)) collect(coordinates, expected);
  }
  if (expected.x.size() != batch.vertex_count) return 0;
  for (size_t index = 0; index < batch.vertex_count; ++index) {
    // Not bit by bit: the document parser reads -0 as an integer.
    if (expected.x[index] != batch.x[index] || expected.y[index] != batch.y[index]) {
      disagree("another number", data, size);
    }
  }
  return 0;
}

#ifdef MUCHAN_MUTATE
namespace {

// A feature of random numbers: any count of digits and places, some with exponents.
std::string random_positions(std::mt19937_64 &random) {
  auto digits = [&](size_t most) {
    std::string text = std::to_string(random() % 9 + 1);
    for (size_t count = random() % most; count > 0; --count) text += static_cast<char>('0' + random() % 10);
    return text;
  };
  auto number = [&] {
    std::string text = random() % 4 == 0 ? "-" : "";
    text += random() % 4 == 0 ? "0" : digits(random() % 3 == 0 ? 20 : 4);
    if (random() % 5 != 0) text += "." + std::string(random() % 5, '0') + digits(random() % 2 == 0 ? 25 : 9);
    if (random() % 6 == 0) text += (random() % 2 == 0 ? "e-" : "E") + digits(2);
    return text;
  };
  std::string text = "[{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"LineString\",\"coordinates\":[";
  for (size_t index = 0; index < 8; ++index) {
    text += (index > 0 ? ",[" : "[") + number() + "," + number() + "]";
  }
  return text + "]}}]";
}

}  // namespace

int main(int count, char **words) {
  std::vector<std::string> seeds;
  for (int index = 1; index + 1 < count; ++index) {
    std::ifstream file(words[index], std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (seeds.empty()) return 64;
  const long wanted = std::atol(words[count - 1]);
  std::mt19937_64 random(1);
  static const char *const pieces[] = {"[", "]", "{", "}", ",", ":", "\"", "\\", "\\u00e4", "\\ud800", " ", "\n", "-", "0", "1e5", "1E-400",
                                       ".", "12345678901234567", "true", "null", "nul", "\x80", "0.1", "118.50022601", "[1,2]", "[1,2,3]"};
  for (long round = 0; round < wanted; ++round) {
    const bool is_made = round % 4 == 0;
    std::string text = is_made ? random_positions(random) : seeds[random() % seeds.size()];
    for (size_t change = is_made ? 0 : random() % 3 + 1; change > 0 && !text.empty(); --change) {
      const size_t at = random() % text.size();
      switch (random() % 5) {
        case 0: text[at] = static_cast<char>(random()); break;
        case 1: text.erase(at, random() % 4 + 1); break;
        case 2: text.insert(at, pieces[random() % (sizeof pieces / sizeof *pieces)]); break;
        case 3: text.resize(at); break;
        default: text.insert(at, text.substr(random() % text.size(), random() % 12)); break;
      }
    }
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(text.data()), text.size());
  }
  std::printf("%ld texts, %ld of them JSON: the same answers\n", wanted, accepted);
}
#endif
