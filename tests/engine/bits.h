/* bits.h - the hash of the weights of each of bits_test.c's runs, in every environment. One changes
 * only when the engine's arithmetic is changed on purpose; then every link that holds a seed shows
 * other numbers, and CHANGELOG.md says so. */
#define NB_BITS_MLP 0x8a872e5au
#define NB_BITS_CNN 0x7c059fadu
#define NB_BITS_LSTM 0xc54e20adu
#define NB_BITS_GRU 0x4cddc6f1u
