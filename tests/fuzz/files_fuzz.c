/* files_fuzz.c - libFuzzer's target for the readers of files: any bytes, to each of them. */
#include "files.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (size <= INT32_MAX) files_check(bytes, (int32_t)size);
    return 0;
}
