/* eigh - eigenvalues and eigenvectors of a symmetric matrix, in float64.
 *
 *   A v_i = w_i v_i,   w_0 <= w_1 <= ..,   v_i . v_j = 1 if i = j else 0
 *
 *   1. reflections make A tridiagonal      T = Q^T A Q,  Q = H_0 H_1 ..,  H = 1 - beta v v^T
 *   2. shifted QR steps make T diagonal    T = S W S^T, by rotations of neighbouring rows
 *   3. V = Q S; sorted; each vector's largest component (the first of equals) is positive
 *
 * G. Golub, C. Van Loan, Matrix Computations, 4th ed., 2013: algorithms 8.3.1 (Householder
 * tridiagonalization), 8.3.2 (implicit QR step with Wilkinson's shift), 8.3.3. About 9 n^3
 * operations. All loops run along rows, every sum has one order, and of libm only sqrt is used: the
 * bits are the same everywhere.
 */
#include "../arena.h"
#include "../graph.h"
#include <float.h>
#include <math.h>
#include <string.h>

enum { MAX_SIZE = 16384, MAX_STEPS = 30 }; /* of QR an eigenvalue, on average */

typedef struct work {
    int32_t n;
    double *a, *q;    /* [n][n] */
    double *d, *e;    /* T's diagonal and the one beside it, [n] */
    double *beta, *p; /* [n] */
} work;

static double absolute(double x) { return x < 0 ? -x : x; }

/* y += c x */
static void add_row(int32_t n, double c, const double *x, double *y) {
    for (int32_t i = 0; i < n; i++) y[i] += c * x[i];
}

static double product(int32_t n, const double *x, const double *y) {
    double sum = 0;
    for (int32_t i = 0; i < n; i++) sum += x[i] * y[i];
    return sum;
}

/* sqrt(a^2 + b^2) without overflow or underflow */
static double length(double a, double b) {
    const double x = absolute(a), y = absolute(b), big = x > y ? x : y, small = x > y ? y : x;
    return big == 0 ? 0 : big * sqrt(1 + small / big * (small / big));
}

/* ---- The matrix: checked, made exactly symmetric and no larger than 1 ---- */

static nb_status check(int32_t n, const double *a, double *largest) {
    if (n < 1 || n > MAX_SIZE)
        return nb_fail(NB_SHAPE, "eigh: a matrix of %d rows; 1 to %d are possible", n, MAX_SIZE);
    *largest = 0;
    for (int32_t i = 0; i < n; i++)
        for (int32_t j = 0; j < n; j++) {
            const double x = absolute(a[(int64_t)i * n + j]);
            if (!(x <= DBL_MAX))
                return nb_fail(NB_PARAM, "eigh: element [%d, %d] is %g", i, j,
                               a[(int64_t)i * n + j]);
            if (x > *largest) *largest = x;
        }
    for (int32_t i = 0; i < n; i++)
        for (int32_t j = 0; j < i; j++) {
            const double x = a[(int64_t)i * n + j], y = a[(int64_t)j * n + i];
            if (*largest > 0 && absolute(x / *largest - y / *largest) > 1e-5)
                return nb_fail(NB_PARAM,
                               "eigh: the matrix is not symmetric: element [%d, %d] is %g, [%d, "
                               "%d] is %g",
                               i, j, x, j, i, y);
        }
    return NB_OK;
}

static void make_even(int32_t n, double scale, double *a) {
    for (int32_t i = 0; i < n; i++)
        for (int32_t j = 0; j <= i; j++) {
            double *x = a + (int64_t)i * n + j, *y = a + (int64_t)j * n + i;
            *x = *y = 0.5 * (*x / scale) + 0.5 * (*y / scale);
        }
}

/* ---- 1. Tridiagonal ---- */

/* Turns x [m] into v with H x = (alpha, 0, ..); gives alpha. What is smaller than sqrt(DBL_MIN)
 * times the matrix is nothing. */
static double reflection(int32_t m, double *x, double *beta) {
    const double rest = product(m - 1, x + 1, x + 1), first = x[0];
    *beta = 0;
    if (rest < DBL_MIN) return first;
    const double norm = sqrt(first * first + rest), alpha = first > 0 ? -norm : norm;
    x[0] = first - alpha;
    *beta = 2 / (x[0] * x[0] + rest);
    return alpha;
}

/* A <- H A H in the last m rows and columns:  A -= v w^T + w v^T,  w = p - (beta/2 p.v) v,
 * p = beta A v */
static void reflect(const work *w, int32_t m, const double *v, double beta) {
    const int32_t n = w->n;
    double *last = w->a + (int64_t)(n - m) * n + (n - m), *p = w->p;
    memset(p, 0, (size_t)m * sizeof *p);
    for (int32_t i = 0; i < m; i++) add_row(m, beta * v[i], last + (int64_t)i * n, p);
    add_row(m, -0.5 * beta * product(m, p, v), v, p);
    for (int32_t i = 0; i < m; i++) {
        double *row = last + (int64_t)i * n;
        for (int32_t j = 0; j < m; j++) row[j] -= v[i] * p[j] + p[i] * v[j];
    }
}

/* The reflections' v stay in A's rows, right of the diagonal. */
static void make_tridiagonal(const work *w) {
    const int32_t n = w->n;
    for (int32_t k = 0; k < n; k++) {
        double *row = w->a + (int64_t)k * n;
        w->d[k] = row[k];
        if (k == n - 1) break;
        w->e[k] = reflection(n - 1 - k, row + k + 1, &w->beta[k]);
        if (w->beta[k] != 0) reflect(w, n - 1 - k, row + k + 1, w->beta[k]);
    }
}

/* Q = H_0 H_1 .. from the last to the first: Q <- Q - beta v (v^T Q) */
static void gather_reflections(const work *w) {
    const int32_t n = w->n;
    memset(w->q, 0, (size_t)n * (size_t)n * sizeof *w->q);
    for (int32_t i = 0; i < n; i++) w->q[(int64_t)i * n + i] = 1;
    for (int32_t k = n - 2; k >= 0; k--) {
        const int32_t m = n - 1 - k;
        const double *v = w->a + (int64_t)k * n + k + 1;
        double *last = w->q + (int64_t)(k + 1) * n + k + 1;
        if (w->beta[k] == 0) continue;
        memset(w->p, 0, (size_t)m * sizeof *w->p);
        for (int32_t i = 0; i < m; i++) add_row(m, v[i], last + (int64_t)i * n, w->p);
        for (int32_t i = 0; i < m; i++) add_row(m, -w->beta[k] * v[i], w->p, last + (int64_t)i * n);
    }
}

static void transpose(int32_t n, double *a) {
    for (int32_t i = 0; i < n; i++)
        for (int32_t j = 0; j < i; j++) {
            double *x = a + (int64_t)i * n + j, *y = a + (int64_t)j * n + i;
            const double kept = *x;
            *x = *y;
            *y = kept;
        }
}

/* ---- 2. Diagonal ---- */

static void rotate_rows(int32_t n, double c, double s, double *x, double *y) {
    for (int32_t i = 0; i < n; i++) {
        const double a = x[i], b = y[i];
        x[i] = c * a + s * b;
        y[i] = c * b - s * a;
    }
}

/* One step on rows lo to hi of T; Q's rows (it is transposed here) turn with them. */
static void qr_step(const work *w, int32_t lo, int32_t hi) {
    double *d = w->d, *e = w->e;
    const double half = (d[hi - 1] - d[hi]) / 2, root = length(half, e[hi - 1]);
    const double shift = d[hi] - e[hi - 1] / (half + (half < 0 ? -root : root)) * e[hi - 1];
    double x = d[lo] - shift, z = e[lo];
    for (int32_t k = lo; k < hi; k++) {
        const double r = length(x, z), c = r == 0 ? 1 : x / r, s = r == 0 ? 0 : z / r;
        if (k > lo) e[k - 1] = r;
        const double dk = d[k], dl = d[k + 1], ek = e[k];
        d[k] = c * c * dk + 2 * c * s * ek + s * s * dl;
        d[k + 1] = s * s * dk - 2 * c * s * ek + c * c * dl;
        e[k] = c * s * (dl - dk) + (c * c - s * s) * ek;
        rotate_rows(w->n, c, s, w->q + (int64_t)k * w->n, w->q + (int64_t)(k + 1) * w->n);
        if (k + 1 == hi) break;
        x = e[k];
        z = s * e[k + 1];
        e[k + 1] *= c;
    }
}

static nb_status make_diagonal(const work *w) {
    const double tiny = DBL_MIN / DBL_EPSILON; /* products of less lose their digits */
    int32_t hi = w->n - 1;
    for (int64_t steps = 0; hi > 0; steps++) {
        for (int32_t k = 0; k < hi; k++)
            if (absolute(w->e[k]) <=
                DBL_EPSILON * (absolute(w->d[k]) + absolute(w->d[k + 1])) + tiny)
                w->e[k] = 0;
        while (hi > 0 && w->e[hi - 1] == 0) hi--;
        if (hi == 0) break;
        int32_t lo = hi - 1;
        while (lo > 0 && w->e[lo - 1] != 0) lo--;
        if (steps > (int64_t)MAX_STEPS * w->n)
            return nb_fail(NB_STATE, "eigh: no convergence in %d steps", MAX_STEPS * w->n);
        qr_step(w, lo, hi);
    }
    return NB_OK;
}

/* ---- 3. In order ---- */

static void sort(const work *w) {
    const int32_t n = w->n;
    for (int32_t i = 0; i < n; i++) {
        int32_t least = i;
        for (int32_t k = i + 1; k < n; k++)
            if (w->d[k] < w->d[least]) least = k;
        const double kept = w->d[i];
        w->d[i] = w->d[least];
        w->d[least] = kept;
        double *x = w->q + (int64_t)i * n, *y = w->q + (int64_t)least * n;
        if (x == y) continue;
        memcpy(w->p, x, (size_t)n * sizeof *x);
        memcpy(x, y, (size_t)n * sizeof *x);
        memcpy(y, w->p, (size_t)n * sizeof *x);
    }
}

static void choose_signs(const work *w) {
    for (int32_t i = 0; i < w->n; i++) {
        double *v = w->q + (int64_t)i * w->n, largest = 0;
        for (int32_t k = 0; k < w->n; k++)
            if (absolute(v[k]) > absolute(largest)) largest = v[k];
        for (int32_t k = 0; k < w->n && largest < 0; k++) v[k] = -v[k];
    }
}

nb_status nb_eigh(int32_t n, double *a, double *values) {
    double scale = 0;
    nb_status status = check(n, a, &scale);
    if (status) return status;
    const size_t row = (size_t)n, all = row * row;
    double *space = nb_take((2 * all + 4 * row) * sizeof *space);
    if (!space) return NB_MEMORY;
    double *rows = space + 2 * all;
    const work w = {n, space, space + all, rows, rows + row, rows + 2 * row, rows + 3 * row};
    if (scale == 0) scale = 1;
    memcpy(w.a, a, all * sizeof *a);
    make_even(n, scale, w.a);
    make_tridiagonal(&w);
    gather_reflections(&w);
    transpose(n, w.q);
    status = make_diagonal(&w);
    sort(&w);
    choose_signs(&w);
    transpose(n, w.q);
    for (int32_t i = 0; i < n && !status; i++) values[i] = w.d[i] * scale;
    if (!status) memcpy(a, w.q, all * sizeof *a);
    nb_give(space);
    return status;
}
