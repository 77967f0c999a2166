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

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Whether the list that begins at `bracket` begins with a number. Text is padded, so looking on is safe.
bool begins_with_number(const char *bracket) {
  const char *next = bracket + 1;
  while (is_blank(*next)) ++next;
  return (*next >= '0' && *next <= '9') || *next == '-';
}

// Visits what follows the first two numbers of a position, or what stands in their place, from `it` on. It must be
// JSON all the same.
error_code visit_rest(ondemand::array_iterator it, bool &is_bad, bool &has_lists) {
  for (; it != ondemand::array_iterator(); ++it) {
    ondemand::value value;
    if (auto error = (*it).get(value)) return error;
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    if (type != ondemand::json_type::number) is_bad = true;
    if (type == ondemand::json_type::array) has_lists = true;
    if (auto error = visit(value, kDeepest)) return error;
  }
  return simdjson::SUCCESS;
}

// Reads a list that begins with a number: a position. Nearly all of a file is these.
[[gnu::always_inline]] inline error_code read_position(MCScanner &scanner, ondemand::array list, const char *where, bool &has_lists) {
  ondemand::array_iterator it;
  if (auto error = list.begin().get(it)) return error;
  const ondemand::array_iterator end;
  double x;
  double y;
  if (auto error = (*it).get_double().get(x)) return error;
  ++it;
  // Faults of the text come with the element, those of the value with the number.
  ondemand::value second;
  if (it != end) {
    if (auto error = (*it).get(second)) return error;
  }
  if (it != end && !second.get_double().get(y)) {
    ++it;
    if (!(it != end)) {
      scanner.x[scanner.vertex_count] = x;
      scanner.y[scanner.vertex_count] = y;
      ++scanner.vertex_count;
      return simdjson::SUCCESS;
    }
    bool is_bad = false;
    if (auto error = visit_rest(it, is_bad, has_lists)) return error;
    if (is_bad) {
      add_issue(scanner, MC_ISSUE_BAD_POSITION, where);
      return simdjson::SUCCESS;
    }
    add_issue(scanner, MC_ISSUE_EXTRA_ORDINATES, where);
    scanner.x[scanner.vertex_count] = x;
    scanner.y[scanner.vertex_count] = y;
    ++scanner.vertex_count;
    return simdjson::SUCCESS;
  }
  bool is_bad = false;
  add_issue(scanner, MC_ISSUE_BAD_POSITION, where);
  return visit_rest(it, is_bad, has_lists);
}

error_code read_list(MCScanner &scanner, ondemand::array list, const char *where, int depth, int &height) {
  bool has_scalars = false;
  bool has_lists = false;
  const char *empty_child = nullptr;
  int child_height = kNothing;
  for (auto element : list) {
    ondemand::value value;
    if (auto error = element.get(value)) return error;
    const char *const child_where = value.raw_json_token().data();
    if (*child_where != '[' || depth == kDeepest) {
      has_scalars = true;
      if (auto error = visit(value, depth)) return error;
      continue;
    }
    has_lists = true;
    ondemand::array child;
    if (auto error = value.get_array().get(child)) return error;
    int one = kNothing;
    if (begins_with_number(child_where)) {
      bool is_mixed = false;
      if (auto error = read_position(scanner, child, child_where, is_mixed)) return error;
      one = is_mixed ? kMixed : 1;
    } else if (auto error = read_list(scanner, child, child_where, depth + 1, one)) {
      return error;
    }
    if (one == kNothing) empty_child = child_where;
    if (child_height == kNothing || one == kMixed) {
      child_height = one;
    } else if (one != kNothing && one != child_height) {
      child_height = kMixed;
    }
  }
  if (has_scalars) {
    // Values where lists should be; alone they are a position that does not begin with a number.
    if (!has_lists) add_issue(scanner, MC_ISSUE_BAD_POSITION, where);
    height = has_lists ? kMixed : 1;
    return simdjson::SUCCESS;
  }
  if (empty_child) {
    // Among positions an empty list is a position without numbers, else a ring or part without any.
    add_issue(scanner, child_height == 1 ? MC_ISSUE_BAD_POSITION : MC_ISSUE_EMPTY, empty_child);
  }
  if (child_height == 1) scanner.ring_end.push_back(static_cast<uint32_t>(scanner.vertex_count));
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
  if (begins_with_number(where)) {
    bool is_mixed = false;
    const error_code error = read_position(scanner, list, where, is_mixed);
    height = is_mixed ? kMixed : 1;
    return error;
  }
  return read_list(scanner, list, where, 1, height);
}

}  // namespace muchan
