// What reading a ledger takes at least: one thread walks RFC 4180 fields of a file and parses one column as a number.
// No memchr over whole lines, no SIMD by hand: the scan a careful programmer writes. Prints rows, fields and the sum.
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

int main(int count, char **arguments) {
  if (count < 3) return 64;
  std::FILE *file = std::fopen(arguments[1], "rb");
  if (!file) return 2;
  const int wanted = std::atoi(arguments[2]);
  std::vector<char> buffer(1 << 20);
  std::vector<char> field;
  field.reserve(256);
  long rows = 0, fields = 0;
  double sum = 0;
  int column = 0;
  bool quoted = false, wasQuote = false;
  auto end = [&] {
    ++fields;
    if (column == wanted) {
      double value = 0;
      if (std::from_chars(field.data(), field.data() + field.size(), value).ec == std::errc()) sum += value;
    }
    field.clear();
    ++column;
  };
  while (std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file)) {
    for (std::size_t i = 0; i < size; ++i) {
      const char byte = buffer[i];
      if (quoted) {
        if (byte == '"') { quoted = false; wasQuote = true; } else field.push_back(byte);
      } else if (byte == '"') {
        if (wasQuote) field.push_back('"');
        quoted = true;
        wasQuote = false;
      } else if (byte == ',') {
        end();
        wasQuote = false;
      } else if (byte == '\n') {
        end();
        ++rows;
        column = 0;
        wasQuote = false;
      } else if (byte != '\r') {
        field.push_back(byte);
        wasQuote = false;
      }
    }
  }
  if (column > 0 || !field.empty()) { end(); ++rows; }
  std::printf("%ld rows, %ld fields, sum %.3f\n", rows, fields, sum);
}
