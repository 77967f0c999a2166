// The same values as bare_parse in little memory: 1 MiB at a time, cut at a line end, each piece wrapped
// as a list in one reused buffer. Takes one feature per line, as the workload has; any other file is refused,
// which a yardstick may do and muchan may not.

#include <cstring>
#include <exception>
#include <memory>

#include "totals.h"

constexpr size_t chunk = 1 << 20;
constexpr size_t longest_line = 1 << 20;

int main(int count, char **words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: chunked_parse PARCELS.geojson\n");
    return 64;
  }
  try {
    std::unique_ptr<FILE, int (*)(FILE *)> file(std::fopen(words[1], "rb"), std::fclose);
    if (!file) throw std::runtime_error("cannot be opened");
    std::setvbuf(file.get(), nullptr, _IONBF, 0);

    // buffer[0] is kept for the opening bracket.
    const size_t capacity = 1 + longest_line + chunk;
    std::unique_ptr<char[]> buffer(new char[capacity + simdjson::SIMDJSON_PADDING]());
    simdjson::ondemand::parser parser;
    Totals totals;
    size_t filled = 1;
    bool in_header = true;

    while (true) {
      if (filled + chunk > capacity) throw std::runtime_error("a line is longer than 1 MiB");
      const size_t got = std::fread(buffer.get() + filled, 1, chunk, file.get());
      filled += got;
      const int next = std::fgetc(file.get());
      const bool at_end = next == EOF;
      if (!at_end) std::ungetc(next, file.get());

      char *begin = buffer.get() + 1;
      char *stop = buffer.get() + filled;
      char *cut = stop;
      if (!at_end) {
        cut = static_cast<char *>(memrchr(begin, '\n', stop - begin));
        if (cut == nullptr) continue;
      }
      if (in_header) {
        static const char name[] = "\"features\"";
        char *list = static_cast<char *>(memmem(begin, cut - begin, name, sizeof name - 1));
        list = list ? static_cast<char *>(std::memchr(list, '[', cut - list)) : nullptr;
        if (list == nullptr) throw std::runtime_error("no list of features in the first chunk");
        begin = list + 1;
        in_header = false;
      }
      // Back over the comma after the last feature, or over the end of list and collection.
      char *last = cut;
      while (last > begin && last[-1] != '}') --last;
      if (at_end) {
        // The last '}' closes the collection; the list's ']' stands before it.
        while (last > begin && *last != ']') --last;
        while (last > begin && last[-1] != '}') --last;
      }
      const char behind = *last;
      begin[-1] = '[';
      *last = ']';
      const size_t length = last + 1 - (begin - 1);
      simdjson::ondemand::document document =
          parser.iterate(begin - 1, length, capacity + simdjson::SIMDJSON_PADDING - (begin - 1 - buffer.get()));
      totals.add_features(document.get_array());
      *last = behind;
      if (at_end) break;

      filled = 1 + (stop - cut);
      std::memmove(buffer.get() + 1, cut, stop - cut);
    }
    totals.print();
  } catch (const std::exception &failure) {
    std::fprintf(stderr, "chunked_parse: %s: %s\n", words[1], failure.what());
    return 2;
  }
  return 0;
}
