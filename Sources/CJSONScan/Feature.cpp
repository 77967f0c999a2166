// Reads one Feature: its geometry, its id, and the properties that were asked for.
#include "Scanner.hpp"

namespace muchan {

namespace {

// What a feature's members have said so far.
struct Reading {
  bool has_type = false;
  bool is_feature = false;
  bool has_geometry = false;
  bool has_properties = false;
  bool has_id = false;
  const char *where = nullptr;
};

MCShape shape_named(std::string_view name) {
  if (name == "Polygon") return MC_SHAPE_POLYGON;
  if (name == "MultiPolygon") return MC_SHAPE_MULTI_POLYGON;
  if (name == "Point") return MC_SHAPE_POINT;
  if (name == "MultiPoint") return MC_SHAPE_MULTI_POINT;
  if (name == "LineString") return MC_SHAPE_LINE;
  if (name == "MultiLineString") return MC_SHAPE_MULTI_LINE;
  if (name == "GeometryCollection") return MC_SHAPE_COLLECTION;
  return MC_SHAPE_UNKNOWN;
}

// How deep positions lie in a geometry's coordinates; 0 where it has none.
int height_of(MCShape shape) {
  switch (shape) {
    case MC_SHAPE_POINT: return 1;
    case MC_SHAPE_LINE:
    case MC_SHAPE_MULTI_POINT: return 2;
    case MC_SHAPE_POLYGON:
    case MC_SHAPE_MULTI_LINE: return 3;
    case MC_SHAPE_MULTI_POLYGON: return 4;
    default: return 0;
  }
}

// A member's name without copying it, unless it is written with escapes; `where` is its place in the text, where
// an unescaped copy has none.
error_code name_of(simdjson::simdjson_result<ondemand::field> &field, std::string_view &name, const char *&where) {
  ondemand::raw_json_string raw;
  if (auto error = field.key().get(raw)) return error;
  const char *const start = raw.raw();
  where = start;
  const char *end = start;
  while (*end != '"' && *end != '\\') ++end;
  if (*end == '\\') return field.unescaped_key().get(name);
  name = std::string_view(start, static_cast<size_t>(end - start));
  return simdjson::SUCCESS;
}

error_code keep_value(MCScanner &scanner, ondemand::value value, MCValue &kept) {
  const std::string_view token = value.raw_json_token();
  kept.offset = static_cast<uint32_t>(token.data() - scanner.base);
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  auto keep_text = [&](std::string_view text) {
    kept.text_start = static_cast<uint32_t>(scanner.text.size());
    kept.text_length = static_cast<uint32_t>(text.size());
    scanner.text.append(text);
  };
  switch (type) {
    case ondemand::json_type::string: {
      std::string_view text;
      if (auto error = value.get_string().get(text)) return error;
      kept.kind = MC_VALUE_TEXT;
      keep_text(text);
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::number: {
      if (auto error = value.get_double().get(kept.number)) return error;
      kept.kind = MC_VALUE_NUMBER;
      size_t end = token.size();
      while (end > 0 && (token[end - 1] == ' ' || token[end - 1] == '\n' || token[end - 1] == '\r' ||
                         token[end - 1] == '\t')) {
        --end;
      }
      keep_text(token.substr(0, end));
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::boolean: {
      bool flag;
      if (auto error = value.get_bool().get(flag)) return error;
      kept.kind = MC_VALUE_BOOL;
      keep_text(flag ? "true" : "false");
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::null:
      kept.kind = MC_VALUE_NULL;
      return visit(value, 0);
    default:
      kept.kind = MC_VALUE_OTHER;
      return visit(value, 3);
  }
}

// Features of one file carry the same names in the same order, so the name after the last one found is
// tried first and a lookup is one comparison.
Name &find_name(MCScanner &scanner, std::string_view text, size_t &guess) {
  if (guess < scanner.names.size() && scanner.names[guess].text == text) return scanner.names[guess++];
  for (size_t index = 0; index < scanner.names.size(); ++index) {
    if (scanner.names[index].text == text) {
      guess = index + 1;
      return scanner.names[index];
    }
  }
  scanner.names.push_back(Name{std::string(text), -1, 0, 0});
  guess = scanner.names.size();
  return scanner.names.back();
}

error_code read_properties(MCScanner &scanner, ondemand::value value, MCValue *kept) {
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  if (type != ondemand::json_type::object) return visit(value, 2);
  ondemand::object object;
  if (auto error = value.get_object().get(object)) return error;
  size_t guess = 0;
  for (auto field : object) {
    std::string_view text;
    const char *where = nullptr;
    if (auto error = name_of(field, text, where)) return error;
    Name &name = find_name(scanner, text, guess);
    ondemand::value member;
    if (auto error = field.value().get(member)) return error;
    // The same name again, or another name of a field that has its value.
    const bool is_repeated =
        name.last_feature == scanner.serial || (name.field >= 0 && kept[name.field].kind != MC_VALUE_MISSING);
    if (is_repeated) add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, where);
    name.last_feature = scanner.serial;
    ++name.count;
    if (name.field >= 0 && !is_repeated) {
      if (auto error = keep_value(scanner, member, kept[name.field])) return error;
    } else if (auto error = visit(member, 3)) {
      return error;
    }
  }
  return simdjson::SUCCESS;
}

error_code read_geometry(MCScanner &scanner, ondemand::value value, MCShape &shape, int &height) {
  ondemand::json_type kind;
  if (auto error = value.type().get(kind)) return error;
  if (kind != ondemand::json_type::object) {
    shape = kind == ondemand::json_type::null ? MC_SHAPE_NULL : MC_SHAPE_UNKNOWN;
    return visit(value, 2);
  }
  shape = MC_SHAPE_UNKNOWN;
  bool has_type = false;
  bool has_coordinates = false;
  ondemand::object object;
  if (auto error = value.get_object().get(object)) return error;
  for (auto field : object) {
    std::string_view name;
    const char *where = nullptr;
    if (auto error = name_of(field, name, where)) return error;
    ondemand::value member;
    if (auto error = field.value().get(member)) return error;
    if (name == "type") {
      if (has_type) add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, where);
      ondemand::json_type type;
      if (auto error = member.type().get(type)) return error;
      if (type != ondemand::json_type::string || has_type) {
        if (auto error = visit(member, 3)) return error;
        continue;
      }
      has_type = true;
      std::string_view text;
      if (auto error = member.get_string().get(text)) return error;
      shape = shape_named(text);
    } else if (name == "coordinates" && !has_coordinates) {
      has_coordinates = true;
      if (auto error = read_coordinates(scanner, member, height)) return error;
    } else {
      if (name == "coordinates") add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, where);
      if (auto error = visit(member, 3)) return error;
    }
  }
  return simdjson::SUCCESS;
}

error_code read_member(MCScanner &scanner, std::string_view name, const char *where, ondemand::value member,
                       Reading &reading, MCShape &shape, int &height, MCValue *kept) {
  auto is_repeated = [&](bool &seen) {
    if (seen) add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, where);
    const bool before = seen;
    seen = true;
    return before;
  };
  if (name == "geometry" && !is_repeated(reading.has_geometry)) {
    return read_geometry(scanner, member, shape, height);
  }
  if (name == "properties" && !is_repeated(reading.has_properties)) {
    return read_properties(scanner, member, kept);
  }
  if (name == "id" && !is_repeated(reading.has_id)) {
    return keep_value(scanner, member, scanner.ids.back());
  }
  if (name == "type" && !is_repeated(reading.has_type)) {
    ondemand::json_type type;
    if (auto error = member.type().get(type)) return error;
    if (type == ondemand::json_type::string) {
      std::string_view text;
      if (auto error = member.get_string().get(text)) return error;
      reading.is_feature = text == "Feature";
      return simdjson::SUCCESS;
    }
  }
  return visit(member, 2);
}

// Checks what the coordinates turned out to be against what the type says, and closes the open ends of
// lines and points, so that every feature's vertices belong to a ring and every ring to a part.
void end_geometry(MCScanner &scanner, MCShape shape, int height, size_t first_ring, const char *where) {
  const int expected = height_of(shape);
  if (expected > 0) {
    if (height == 0) {
      add_issue(scanner, MC_ISSUE_EMPTY, where);
    } else if (height != expected) {
      add_issue(scanner, MC_ISSUE_WRONG_NESTING, where);
    }
  }
  const size_t ringed = scanner.ring_end.empty() ? 0 : scanner.ring_end.back();
  if (ringed < scanner.vertex_count) scanner.ring_end.push_back(static_cast<uint32_t>(scanner.vertex_count));
  const size_t parted = scanner.part_end.empty() ? 0 : scanner.part_end.back();
  if (parted < scanner.ring_end.size()) scanner.part_end.push_back(static_cast<uint32_t>(scanner.ring_end.size()));
  if (shape != MC_SHAPE_POLYGON && shape != MC_SHAPE_MULTI_POLYGON) return;
  for (size_t ring = first_ring; ring < scanner.ring_end.size(); ++ring) {
    const uint32_t start = ring == 0 ? 0 : scanner.ring_end[ring - 1];
    const uint32_t end = scanner.ring_end[ring];
    const bool is_closed =
        end > start && scanner.x[start] == scanner.x[end - 1] && scanner.y[start] == scanner.y[end - 1];
    if (end - start < (is_closed ? 4u : 3u)) {
      add_issue(scanner, MC_ISSUE_SHORT_RING, where);
    } else if (!is_closed) {
      add_issue(scanner, MC_ISSUE_UNCLOSED_RING, where);
    }
  }
}

}  // namespace

error_code read_feature(MCScanner &scanner, ondemand::value element) {
  Reading reading;
  reading.where = element.raw_json_token().data();
  scanner.feature_offset.push_back(static_cast<uint32_t>(reading.where - scanner.base));
  ++scanner.serial;
  scanner.ids.push_back(MCValue{});
  const size_t first_value = scanner.values.size();
  scanner.values.resize(first_value + scanner.field_count);
  const size_t first_ring = scanner.ring_end.size();
  MCShape shape = MC_SHAPE_MISSING;
  int height = 0;

  ondemand::json_type type;
  if (auto error = element.type().get(type)) return error;
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (auto error = element.get_object().get(object)) return error;
    for (auto field : object) {
      std::string_view name;
      const char *where = nullptr;
      if (auto error = name_of(field, name, where)) return error;
      ondemand::value member;
      if (auto error = field.value().get(member)) return error;
      if (auto error = read_member(scanner, name, where, member, reading, shape, height,
                                   scanner.values.data() + first_value)) {
        return error;
      }
    }
  } else if (auto error = visit(element, 1)) {
    return error;
  }
  if (!reading.is_feature) add_issue(scanner, MC_ISSUE_NOT_A_FEATURE, reading.where);
  end_geometry(scanner, shape, height, first_ring, reading.where);
  scanner.shape.push_back(static_cast<uint8_t>(shape));
  scanner.feature_part_end.push_back(static_cast<uint32_t>(scanner.part_end.size()));
  return simdjson::SUCCESS;
}

}  // namespace muchan
