/* bits.h - the hash of bits_test.c's weights in every environment. It changes only when the engine's
 * arithmetic is changed on purpose; then every link that holds a seed shows other numbers, and
 * CHANGELOG.md says so. */
#define NB_BITS 0x8a872e5au
