// Reads "coordinates" without knowing the geometry's type, since members come in any order: how deep the
// positions lie tells what the lists are. Lists of positions become rings, lists of rings become parts.
#include "Scanner.hpp"

#include <cmath>

namespace muchan {

namespace {

// Heights of lists: a position is 1, a list of positions 2, and so on.
constexpr int kNothing = 0;
constexpr int kMixed = -1;

// No geometry type nests deeper; what does is only checked for being JSON.
constexpr int kDeepest = 6;

int taller(int height) { return height > 0 ? height + 1 : height; }

bool begins_number(char c) { return (c >= '0' && c <= '9') || c == '-'; }

void add_vertex(MCScanner &scanner, double x, double y) {
  scanner.x[scanner.vertex_count] = x;
  scanner.y[scanner.vertex_count] = y;
  ++scanner.vertex_count;
}

// Reads the rest of a list that begins with a number: a position. `height` becomes 1, or mixed where lists are in it.
bool read_position(MCScanner &scanner, const char *where, int &height) {
  Walker &walker = scanner.walker;
  double ordinates[2];
  size_t count = 0;
  bool is_bad = false;
  height = 1;
  for (bool has_more = true; has_more;) {
    if (begins_number(walker.peek())) {
      double value;
      std::string_view written;
      if (!walker.read_number(value, written)) return false;
      if (count < 2) ordinates[count] = value;
      if (std::isinf(value)) is_bad = true;
    } else {
      is_bad = true;
      if (walker.peek() == '[') height = kMixed;
      if (!walker.visit()) return false;
    }
    ++count;
    if (!walker.advance(']', has_more)) return false;
  }
  if (is_bad || count < 2) {
    add_issue(scanner, MC_ISSUE_BAD_POSITION, where);
    return true;
  }
  if (count == 3) add_issue(scanner, MC_ISSUE_EXTRA_ORDINATES, where);
  if (count > 3) add_issue(scanner, MC_ISSUE_MEASURE, where);
  add_vertex(scanner, ordinates[0], ordinates[1]);
  return true;
}

// What a list's elements have been so far.
struct Elements {
  bool has_scalars = false;
  bool has_lists = false;
  const char *empty_child = nullptr;
  int height = kNothing;

  void add(int one, const char *where) {
    has_lists = true;
    if (one == kNothing) empty_child = where;
    if (height == kNothing || one == kMixed) {
      height = one;
    } else if (one != kNothing && one != height) {
      height = kMixed;
    }
  }
};

bool read_list(MCScanner &scanner, int depth, int &height);

bool read_element(MCScanner &scanner, int depth, Elements &elements) {
  Walker &walker = scanner.walker;
  const char *const where = walker.here();
  if (walker.peek() != '[' || depth == kDeepest) {
    elements.has_scalars = true;
    return walker.visit();
  }
  const size_t count = walker.read_tight_positions(
      &scanner.x[scanner.vertex_count], &scanner.y[scanner.vertex_count], scanner.vertex_room - scanner.vertex_count);
  if (count > 0) {
    scanner.vertex_count += count;
    elements.add(1, where);
    return true;
  }
  int one = kNothing;
  if (!read_list(scanner, depth + 1, one)) return false;
  elements.add(one, where);
  return true;
}

bool read_list(MCScanner &scanner, int depth, int &height) {
  Walker &walker = scanner.walker;
  const char *const where = walker.here();
  bool has_more = false;
  if (!walker.open(']', has_more)) return false;
  if (has_more && begins_number(walker.peek())) return read_position(scanner, where, height);
  Elements elements;
  while (has_more) {
    if (!read_element(scanner, depth, elements) || !walker.advance(']', has_more)) return false;
  }
  if (elements.has_scalars) {
    // Values where lists should be; alone they are a position that does not begin with a number.
    if (!elements.has_lists) add_issue(scanner, MC_ISSUE_BAD_POSITION, where);
    height = elements.has_lists ? kMixed : 1;
    return true;
  }
  if (elements.empty_child) {
    // Among positions an empty list is a position without numbers, else a ring or part without any.
    add_issue(scanner, elements.height == 1 ? MC_ISSUE_BAD_POSITION : MC_ISSUE_EMPTY, elements.empty_child);
  }
  if (elements.height == 1) scanner.ring_end.push_back(static_cast<uint32_t>(scanner.vertex_count));
  if (elements.height == 2) scanner.part_end.push_back(static_cast<uint32_t>(scanner.ring_end.size()));
  height = taller(elements.height);
  return true;
}

}  // namespace

bool read_coordinates(MCScanner &scanner, int &height) {
  if (scanner.walker.peek() == '[') return read_list(scanner, 1, height);
  height = kMixed;
  return scanner.walker.visit();
}

}  // namespace muchan
