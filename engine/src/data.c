/* data.c - resident data: arrays of rows, gathered by an order. See data.h. */
#include "data.h"
#include "arena.h"
#include <string.h>

static nb_status read_shapes(nb_data *d, const int32_t *ranks, const int32_t *dims) {
    for (int32_t i = 0; i < d->n_arrays; i++) {
        nb_shape *row = &d->row[i];
        if (ranks[i] < 0 || ranks[i] >= NB_MAX_RANK)
            return nb_fail(NB_SHAPE, "data: a row of array %d has rank %d, not 0 to %d", i,
                           ranks[i], NB_MAX_RANK - 1);
        row->rank = ranks[i];
        for (int32_t k = 0; k < ranks[i]; k++)
            if ((row->dim[k] = *dims++) < 0)
                return nb_fail(NB_SHAPE, "data: a row of array %d has size %d", i, row->dim[k]);
        if (nb_size(row) > INT32_MAX / 4 / d->n_rows)
            return nb_fail(NB_MEMORY, "data: %d rows of shape %s are too many values", d->n_rows,
                           nb_shape_text(row));
    }
    return NB_OK;
}

static nb_status take_rows(nb_data *d) {
    if (!(d->order = nb_take((size_t)d->n_rows * sizeof *d->order))) return NB_MEMORY;
    for (int32_t r = 0; r < d->n_rows; r++) d->order[r] = r;
    for (int32_t i = 0; i < d->n_arrays; i++) {
        const size_t values = (size_t)nb_size(&d->row[i]) * (size_t)d->n_rows;
        if (!(d->array[i] = nb_take(values * sizeof(float)))) return NB_MEMORY;
    }
    return NB_OK;
}

nb_data *nb_data_new(int32_t n_rows, int32_t n_arrays, const int32_t *ranks, const int32_t *dims) {
    if (n_rows < 1 || n_arrays < 1 || n_arrays > NB_MAX_ARRAYS) {
        nb_fail(NB_SHAPE,
                "data: %d arrays of %d rows; 1 to %d arrays of 1 row or more are possible",
                n_arrays, n_rows, NB_MAX_ARRAYS);
        return NULL;
    }
    nb_data *d = nb_take(sizeof *d);
    if (!d) return NULL;
    nb_count_object(+1);
    d->n_rows = n_rows;
    d->n_arrays = n_arrays;
    if (read_shapes(d, ranks, dims) == NB_OK && take_rows(d) == NB_OK) return d;
    nb_data_free(d);
    return NULL;
}

void nb_data_free(nb_data *d) {
    if (!d) return;
    for (int32_t i = 0; i < d->n_arrays; i++) nb_give(d->array[i]);
    nb_give(d->order);
    nb_give(d);
    nb_count_object(-1);
}

float *nb_data_array(nb_data *d, int32_t i) {
    return i >= 0 && i < d->n_arrays ? d->array[i] : NULL;
}

int32_t *nb_data_order(nb_data *d) { return d->order; }

void nb_data_seek(nb_data *d, int32_t position) {
    d->position = position < 0 ? 0 : position > d->n_rows ? d->n_rows : position;
}

nb_status nb_data_check(const nb_data *d, int32_t n) {
    for (int32_t i = d->position; i < d->position + n; i++)
        if (d->order[i] < 0 || d->order[i] >= d->n_rows)
            return nb_fail(NB_PARAM, "data: the order asks for row %d of %d", d->order[i],
                           d->n_rows);
    return NB_OK;
}

/* Rows of a few values: a call to memcpy would cost more than the copy. */
static void gather_short(const float *array, size_t row, int32_t n, const int32_t *order,
                         float *out) {
    for (int32_t r = 0; r < n; r++) {
        const float *from = array + (size_t)order[r] * row;
        for (size_t k = 0; k < row; k++) *out++ = from[k];
    }
}

/* Rows that follow each other in the order are copied at once. */
static void gather_long(const float *array, size_t row, int32_t n, const int32_t *order,
                        float *out) {
    for (int32_t r = 0, run; r < n; r += run) {
        for (run = 1; r + run < n && order[r + run] == order[r] + run;) run++;
        memcpy(out + (size_t)r * row, array + (size_t)order[r] * row,
               (size_t)run * row * sizeof(float));
    }
}

void nb_data_gather(const nb_data *d, int32_t i, int32_t n, float *out) {
    const size_t row = (size_t)nb_size(&d->row[i]);
    const int32_t *order = d->order + d->position;
    if (row <= 8)
        gather_short(d->array[i], row, n, order, out);
    else
        gather_long(d->array[i], row, n, order, out);
}
