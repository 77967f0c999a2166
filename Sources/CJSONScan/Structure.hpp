#pragma once
#include "CJSONScan.h"

namespace muchan {

// Offset of the first byte after a document's value and the blanks behind it: less than `length` where
// something else follows.
size_t document_end(const char *text, size_t length);

}  // namespace muchan
