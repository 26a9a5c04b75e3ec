/* tile_simd.c - the tiles of tile.h in all their sizes. */
#include "tile.h"

static void tile_1x4(const nb_tile *t) { tile(1, 1, t); }
static void tile_1x8(const nb_tile *t) { tile(1, 2, t); }
static void tile_2x4(const nb_tile *t) { tile(2, 1, t); }
static void tile_2x8(const nb_tile *t) { tile(2, 2, t); }
static void tile_3x4(const nb_tile *t) { tile(3, 1, t); }
static void tile_3x8(const nb_tile *t) { tile(3, 2, t); }
static void tile_4x4(const nb_tile *t) { tile(4, 1, t); }
static void tile_4x8(const nb_tile *t) { tile(4, 2, t); }
static void tile_5x4(const nb_tile *t) { tile(5, 1, t); }
static void tile_5x8(const nb_tile *t) { tile(5, 2, t); }

/* By way of a table, so that no tool merges the tiles into one large function, where engines run
 * out of registers. */
void nb_run_tile(int32_t mr, int32_t width, const nb_tile *t) {
    static void (*const tiles[MR][2])(const nb_tile *) = {{tile_1x4, tile_1x8},
                                                          {tile_2x4, tile_2x8},
                                                          {tile_3x4, tile_3x8},
                                                          {tile_4x4, tile_4x8},
                                                          {tile_5x4, tile_5x8}};
    tiles[mr - 1][width > 4](t);
}
