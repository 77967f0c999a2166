// Reads "coordinates" without knowing the geometry's type, since members come in any order: how deep the
// positions lie tells what the lists are. Lists of positions become rings, lists of rings become parts.
#include "Scanner.hpp"

namespace muchan {

namespace {

// Heights of lists: a position is 1, a list of positions 2, and so on.
constexpr int kNothing = 0;
constexpr int kMixed = -1;

// No geometry type nests deeper; what does is only checked for being JSON.
constexpr int kDeepest = 6;

int taller(int height) { return height > 0 ? height + 1 : height; }

// Ends a position of `count` numbers.
void end_position(MCScanner &scanner, const double (&ordinates)[2], int count, bool is_bad, const char *where) {
  if (is_bad || count < 2) {
    add_issue(scanner, MC_ISSUE_BAD_POSITION, where);
    return;
  }
  if (count > 2) add_issue(scanner, MC_ISSUE_EXTRA_ORDINATES, where);
  scanner.x.push_back(ordinates[0]);
  scanner.y.push_back(ordinates[1]);
}

error_code read_list(MCScanner &scanner, ondemand::array list, const char *where, int depth, int &height) {
  double ordinates[2] = {0, 0};
  int scalars = 0;
  bool is_bad_position = false;
  bool has_lists = false;
  const char *empty_child = nullptr;
  int child_height = kNothing;
  for (auto element : list) {
    ondemand::value value;
    if (auto error = element.get(value)) return error;
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    if (type == ondemand::json_type::number && scalars < 2) {
      if (auto error = value.get_double().get(ordinates[scalars])) return error;
      ++scalars;
    } else if (type == ondemand::json_type::array && depth < kDeepest) {
      const char *const child_where = value.raw_json_token().data();
      ondemand::array child;
      if (auto error = value.get_array().get(child)) return error;
      int one = kNothing;
      if (auto error = read_list(scanner, child, child_where, depth + 1, one)) return error;
      has_lists = true;
      if (one == kNothing) empty_child = child_where;
      if (child_height == kNothing || one == kMixed) {
        child_height = one;
      } else if (one != kNothing && one != child_height) {
        child_height = kMixed;
      }
    } else {
      if (auto error = visit(value, depth)) return error;
      if (type == ondemand::json_type::array) has_lists = true;
      // A third number is an elevation; anything else in a position is a mistake.
      if (type != ondemand::json_type::number) is_bad_position = true;
      ++scalars;
    }
  }
  if (scalars > 0) {
    if (has_lists) {
      height = kMixed;
    } else {
      end_position(scanner, ordinates, scalars, is_bad_position, where);
      height = 1;
    }
    return simdjson::SUCCESS;
  }
  if (empty_child) {
    // Among positions an empty list is a position without numbers, else a ring or part without any.
    add_issue(scanner, child_height == 1 ? MC_ISSUE_BAD_POSITION : MC_ISSUE_EMPTY, empty_child);
  }
  if (child_height == 1) scanner.ring_end.push_back(static_cast<uint32_t>(scanner.x.size()));
  if (child_height == 2) scanner.part_end.push_back(static_cast<uint32_t>(scanner.ring_end.size()));
  height = taller(child_height);
  return simdjson::SUCCESS;
}

}  // namespace

error_code read_coordinates(MCScanner &scanner, ondemand::value value, int &height) {
  const char *const where = value.raw_json_token().data();
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  if (type != ondemand::json_type::array) {
    height = kMixed;
    return visit(value, 0);
  }
  ondemand::array list;
  if (auto error = value.get_array().get(list)) return error;
  return read_list(scanner, list, where, 1, height);
}

}  // namespace muchan
