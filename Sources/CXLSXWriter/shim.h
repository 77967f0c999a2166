// Workbooks (ECMA-376, XLSX) by libxlsxwriter.
#pragma once
#include <xlsxwriter.h>

/// How many bytes of rows a sheet has put into its temporary file; -1 where one of them could not be written, which the
/// library does not say.
static inline long cx_row_bytes(lxw_worksheet *sheet) {
  FILE *rows = sheet->optimize_tmpfile;
  if (!rows) return 0;
  if (fflush(rows) != 0 || ferror(rows)) return -1;
  return ftell(rows);
}
