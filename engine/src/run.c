/* run.c - the calls of a plan one after the other, and those that take a batch in bands band by
 * band (banding.h). Takes no memory and cannot fail.
 */
#include "plan.h"
#include <string.h>

static void run_calls(const nb_plan *p, int32_t from, int32_t to) {
    for (int32_t i = from; i < to; i++) p->calls[i].op->run(&p->calls[i]);
}

/* Moves a call to a band. */
static void set_band(nb_call *call, const nb_stride *s, nb_band band) {
    call->band = band;
    for (int32_t i = 0; i < call->n_in; i++) {
        if (!(s->how.inputs >> i & 1)) continue;
        call->in_shape[i].dim[0] = band.rows;
        if (s->in_row[i]) call->in[i] = s->in[i] + (ptrdiff_t)band.first * s->in_row[i];
    }
    if (s->how.sums) return;
    call->out_shape.dim[0] = band.rows;
    call->out = s->out + (ptrdiff_t)band.first * s->out_row;
}

void nb_plan_run(const nb_plan *p) {
    const int32_t end = p->first_banded + p->n_banded;
    run_calls(p, 0, p->first_banded);
    for (nb_band band = {.of = p->batch}; p->n_banded && band.first < band.of;
         band.first += band.rows) {
        const int32_t left = band.of - band.first;
        band.rows = p->band < left ? p->band : left;
        for (int32_t i = 0; i < p->n_banded; i++)
            set_band(&p->calls[p->first_banded + i], &p->strides[i], band);
        run_calls(p, p->first_banded, end);
    }
    run_calls(p, end, p->n_calls);
    for (int32_t i = 0; i < p->n_copies; i++)
        memcpy(p->copies[i].to, p->copies[i].from, (size_t)p->copies[i].n * sizeof(float));
}
